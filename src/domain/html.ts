const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send: made by `html` alone. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

export type Insert = Html | string | number | null | undefined | false | readonly Insert[];

/** Text in which HTML and XML see nothing but text, also between quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Text becomes text, nested markup stays markup, lists are joined; null, undefined and false vanish. */
function insert(value: Insert): string {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(insert).join('');
  return value === null || value === undefined || value === false ? '' : escapeHtml(String(value));
}

/**
 * Template tag for HTML: every insertion is escaped unless it is `Html` itself. Attribute values must be quoted.
 * @example html`<a href="${url}">${title}</a>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly Insert[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + insert(values[index - 1]) + part));
}

/** Markup from elsewhere in the program (a drawing, an included template), never from a watched page. */
export const trusted = (markup: string): Html => new Html(markup);
