/** A pair of label and address found in the data of a script. */
export interface ScriptItem {
  readonly href: string;
  readonly label: string;
}

/** What a script holds for a reader of menus: items of data, markup it writes, and where it sends the visitor. */
export interface ScriptContent {
  readonly items: ScriptItem[];
  readonly markup: string[];
  readonly forwards: string[];
}

/** One pair of brackets: what stands in it before inner brackets are taken out. */
interface Group {
  readonly labels: string[];
  readonly hrefs: { readonly href: string; readonly key: string }[];
  /** The key before the colon just passed. */
  key: string;
}

const ADDRESS = /^(?:https?:\/\/|\/|\.{1,2}\/)[^\s<>"'{}|\\^`]{0,500}$|^[\w./%-]{1,200}(?:\/|\.s?html?|\.json)$/i;
const LABEL_KEY = /^(?:title|name|text|label|caption|channelname|menuname|cn|en|zh)$/i;
/** A key that is a label itself: `{ "Visas": "/eng/visa/" }`. */
const SPEAKING_KEY = /^\p{Lu}|\P{ASCII}| /u;
const MOST_CODE = 2_000_000;
/** More data than any menu has. */
const MOST_ITEMS = 3000;

/**
 * Reads menus out of script data without running it. Within one pair of brackets, an address belongs to the string that
 * reads as its label: `{ title: "Visas", url: "/eng/visa/" }`, `["Visas", "/eng/visa/"]`, `add("Visas", "/eng/visa/")`.
 */
export function readScript(script: string): ScriptContent {
  const code = script.slice(0, MOST_CODE);
  const content: ScriptContent = { items: [], markup: [], forwards: forwardsOf(code) };
  const open: Group[] = [newGroup()];
  const unclosed = { '"': 0, "'": 0, '`': 0 };
  const settle = (group: Group | undefined) => {
    for (const { href, key } of group?.hrefs ?? [])
      content.items.push({ href, label: SPEAKING_KEY.test(key) ? key : (group!.labels[0] ?? '') });
  };
  for (let at = 0; at < code.length && content.items.length < MOST_ITEMS; at++) {
    const c = code[at]!;
    if (c === '/' && (code[at + 1] === '/' || code[at + 1] === '*')) at = skipComment(code, at);
    else if (c === '{' || c === '[' || c === '(') open.push(newGroup());
    else if (c === '}' || c === ']' || c === ')') {
      if (open.length > 1) settle(open.pop());
    } else if (c === ';' && open.length === 1) settle(open.splice(0, 1, newGroup())[0]);
    else if (c === ':')
      open.at(-1)!.key = /([\w$]{1,40})\s{0,9}$/.exec(code.slice(Math.max(0, at - 50), at))?.[1] ?? open.at(-1)!.key;
    else if (c === ',') open.at(-1)!.key = '';
    else if ((c === '"' || c === "'" || c === '`') && at >= unclosed[c]) {
      const end = endOfString(code, at, c);
      if (end < 0) unclosed[c] = -end;
      else at = take(unescapeString(code.slice(at + 1, end)).trim(), open.at(-1)!, content, end);
    }
  }
  for (const group of open.reverse()) settle(group);
  return content;
}

const newGroup = (): Group => ({ labels: [], hrefs: [], key: '' });

/** Files a string by what it looks like, and returns where it ended. */
function take(text: string, group: Group, content: ScriptContent, end: number): number {
  if (text.includes('<')) content.markup.push(text);
  else if (ADDRESS.test(text)) group.hrefs.push({ href: text, key: group.key });
  else if (/\p{L}{2}|\p{Script=Han}/u.test(text) && !/^[_#.]/.test(text)) {
    if (LABEL_KEY.test(group.key)) group.labels.unshift(text);
    else group.labels.push(text);
    group.key = text;
  }
  return end;
}

/** The index of the closing quote, or minus the index up to which there is none: the line, or for ` the text. */
function endOfString(code: string, start: number, quote: string): number {
  for (let at = start + 1; at < code.length; at++) {
    const c = code[at];
    if (c === '\\') at++;
    else if (c === quote) return at;
    else if (c === '\n' && quote !== '`') return -at;
  }
  return -code.length;
}

function skipComment(code: string, at: number): number {
  const block = code[at + 1] === '*';
  const end = code.indexOf(block ? '*/' : '\n', at + 2);
  return end < 0 ? code.length : end + (block ? 1 : 0);
}

/** ECMAScript string escapes. */
const unescapeString = (text: string): string =>
  text.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi,
    (_, braces, four, two, one: string) => {
      const code = Number.parseInt(braces ?? four ?? two ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return /[nrtvf]/.test(one) ? ' ' : one;
    },
  );

const FORWARD =
  /\blocation(?:\.href)?\s{0,9}=\s{0,9}(["'][^"'\n]{1,500}["'](?:\s{0,9}\+\s{0,9}["'][^"'\n]{0,500}["']){0,5})|\blocation\.(?:replace|assign)\(\s{0,9}(["'][^"'\n]{1,500}["'])|\b(?:window\.)?open\(\s{0,9}(["'][^"'\n]{1,500}["'])/g;

/** Addresses that a script sets as its location, string sums joined. */
const forwardsOf = (code: string): string[] =>
  [...code.matchAll(FORWARD)].map((match) =>
    (match[1] ?? match[2] ?? match[3]!).replace(/["']\s*\+\s*["']/g, '').slice(1, -1),
  );
