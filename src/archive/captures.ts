import type { Database } from 'better-sqlite3';
import { addressKey } from '../domain/address.ts';
import type { FetchedBody, Hop, Snapshot } from '../domain/capture.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { Blobs } from './blobs.ts';
import { headerStore } from './headers.ts';

interface SnapshotRow {
  id: number;
  source: string;
  url: string;
  at: string;
  status: number;
  sha256: string;
  bytes: number;
  media_type: string;
  language: string | null;
  title: string | null;
  renderer: Snapshot['renderer'];
  vantage: string | null;
  document: number | null;
  seal: number | null;
}

/** A capture with all that was recorded of its exchange. */
export interface CaptureRecord extends Snapshot {
  readonly page: number;
  readonly finalUrl: string;
  readonly durationMs: number;
  readonly charset: string | null;
  readonly requestHeaders: Record<string, string>;
  readonly responseHeaders: Record<string, string>;
  readonly redirects: readonly Hop[];
  readonly address: string | null;
  readonly httpVersion: string | null;
  readonly tls: Record<string, string> | null;
  readonly problem: string | null;
}

export interface SnapshotFilter {
  readonly source?: string;
  readonly url?: string;
  readonly page?: number;
  readonly since?: string;
  readonly until?: string;
  /** Only captures with an id below this one: the cursor of a page of results. */
  readonly before?: number;
  readonly limit?: number;
}

const SNAPSHOT = `SELECT capture.id, page.source_id AS source, capture.url, capture.at, capture.status, capture.sha256, blob.size AS bytes,
  capture.media_type, coalesce(document.language, page.language) AS language, document.title, capture.renderer, capture.vantage,
  capture.document_id AS document, capture.seal
  FROM capture JOIN page ON page.id = capture.page_id JOIN blob ON blob.sha256 = capture.sha256
  LEFT JOIN document ON document.id = capture.document_id`;

export type Captures = ReturnType<typeof captureStore>;

