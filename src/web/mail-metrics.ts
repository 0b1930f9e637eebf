import type { Database } from 'better-sqlite3';
import type { Metric } from './metrics.ts';

/** What is counted, by which column: everything that is told, and to whom it may be. */
const COUNTS = [
  [
    'outbox_messages',
    'Messages in the outbox by kind and state; finished ones are kept for 90 days.',
    'outbox',
    ['kind', 'state'],
  ],
  ['subscribers', 'Subscribers by state.', 'subscriber', ['state']],
  ['suppressions', 'Addresses that are not written to any more, by reason.', 'suppression', ['reason']],
  ['webhooks', 'Webhooks by state.', 'webhook', ['state']],
  [
    'webhook_messages',
    'Messages to webhooks by state; dead ones are the dead-letter list.',
    'webhook_message',
    ['state'],
  ],
] as const;

/** Counts around mails and webhooks, for the operator's monitor. Nobody's address is in them. */
export function mailMetrics(db: Database): Metric[] {
  return COUNTS.map(([name, help, table, columns]) => {
    const by = columns.join(', ');
    const rows = db.prepare<[], Record<string, string> & { n: number }>(
      `SELECT ${by}, count(*) AS n FROM ${table} GROUP BY ${by} ORDER BY ${by}`,
    );
    const samples = rows.all().map(({ n, ...labels }) => ({ labels: labels as Record<string, string>, value: n }));
    return { name: `kvisa_${name}`, help, type: 'gauge', samples };
  });
}
