import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { Fold } from './tokens.ts';

const UNSPACED_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}々〇]/gu;

/** Private-use marks around what was found; no text of a page may hold them. */
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';

export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** How much of a text is looked at for its excerpt. */
const MOST = 100_000;

/**
 * Excerpts with the words that were found marked. The archive's index keeps no texts, so the few that are shown go through
 * a small index of the same kind in memory, character by character: stems are marked as the search understood them.
 */
export class Snippets {
  readonly #db: Database;
  constructor() {
    this.#db = new BetterSqlite3(':memory:');
    this.#db.exec(`CREATE VIRTUAL TABLE excerpt USING fts5 (text, tokenize = "porter unicode61 remove_diacritics 2")`);
  }

  /** One excerpt of about `words` words around the first matches. `fold` must keep the length of texts. */
  excerpt(text: string, query: string, fold: Fold, words = 28): SnippetPart[] {
    const match = spacedExpression(query, fold);
    const plain = text.slice(0, MOST).replace(/[\u{E000}\u{E001}\u{200B}]/gu, '');
    if (match === undefined) return [{ text: plain.slice(0, 160), hit: false }];
    const folded = fold(plain);
    this.#db.prepare('INSERT INTO excerpt (rowid, text) VALUES (1, ?)').run(spaced(folded));
    const found = this.#db
      .prepare<[string, string, number, string], string>(
        `SELECT snippet(excerpt, 0, ?, ?, '…', ?) FROM excerpt WHERE excerpt MATCH ?`,
      )
      .pluck()
      .get(OPEN, CLOSE, words, match);
    this.#db.exec('DELETE FROM excerpt');
    if (found === undefined) return [{ text: plain.slice(0, 160), hit: false }];
    return split(found.replaceAll('\u200B', ''), folded.length === plain.length ? { folded, plain } : undefined);
  }

  close(): void {
    this.#db.close();
  }
}

const spaced = (text: string): string => text.replace(UNSPACED_SIGN, '\u200B$&\u200B');

function spacedExpression(query: string, fold: Fold): string | undefined {
  const text = query.slice(0, 200).replace(/[“”„«»「」『』]/g, '"');
  const parts = text.split('"').flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/)));
  const terms = parts
    .map((part) =>
      spaced(fold(part.normalize('NFKC')))
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean);
  return terms.length > 0 ? terms.map((term) => `"${term}"`).join(' OR ') : undefined;
}

/** The excerpt's parts in the words of the page itself, where folding changed its characters one by one. */
function split(found: string, texts: { folded: string; plain: string } | undefined): SnippetPart[] {
  const bare = found.replace(/[\u{E000}\u{E001}]/gu, '').replace(/^…|…$/g, '');
  const start = texts ? texts.folded.indexOf(bare) : -1;
  let at = start;
  return found.split(/(?=[\u{E000}\u{E001}])/u).flatMap((piece) => {
    const hit = piece.startsWith(OPEN);
    const text = piece.replace(/^[\u{E000}\u{E001}]/u, '');
    const inner = text.replace(/^…|…$/g, (mark) => (start >= 0 && texts!.plain.startsWith(mark, at) ? mark : ''));
    if (text === '') return [];
    if (start < 0) return [{ text, hit }];
    const own = texts!.plain.slice(at, at + inner.length);
    at += inner.length;
    return [{ text: text.replace(inner, () => own), hit }];
  });
}
