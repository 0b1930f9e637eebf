import type { FastifyRequest } from 'fastify';
import { chooseLang, type Lang, type Translate, tagOf, translator } from './text.ts';

/** What every page needs to know of the request it answers. */
export interface View {
  readonly lang: Lang;
  readonly tag: string;
  readonly t: Translate;
  /** Path and query as requested. */
  readonly url: URL;
  /** Where people reach the pages, without a slash at the end. */
  readonly base: string;
  /** The mailbox is shown in the footer. */
  readonly local: boolean;
  /** An address of these pages that keeps the reader's choice of language. */
  href(path: string): string;
}

export function viewOf(request: FastifyRequest, base: string, local: boolean): View {
  const url = new URL(request.url, 'http://pages.invalid');
  const asked = url.searchParams.get('lang');
  const lang = chooseLang(asked, request.headers['accept-language']);
  return {
    lang,
    tag: tagOf(lang),
    t: translator(lang),
    url,
    base,
    local,
    href: (path) => (asked === lang ? withQuery(path, { lang }) : path),
  };
}

/** A path with parameters set; undefined or '' removes one. Only path and query of these pages, never another host. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | number | undefined>>): string {
  const url = new URL(path, 'http://pages.invalid');
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return url.pathname + url.search + url.hash;
}

/** This page with parameters set, for filters, tabs and the next page of a list. */
export const here = (view: View, parameters: Readonly<Record<string, string | number | undefined>>): string =>
  withQuery(view.url.pathname + view.url.search, parameters);
