import type { Database } from 'better-sqlite3';
import { sql } from '../subscribers/sql.ts';
import { byId } from '../subscribers/store.ts';
import { failsRepeatedly, suppress } from '../subscribers/suppression.ts';
import type { Report } from './bounces.ts';

/** unknown: names no message of ours, hence perhaps forged; nothing is done. */
export type Intake = 'suppressed' | 'noted' | 'unknown';

/**
 * Acts on a report: a hard bounce or complaint ends the mails to that subscriber at once, soft bounces when they repeat.
 * Whom it concerns is read from our own record of the message, never from the report.
 */
export function takeReport(db: Database, report: Report, now: string): Intake {
  return db
    .transaction((): Intake => {
      const sent = sql<{ id: number; subscriber: number }>(
        db,
        `SELECT id, subscriber_id AS subscriber FROM outbox
       WHERE message_id >= ? AND message_id < ? AND subscriber_id IS NOT NULL AND state IN ('sent', 'dead')`,
      ).get(`<${report.key ?? '?'}@`, `<${report.key ?? '?'}A`);
      const subscriber = sent && byId(db, sent.subscriber);
      if (!sent || !subscriber || !report.key) return 'unknown';
      const answer =
        report.kind === 'complaint' ? 'complaint' : `bounced: ${report.status} ${report.diagnosis}`.slice(0, 500);
      sql(db, `UPDATE outbox SET state = 'dead', finished_at = ?, last_answer = ? WHERE id = ?`).run(
        now,
        answer,
        sent.id,
      );
      const hard = report.kind === 'bounce' && report.permanence === 'hard';
      const reason = report.kind === 'complaint' ? 'complaint' : hard ? 'hard-bounce' : 'soft-bounces';
      if (reason === 'soft-bounces' && !failsRepeatedly(db, subscriber.id, now)) return 'noted';
      suppress(db, subscriber.address, reason, now);
      return 'suppressed';
    })
    .immediate();
}
