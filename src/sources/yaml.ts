import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Document, isMap, isPair, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import { type Fault, keyOf } from './fault.ts';

const MOST_BYTES = 1_000_000;
/** Declarations hardly need anchors; a file whose aliases multiply is refused before it fills the memory. */
const MOST_ALIASES = 50;

export interface Place {
  readonly line: number;
  readonly column?: number;
}

/** One YAML document of a file, with the way back from a key to its line. */
export interface Part {
  readonly file: string;
  readonly data: unknown;
  /** Where a key stands; a missing key stands where its parent does. */
  readonly place: (path: readonly PropertyKey[]) => Place;
}

/** Reads a declaration file. Faults of syntax, size and encoding come back as such; nothing is thrown. */
export function readYaml(path: string): { parts: Part[]; faults: Fault[] } {
  const file = relative(process.cwd(), path) || path;
  const refuse = (found: string, remedy: string) => ({
    parts: [],
    faults: [{ file, line: 0, key: '', found, remedy }],
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return refuse(`a file that cannot be read (${(error as NodeJS.ErrnoException).code})`, 'a readable YAML file');
  }
  if (bytes.length > MOST_BYTES) return refuse(`${bytes.length} bytes`, `at most ${MOST_BYTES} bytes`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('bytes that are not UTF-8', 'a YAML file saved as UTF-8');
  }
  return readJson(file, text) ?? parse(file, text);
}

/**
 * Large declarations are written by programs, as JSON, which is YAML that its own reader reads fifty times faster. Only what comes
 * out again as it went in: a key that stands twice would be lost here and is a fault there.
 */
function readJson(file: string, text: string): { parts: Part[]; faults: Fault[] } | null {
  if (!text.startsWith('{')) return null;
  try {
    const data: unknown = JSON.parse(text);
    if (JSON.stringify(data) !== text.trimEnd() && JSON.stringify(data, null, 2) !== text.trimEnd()) return null;
    return { parts: [{ file, data, place: (path) => parse(file, text).parts[0]!.place(path) }], faults: [] };
  } catch {
    return null;
  }
}

function parse(file: string, text: string): { parts: Part[]; faults: Fault[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  const faults: Fault[] = [];
  const parts: Part[] = [];
  for (const document of 'empty' in documents ? [] : documents) {
    for (const error of document.errors) {
      const { line, col } = lines.linePos(Math.min(error.pos[0], text.trimEnd().length));
      faults.push({ file, line, column: col, key: duplicateKey(text, error), ...explain(error) });
    }
    if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) continue;
    const place = (path: readonly PropertyKey[]) => placeOf(document, lines, path);
    try {
      const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
      if (data !== null || documents.length === 1) parts.push({ file, data, place });
    } catch {
      const found = 'aliases that multiply or lead nowhere';
      faults.push({ file, ...place([]), key: '', found, remedy: `at most ${MOST_ALIASES} plain aliases` });
    }
  }
  if (!parts.length && !faults.length)
    faults.push({
      file,
      line: 0,
      key: '',
      found: 'an empty file',
      remedy: 'a declaration: id, name, kind, country, watch',
    });
  return { parts, faults };
}

type SyntaxFault = { readonly code: string; readonly message: string; readonly pos: readonly [number, number] };

const duplicateKey = (text: string, error: SyntaxFault): string =>
  error.code === 'DUPLICATE_KEY' ? (/^[\w.-]+/.exec(text.slice(error.pos[0], error.pos[0] + 80))?.[0] ?? '') : '';

function explain(error: SyntaxFault): { found: string; remedy: string } {
  if (error.code === 'DUPLICATE_KEY') return { found: 'a key that stands here twice', remedy: 'each key once' };
  return { found: `a YAML error: ${error.message}`, remedy: 'valid YAML 1.2' };
}

/** The line of a key, found by walking the nodes; a missing key is placed at what would hold it. */
function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const parent: unknown = depth > 1 ? document.getIn(path.slice(0, depth - 1), true) : document.contents;
    const last = path[depth - 1];
    const pair =
      isMap(parent) && parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
    const node = pair ? pair.key : document.getIn(path.slice(0, depth), true);
    const offset = (node as { range?: readonly number[] } | undefined)?.range?.[0];
    if (offset !== undefined) return at(lines, offset);
  }
  return at(lines, document.contents?.range?.[0] ?? document.range?.[0] ?? 0);
}

function at(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** A fault at a key of a part. */
export const faultAt = (part: Part, path: readonly PropertyKey[], found: string, remedy: string): Fault => ({
  file: part.file,
  ...part.place(path),
  key: keyOf(path),
  found,
  remedy,
});
