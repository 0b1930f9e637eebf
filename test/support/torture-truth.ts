import { type Archive, openArchive } from '../../src/archive/archive.ts';
import type { PostOffice } from './hostile-world.ts';

/** Messages in the hands of a killed process, at most: so many may come again. */
const IN_HAND = 5;

/** Opens the archive of an installation for a moment. */
export function look(data: string, work: (archive: Archive) => void): void {
  const archive = openArchive(data);
  try {
    work(archive);
  } finally {
    archive.close();
  }
}

/** Puts the clock of every page forward: all that `poll --all` looks at is due now. */
export const makePagesDue = (data: string): void =>
  look(data, ({ db }) => {
    db.exec(`UPDATE page SET next_check_at = '2026-01-01T00:00:00.000Z' WHERE watched = 1 AND role <> 'site'`);
  });

/** The same for messages; what a killed process held is free. */
export const makeMailsDue = (data: string): void =>
  look(data, ({ db }) => {
    db.exec(`UPDATE outbox SET due_at = created_at WHERE state = 'ready'`);
    db.exec(`UPDATE outbox SET lease_until = created_at WHERE state = 'leased'`);
  });

const captures = (archive: Archive): [number, string][] =>
  archive.db.prepare<[], [number, string]>('SELECT id, sha256 FROM capture').raw().all();

/** What is readable after a kill was acknowledged. */
export function remember(archive: Archive, acknowledged: Map<number, string>): void {
  for (const [id, sha256] of captures(archive)) acknowledged.set(id, sha256);
}

/** What was acknowledged once and is no longer there. */
export function missing(archive: Archive, acknowledged: ReadonlyMap<number, string>): string[] {
  const kept = new Map(captures(archive));
  return [...acknowledged].flatMap(([id, sha256]) => (kept.get(id) === sha256 ? [] : [`capture ${id} is missing`]));
}

/** After a round that ended, every page has told every round's change exactly once. */
export function compareWithTruth(archive: Archive, pages: number, round: number): string[] {
  const rows = archive.db
    .prepare<[], { url: string; n: number; told: number }>(
      `SELECT page.url, count(change.id) AS n, count(notice_change.change_id) AS told FROM page
       LEFT JOIN change ON change.page_id = page.id AND change.reason IS NULL AND change.relevance = 'k-visa'
       LEFT JOIN notice_change ON notice_change.change_id = change.id GROUP BY page.id`,
    )
    .all();
  const wrong = rows.flatMap(({ url, n, told }) =>
    n === round && told === round ? [] : [`round ${round}: ${url} has ${n} changes, ${told} told, not ${round}`],
  );
  return rows.length === pages ? wrong : [...wrong, `${rows.length} pages, not ${pages}`];
}

/** Changes of interest that stand in no notice, or in several, and notices that a reader of everything was not sent. */
export function untold({ db }: Archive): string[] {
  const lines = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  return [
    ...lines(
      `SELECT 'change ' || change.id || ' stands in ' || count(notice_change.change_id) || ' notices' FROM change
       LEFT JOIN notice_change ON notice_change.change_id = change.id
       WHERE change.reason IS NULL AND change.relevance IN ('k-visa', 'visa')
       GROUP BY change.id HAVING count(notice_change.change_id) <> 1`,
    ),
    ...lines(
      `SELECT 'notice ' || notice.id || ' was not sent to ' || subscriber.address FROM notice, subscriber
       WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE notice_id = notice.id AND subscriber_id = subscriber.id)`,
    ),
  ];
}

/** A message whose notice is missing or cannot be read. */
export function halfMessages(archive: Archive): string[] {
  return archive.db
    .prepare<[], string>(
      `SELECT 'message ' || outbox.id || ' is half' FROM outbox LEFT JOIN notice ON notice.id = outbox.notice_id
       WHERE outbox.kind = 'change' AND (notice.id IS NULL OR NOT json_valid(notice.change_json) OR NOT EXISTS
         (SELECT 1 FROM notice_change JOIN change ON change.id = notice_change.change_id WHERE notice_change.notice_id = notice.id))`,
    )
    .pluck()
    .all();
}

/** Every message of the outbox has gone out, whole, and no more often than kills can excuse. */
export function compareMails({ db }: Archive, post: PostOffice, kills: number): string[] {
  const rows = db.prepare<[], { id: string; state: string }>('SELECT message_id AS id, state FROM outbox').all();
  const taken = new Set(post.taken());
  const twice = post.taken().length - taken.size;
  return [
    ...rows
      .filter(({ state }) => !['sent', 'gathered'].includes(state))
      .map(({ id, state }) => `message ${id} is ${state}`),
    ...rows
      .filter(({ id, state }) => state === 'sent' && !taken.has(id))
      .map(({ id }) => `message ${id} never arrived`),
    ...[...taken].filter((id) => !rows.some((row) => row.id === id)).map((id) => `message ${id} is nobody's`),
    ...(twice > kills * IN_HAND ? [`${twice} messages came twice over ${kills} kills`] : []),
  ];
}
