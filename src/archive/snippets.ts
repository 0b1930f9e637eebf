import BetterSqlite3, { type Database, type Statement } from 'better-sqlite3';
import type { Fold } from './tokens.ts';

const UNSPACED_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}々〇]/gu;

/** Private-use marks around what was found; no text of a page may hold them. */
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';

export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** A passage by its place, with what was found between the marks. */
interface Marked {
  readonly id: number;
  readonly marked: string;
}

/** How much of a text is looked at for its excerpt. */
const MOST = 100_000;

/**
 * Excerpts with the words that were found marked. The archive's index keeps no texts, so the few that are shown go through
 * a small index of the same kind in memory, character by character: stems are marked as the search understood them.
 */
export class Snippets {
  readonly #db: Database;
  readonly #insert: Statement<[number, string]>;
  readonly #best: Statement<[string, string, number, string], Marked>;
  constructor() {
    this.#db = new BetterSqlite3(':memory:');
    this.#db.exec(`CREATE VIRTUAL TABLE excerpt USING fts5 (text, tokenize = "porter unicode61 remove_diacritics 2")`);
    this.#insert = this.#db.prepare('INSERT INTO excerpt (rowid, text) VALUES (?, ?)');
    this.#best = this.#db.prepare(
      `SELECT rowid AS id, snippet(excerpt, 0, ?, ?, '…', ?) AS marked FROM excerpt WHERE excerpt MATCH ? ORDER BY rank LIMIT 1`,
    );
  }

  /** One excerpt of about `words` words from the passage that says most of what was asked. `fold` must keep the length of texts. */
  excerpt(text: string, query: string, fold: Fold, words = 28): SnippetPart[] {
    const match = spacedExpression(query, fold);
    const plain = text.slice(0, MOST).replace(/[\u{E000}\u{E001}\u{200B}]/gu, '');
    if (match === undefined) return [{ text: plain.slice(0, 160), hit: false }];
    const passages = passagesOf(plain).map((passage) => ({ plain: passage, folded: fold(passage) }));
    const found = this.#among(
      passages.map(({ folded }) => spaced(folded)),
      match,
      words,
    );
    const passage = found && passages[found.id];
    if (!found || !passage) return [{ text: plain.slice(0, 160), hit: false }];
    const sameLength = passage.folded.length === passage.plain.length;
    return split(found.marked.replaceAll('\u200B', ''), sameLength ? passage : undefined);
  }

  /** In a transaction that is taken back: the index is never written out, not even in memory. */
  #among(texts: readonly string[], match: string, words: number): Marked | undefined {
    this.#db.exec('BEGIN');
    try {
      for (const [id, text] of texts.entries()) this.#insert.run(id, text);
      return this.#best.get(OPEN, CLOSE, words, match);
    } finally {
      this.#db.exec('ROLLBACK');
    }
  }

  close(): void {
    this.#db.close();
  }
}

/** SQLite's snippet() takes quadratic time where one text matches thousands of times, so it gets one passage. */
const PASSAGE = 1500;

/** Lines joined to passages of about that length; a longer line is cut. */
function passagesOf(text: string): string[] {
  const passages: string[] = [];
  for (const line of text.split('\n')) {
    for (let at = 0; at === 0 || at < line.length; at += PASSAGE) {
      const piece = line.slice(at, at + PASSAGE);
      const last = passages.at(-1);
      if (last !== undefined && last.length + piece.length < PASSAGE)
        passages[passages.length - 1] = `${last}\n${piece}`;
      else passages.push(piece);
    }
  }
  return passages;
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