/** Captures: raw answers with all that was recorded of their exchange. */
export function captureStore(db: Database, blobs: Blobs) {
  const insert =
    db.prepare(`INSERT INTO capture (page_id, url, final_url, at, duration_ms, status, sha256, media_type, charset, renderer,
      request_headers_json, response_headers_json, redirects_json, address, http_version, tls_json, problem, vantage, header_set)
    VALUES ($page, $url, $finalUrl, $at, $durationMs, $status, $sha256, $mediaType, $charset, $renderer,
      $requestHeaders, $responseHeaders, $redirects, $address, $httpVersion, $tls, $problem, $vantage, $headerSet)`);
  const packHeaders = headerStore(db);
  const keyframeOf = db.prepare<[number], string | null>('SELECT keyframe FROM page WHERE id = ?').pluck();
  const lastOf = db
    .prepare<[number], string>(
      'SELECT sha256 FROM capture WHERE page_id = ? AND problem IS NULL ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const setKeyframe = db.prepare('UPDATE page SET keyframe = ? WHERE id = ?');
  const setDocument = db.prepare('UPDATE capture SET document_id = ? WHERE id = ?');
  const setProblem = db.prepare('UPDATE capture SET problem = ? WHERE id = ?');
  const remove = db.prepare<[number], { sha256: string }>(
    'DELETE FROM capture WHERE id = ? AND seal IS NULL RETURNING sha256',
  );
  const snapshot = db.prepare<[number], SnapshotRow>(`${SNAPSHOT} WHERE capture.id = ?`);
  const whole = db.prepare<
    [number],
    Record<string, string | number | null>
  >(`SELECT capture.*, headers.request_headers_json, headers.response_headers_json FROM capture
     JOIN capture_headers AS headers ON headers.capture_id = capture.id WHERE capture.id = ?`);
  const keptToday = db
    .prepare<[number, string, number], number>(
      'SELECT 1 FROM capture WHERE page_id = ? AND at >= ? AND id <> ? AND problem IS NULL LIMIT 1',
    )
    .pluck();
  const newestOf = db
    .prepare<[number, number], number>(
      'SELECT id FROM capture WHERE page_id = ? AND document_id = ? ORDER BY at DESC LIMIT 1',
    )
    .pluck();
  const unread = db
    .prepare<[], number>('SELECT id FROM capture WHERE document_id IS NULL AND problem IS NULL ORDER BY id')
    .pluck();
  const readOtherwise = db
    .prepare<
      [number, string],
      number
    >(`SELECT capture.id FROM capture LEFT JOIN document ON document.id = capture.document_id
      WHERE capture.page_id = ? AND capture.problem IS NULL AND (document.id IS NULL OR document.extractor <> ?) ORDER BY capture.at`)
    .pluck();
  /** Keeps an answer's bytes and exchange in a transaction of its own: raw bytes first, whatever follows. Returns the capture's id. */
  const keep = db.transaction((page: number, response: FetchedBody, problem?: ProblemCode): number => {
    const blob = blobs.put(response.body, keyframeOf.get(page), lastOf.get(page));
    const stored = packHeaders(response);
    const { lastInsertRowid } = insert.run({
      page,
      url: response.url,
      finalUrl: response.finalUrl,
      at: response.startedAt,
      durationMs: Math.round(response.durationMs),
      status: response.status,
      sha256: blob.sha256,
      mediaType: response.mediaType,
      charset: response.charset ?? null,
      renderer: response.renderer,
      requestHeaders: stored.request,
      responseHeaders: stored.response,
      headerSet: stored.set,
      redirects: response.redirects.length > 0 ? JSON.stringify(response.redirects) : null,
      address: response.address ?? null,
      httpVersion: response.httpVersion ?? null,
      tls: response.tls ? JSON.stringify(response.tls) : null,
      problem: problem ?? null,
      vantage: response.vantage ?? null,
    });
    if (blob.alone && !problem) setKeyframe.run(blob.sha256, page);
    return Number(lastInsertRowid);
  });

  return {
    keep: (page: number, response: FetchedBody, problem?: ProblemCode): number =>
      keep.immediate(page, response, problem),
    setDocument: (id: number, document: number) => void setDocument.run(document, id),
    setProblem: (id: number, problem: ProblemCode) => void setProblem.run(problem, id),

    /** Forgets the bytes of a look that showed nothing new; the visit keeps its time and digest. What is sealed stays. */
    drop(id: number): void {
      const row = remove.get(id);
      if (row) blobs.removeUnused(row.sha256);
    },

    /** Was another usable capture of this page kept since the given time? */
    keptSince: (page: number, since: string, except: number): boolean =>
      keptToday.get(page, since, except) !== undefined,

    /** The newest capture of a page that shows exactly this document. */
    newestOf: (page: number, document: number): number | undefined => newestOf.get(page, document),
    /** Captures of a page that were read by another extractor than this one, or never. */
    readOtherwise: (page: number, extractor: string) => readOtherwise.all(page, extractor),
    /** Captures that were kept and never read: a stop came between. */
    unread: () => unread.all(),

    snapshot(id: number): Snapshot | undefined {
      const row = snapshot.get(id);
      return row && toSnapshot(row);
    },

    record(id: number): CaptureRecord | undefined {
      const row = snapshot.get(id);
      const all = whole.get(id);
      return row && all ? toRecord(toSnapshot(row), all) : undefined;
    },

    bytes: (capture: Pick<Snapshot, 'sha256'>): Buffer => blobs.get(capture.sha256),
    /** The same for those who must not wait where the bytes were moved to an object store. */
    read: (capture: Pick<Snapshot, 'sha256'>): Promise<Buffer> => blobs.read(capture.sha256),

    /** Newest first. */
    list(filter: SnapshotFilter): Snapshot[] {
      const where: string[] = ['capture.problem IS NULL'];
      const values: (string | number)[] = [];
      const add = (condition: string, ...given: (string | number | undefined)[]) => {
        if (given[0] === undefined) return;
        where.push(condition);
        values.push(...given.map((one) => one!));
      };
      add('page_id IN (SELECT id FROM page WHERE source_id = ?)', filter.source);
      const key = filter.url && addressKey(filter.url);
      add('page_id IN (SELECT page_id FROM address WHERE key = ? AND url = ?)', key, filter.url);
      add('page_id = ?', filter.page);
      add('at >= ?', filter.since);
      add('at < ?', filter.until);
      // The captures of a few pages are found by their page and then put in order; those of all pages come in order.
      const order = (filter.source ?? filter.url ?? filter.page) ? '+id' : 'id';
      add(`${order} < ?`, filter.before);
      const sql = `${SNAPSHOT} WHERE capture.id IN (SELECT id FROM capture WHERE ${where.join(' AND ')} ORDER BY ${order} DESC LIMIT ?)
        ORDER BY capture.id DESC`;
      return db
        .prepare<unknown[], SnapshotRow>(sql)
        .all(...values, filter.limit ?? -1)
        .map(toSnapshot);
    },
  };
}

function toSnapshot(row: SnapshotRow): Snapshot {
  const { media_type, title, ...rest } = row;
  return { ...rest, mediaType: media_type, title: title ?? '' };
}

function toRecord(snapshot: Snapshot, row: Record<string, string | number | null>): CaptureRecord {
  const json = (column: string) => JSON.parse((row[column] as string | null) ?? 'null');
  return {
    ...snapshot,
    page: row.page_id as number,
    finalUrl: row.final_url as string,
    durationMs: row.duration_ms as number,
    charset: row.charset as string | null,
    requestHeaders: json('request_headers_json'),
    responseHeaders: json('response_headers_json'),
    redirects: json('redirects_json') ?? [],
    address: row.address as string | null,
    httpVersion: row.http_version as string | null,
    tls: json('tls_json'),
    problem: row.problem as string | null,
  };
}
