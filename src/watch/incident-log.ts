import type { Archive } from '../archive/archive.ts';
import type { Incident } from './incidents.ts';

/** An incident with its times. */
export interface KnownIncident extends Incident {
  readonly openedAt: string;
  readonly closedAt?: string;
  /** Since when it is no longer seen; it has recovered once that lasts. */
  readonly unseenSince?: string;
}

export interface IncidentNews {
  readonly opened: readonly KnownIncident[];
  readonly closed: readonly KnownIncident[];
}

const OPEN = 'incidents_open';
const PAST = 'incidents_past';
/** Ended incidents that are remembered. */
const REMEMBERED = 100;

const keyOf = ({ kind, subject }: Incident): string => `${kind} ${subject}`;

function read(archive: Pick<Archive, 'settings'>, name: string): KnownIncident[] {
  return JSON.parse(archive.settings.get(name) ?? '[]') as KnownIncident[];
}

/** The incidents that stand, oldest first. */
export const openIncidents = (archive: Pick<Archive, 'settings'>): KnownIncident[] => read(archive, OPEN);

/** The last incidents that ended, newest first. */
export const pastIncidents = (archive: Pick<Archive, 'settings'>): KnownIncident[] => read(archive, PAST);

/** So long an incident must be gone before it is over: what comes and goes is one incident, not many. */
const RECOVERY_MS = 10 * 60_000;

/**
 * Files what was judged: what is new is opened, what is no longer seen has recovered after a while, what stays keeps its
 * time and is told to nobody again. `tell` runs in the same transaction, so that an alarm is neither lost nor sent twice.
 */
export function fileIncidents(
  archive: Archive,
  seen: readonly Incident[],
  now: string,
  tell: (news: IncidentNews) => void,
): IncidentNews {
  return archive.transaction(() => {
    const before = openIncidents(archive);
    const known = new Set(before.map(keyOf));
    const stands = new Map(seen.map((one) => [keyOf(one), one]));
    const opened = seen.filter((one) => !known.has(keyOf(one))).map((one) => ({ ...one, openedAt: now }));
    const aged = before.map((one) => age(one, stands.get(keyOf(one)), now));
    const closed = aged.filter(({ closedAt }) => closedAt !== undefined);
    const open = [...aged.filter(({ closedAt }) => closedAt === undefined), ...opened];
    archive.settings.set(OPEN, JSON.stringify(open));
    if (opened.length + closed.length === 0) return { opened, closed };
    archive.settings.set(PAST, JSON.stringify([...closed, ...pastIncidents(archive)].slice(0, REMEMBERED)));
    tell({ opened, closed });
    return { opened, closed };
  });
}

/** A known incident after one more look: seen with today's words, unseen, or over. */
function age(known: KnownIncident, seen: Incident | undefined, now: string): KnownIncident {
  if (seen) return { ...seen, openedAt: known.openedAt };
  const unseenSince = known.unseenSince ?? now;
  const over = Date.parse(now) - Date.parse(unseenSince) >= RECOVERY_MS;
  return { ...known, unseenSince, ...(over && { closedAt: now }) };
}
