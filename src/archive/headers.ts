import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Exchange } from '../domain/capture.ts';

/** The headers of an exchange as the columns of a capture hold them. */
export interface StoredHeaders {
  readonly set: number | null;
  readonly request: string;
  readonly response: string;
}

/**
 * Headers, kept as what differs from a set of their host. What the view `capture_headers` makes of them is what came, to the
 * byte: where it would not be, they are kept whole.
 */
export function headerStore(db: Database) {
  const find = db.prepare<[string], { id: number; response: string }>(
    'SELECT id, response_json AS response FROM header_set WHERE shape = ?',
  );
  const insert = db.prepare('INSERT INTO header_set (shape, request_json, response_json) VALUES (?, ?, ?)');
  const isExact = db.prepare<[string, string, string], number>('SELECT json_patch(?, ?) IS ?').pluck();

  /** Joins the caller's transaction. */
  return function pack(exchange: Pick<Exchange, 'url' | 'requestHeaders' | 'responseHeaders'>): StoredHeaders {
    const request = JSON.stringify(exchange.requestHeaders);
    const response = JSON.stringify(exchange.responseHeaders);
    const shape = shapeOf(exchange, request);
    const set = find.get(shape) ?? {
      id: Number(insert.run(shape, request, response).lastInsertRowid),
      response,
    };
    const usual = JSON.parse(set.response) as Record<string, string>;
    const differing = Object.entries(exchange.responseHeaders).filter(([name, value]) => usual[name] !== value);
    const short = JSON.stringify(Object.fromEntries(differing));
    const exact = isExact.get(set.response, short, response) === 1;
    return exact ? { set: set.id, request: '', response: short } : { set: null, request, response };
  };
}

/** Answers of one shape have the same headers, in the same order; their values may differ. */
function shapeOf({ url, responseHeaders }: Pick<Exchange, 'url' | 'responseHeaders'>, request: string): string {
  const parts = JSON.stringify([URL.parse(url)?.host ?? '', request, Object.keys(responseHeaders)]);
  return createHash('sha256').update(parts).digest('base64url').slice(0, 22);
}
