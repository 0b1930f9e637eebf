import type { Turn } from '../delivering.ts';
import type { Log } from '../log.ts';
import type { Delivered } from '../notify/deliver.ts';
import type { App } from '../reading.ts';
import type { IncidentNews } from '../watch/incident-log.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { faultInWords } from './fault-words.ts';
import { shortTime } from './output.ts';

/** What to do with a fault of one part of the service: it is told, and the other parts go on. */
export const faultsOf =
  (log: Log, part: string) =>
  (fault: unknown): void =>
    log('fault', { part, fault }, `${part}: ${faultInWords(fault)}`);

export function logRound(log: Log, summary: RoundSummary, app: App): void {
  const { checked, notModified, unchanged, changed, failed, discovered, startedAt, finishedAt } = summary;
  const next = app.archive.pages.nextDue();
  for (const failure of summary.failures) log('failure', { ...failure });
  log(
    'round',
    { startedAt, finishedAt, checked, notModified, unchanged, changed, discovered, failed, next },
    `round: ${checked} pages, ${changed} changed, ${discovered} new, ${failed} failed; next ${next ? `${shortTime(next)} UTC` : 'none'}`,
  );
}

export function logIncidents(log: Log, { opened, closed }: IncidentNews): void {
  for (const one of opened) log('incident', { ...one }, `incident: ${one.kind} ${one.subject}: ${one.detail}`);
  for (const one of closed) log('recovery', { ...one }, `over: ${one.kind} ${one.subject}`);
}

/** A turn of delivery that did nothing is no news. */
export function logTurn(log: Log, { mail, hooks, bounces, faults }: Turn): void {
  logMail(log, mail);
  const { sent, deferred, dead } = hooks;
  const lost = dead > 0 ? `; ${dead} given up: "webhooks dead" lists them` : '';
  if (sent + deferred + dead > 0) log('webhooks', { ...hooks }, `webhooks: ${sent} sent${lost}`);
  const { suppressed = 0, unknown = 0, unreadable = 0 } = bounces ?? {};
  if (bounces && Object.values(bounces).some((n) => n > 0))
    log('bounces', bounces, `bounces: ${suppressed} addresses suppressed; ${unknown + unreadable} laid into failed/`);
  for (const { part, fault } of faults) log('fault', { part, fault }, `${part}: ${fault.message}`);
}

function logMail(log: Log, { sent, deferred, dead, cancelled, stopped }: Delivered): void {
  if (sent + deferred + dead + cancelled === 0 && !stopped) return;
  const given = dead > 0 ? `; ${dead} given up` : '';
  log(
    'mail',
    { sent, deferred, dead, cancelled, stopped },
    `mail: ${sent} sent${given}${stopped ? `; ${stopped}` : ''}`,
  );
}
