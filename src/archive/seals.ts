import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A day's link in the hash chain over all captures. */
export interface Seal {
  readonly number: number;
  /** UTC, YYYY-MM-DD */
  readonly day: string;
  readonly captures: number;
  readonly manifest: string;
  /** Lower-case hex: whoever noted it can prove later that nothing up to that day was altered, added or removed. */
  readonly head: string;
}

/** A look begun before midnight may be kept, and dropped again, a little after it. */
const GRACE_MS = 60 * 60 * 1000;
const NO_HEAD = '0'.repeat(64);

const SELECT = 'SELECT number, day, captures, manifest, head FROM seal';
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

export type Seals = ReturnType<typeof sealStore>;

/** The hash chain over all captures, one link per UTC day that had any. */
export function sealStore(db: Database) {
  const latest = db.prepare<[], Seal>(`${SELECT} ORDER BY number DESC LIMIT 1`);
  const recent = db.prepare<[number], Seal>(`${SELECT} ORDER BY number DESC LIMIT ?`);
  const byNumber = db.prepare<[number], Seal>(`${SELECT} WHERE number = ?`);
  const ofCapture = db.prepare<[number], Seal>(`${SELECT} WHERE number = (SELECT seal FROM capture WHERE id = ?)`);
  const waiting = db
    .prepare<[string], string | null>('SELECT min(at) FROM capture WHERE seal IS NULL AND at < ?')
    .pluck();
  const waitingAfter = db
    .prepare<[string, string], string | null>('SELECT min(at) FROM capture WHERE seal IS NULL AND at >= ? AND at < ?')
    .pluck();
  const cover = db.prepare('UPDATE capture SET seal = ? WHERE seal IS NULL AND at < ?');
  const insert = db.prepare(
    'INSERT INTO seal (number, day, captures, manifest, head) VALUES ($number, $day, $captures, $manifest, $head)',
  );

  /** The next day to seal: the first with captures after the last seal; else yesterday, for what was imported from before it. */
  function nextDay(today: string): string | undefined {
    const last = latest.get();
    const found = waitingAfter.get(last ? dayAfter(last.day) : '', today);
    if (found) return found.slice(0, 10);
    const yesterday = dayBefore(today);
    return last && last.day < yesterday && waiting.get(today) ? yesterday : undefined;
  }

  function sealDay(day: string): void {
    const last = latest.get();
    const number = (last?.number ?? 0) + 1;
    // The manifest reads the captures by their seal, so the line must stand before they can refer to it.
    insert.run({ number, day, captures: 0, manifest: '', head: '' });
    const captures = cover.run(number, dayAfter(day)).changes;
    const { manifest } = readManifest(db, number);
    const head = headOf(last?.head, { day, captures, manifest });
    db.prepare('UPDATE seal SET captures = ?, manifest = ?, head = ? WHERE number = ?').run(
      captures,
      manifest,
      head,
      number,
    );
  }

  const sealAll = db.transaction((today: string): number => {
    let sealed = 0;
    for (let day = nextDay(today); day !== undefined; day = nextDay(today)) {
      sealDay(day);
      sealed++;
    }
    return sealed;
  });

  return {
    /** Seals every UTC day that has ended and is not sealed yet. Returns how many. Cheap where there is nothing to do. */
    sealDays(now: Date): number {
      const today = new Date(now.getTime() - GRACE_MS).toISOString().slice(0, 10);
      return waiting.get(today) ? sealAll.immediate(today) : 0;
    },
    latest: (): Seal | undefined => latest.get(),
    /** Newest first. */
    list: (limit = -1): Seal[] => recent.all(limit),
    /** The link that a seal builds on; undefined for the first. */
    before: (number: number): Seal | undefined => byNumber.get(number - 1),
    of: (capture: number): Seal | undefined => ofCapture.get(capture),
  };
}

/** The chain's rule: five lines, the first naming it. The first seal builds on 64 zeros. */
export const sealText = (
  previous: string | undefined,
  { day, captures, manifest }: Omit<Seal, 'number' | 'head'>,
): string => `kvisa-watch seal 1\n${previous ?? NO_HEAD}\n${day}\n${captures}\n${manifest}\n`;

/** The head is the SHA-256 of these lines. */
export const headOf = (previous: string | undefined, seal: Omit<Seal, 'number' | 'head'>): string =>
  hex(sealText(previous, seal));

interface SealedRow {
  id: number;
  at: string;
  url: string;
  final_url: string;
  status: number;
  sha256: string;
  duration_ms: number;
  media_type: string;
  charset: string | null;
  renderer: string;
  request_headers_json: string;
  response_headers_json: string;
  redirects_json: string | null;
  address: string | null;
  http_version: string | null;
  tls_json: string | null;
  vantage: string | null;
}

/** One line of a manifest: what was answered, and a digest of the rest of the exchange. */
function manifestLine(row: SealedRow): string {
  const exchange = hex(
    JSON.stringify([
      row.duration_ms,
      row.media_type,
      row.charset,
      row.renderer,
      row.request_headers_json,
      row.response_headers_json,
      row.redirects_json,
      row.address,
      row.http_version,
      row.tls_json,
      // Younger than the first seals: they stay as they are.
      ...(row.vantage === null ? [] : [row.vantage]),
    ]),
  );
  return `${JSON.stringify([row.id, row.at, row.url, row.final_url, row.status, row.sha256, exchange])}\n`;
}

/** The digest of a day's manifest as the captures stand now, and how many there are. */
export function readManifest(db: Database, number: number, step?: () => void): { captures: number; manifest: string } {
  const hash = createHash('sha256');
  let captures = 0;
  for (const row of db
    .prepare<[number], SealedRow>(
      // Of columns of one name, the last is read.
      `SELECT capture.*, headers.request_headers_json, headers.response_headers_json FROM capture
       JOIN capture_headers AS headers ON headers.capture_id = capture.id WHERE seal = ? ORDER BY capture.id`,
    )
    .iterate(number)) {
    hash.update(manifestLine(row));
    captures++;
    step?.();
  }
  return { captures, manifest: hash.digest('hex') };
}

const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: string): string => shiftDay(day, 1);
const dayBefore = (day: string): string => shiftDay(day, -1);
