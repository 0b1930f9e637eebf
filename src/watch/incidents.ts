/** What an operator is told of. One incident per kind and subject, from its first sight to its recovery. */
export const INCIDENT_KINDS = [
  'late', // a source has not been looked at though it was due
  'failing', // pages of a source fail check after check
  'family', // all sources of a family fail together
  'network', // nearly every source fails: the fault is ours
  'no-content', // a page answers, its declared selector finds nothing
  'shrunk', // a text lost more than half without a change being reported
  'scheduler', // the clock of the service has not ticked
  'queue', // the queue cannot be reached, or nobody takes the jobs of a vantage point
  'outbox', // messages wait and none goes out
  'webhook', // an endpoint takes no messages
  'time-stamp', // the time-stamping authority has not attested the last seal
  'disk', // little room is left
  'clock', // the clock of the machine jumped
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export interface Incident {
  readonly kind: IncidentKind;
  /** A source, a page's address, a family or `service`. */
  readonly subject: string;
  readonly detail: string;
}

export interface SourceState {
  readonly id: string;
  readonly family?: string;
  /** Watched pages that are not withdrawn. */
  readonly pages: number;
  /** Of these: the last look failed. */
  readonly failing: number;
  /** Of these: the last FAILING_CHECKS looks or more failed. */
  readonly stuck: number;
  readonly code: string | null;
  readonly lastSuccess: string | null;
}

/** A page whose time for a look has passed. */
export interface Overdue {
  readonly source: string;
  readonly dueSince: string;
  /** From its last look to the one that was due, in ms; null: it was never looked at. */
  readonly everyMs: number | null;
}

/** A webhook whose oldest message has waited for `LATE_HOOK_MS` or more. */
export interface StuckHook {
  readonly name: string;
  readonly waiting: number;
  readonly answer: string;
}

/** What the service sees of itself and of its sources at one moment. */
export interface Observation {
  readonly now: string;
  /** Since when lateness counts: the start of the service, or the moment its machine woke up. */
  readonly since: string;
  readonly sources: readonly SourceState[];
  /** Pages due for longer than a round may take. */
  readonly overdue: readonly Overdue[];
  readonly hooks: readonly StuckHook[];
  readonly noContent: readonly { readonly url: string; readonly source: string }[];
  readonly shrunk: readonly {
    readonly url: string;
    readonly source: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly lastTick: string | null;
  readonly queue: readonly { readonly subject: string; readonly detail: string }[];
  readonly outbox: { readonly waiting: number; readonly oldest: string | null; readonly lastSent: string | null };
  /** Why the last seal could not be time-stamped, and since when; null: it was, or need not be. */
  readonly unstamped: { readonly since: string; readonly authority: string; readonly detail: string } | null;
  readonly freeBytes: number;
  /** By how much the clock of the machine jumped, and when; null: it did not in the last hour. */
  readonly clockJump: { readonly at: string; readonly ms: number } | null;
}

/** A page fails for so many checks in a row before its source is an incident. */
export const FAILING_CHECKS = 5;
/** Below this the disk is called full: a day of captures and the database's own journal need room. */
export const LOW_DISK_BYTES = 500 * 1024 * 1024;
const HOUR_MS = 3_600_000;
/** A round over hundreds of polite hosts may take an hour or two. */
export const LEAST_LATE_MS = 3 * HOUR_MS;
/** A page that was never looked at has no interval of its own; the first round over all home pages is the longest. */
const FIRST_LATE_MS = 6 * HOUR_MS;
const MOST_LATE_MS = 24 * HOUR_MS;
/** The first three attempts and a half hour besides. */
export const LATE_HOOK_MS = 2 * HOUR_MS;
const TICK_LIMIT_MS = 10 * 60_000;
const OUTBOX_LIMIT_MS = 2 * HOUR_MS;
/** Seals are made once a day: an authority that is away for some hours costs nothing. */
const STAMP_LIMIT_MS = 24 * HOUR_MS;
/** Fewer sources than these make no family and no network. */
const LEAST_FAMILY = 3;
const LEAST_NETWORK = 5;
const NETWORK_SHARE = 0.9;
const NETWORK_CODES: ReadonlySet<string | null> = new Set(['dns', 'network', 'tls', 'timeout']);

const age = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
const later = (a: string, b: string): string => (a > b ? a : b);
const down = (source: SourceState): boolean => source.pages > 0 && source.failing === source.pages;

/** The incidents that stand at this moment. Pure: the same observation, the same incidents. */
export function judge(seen: Observation): Incident[] {
  const own = [...service(seen)];
  const network = networkDown(seen.sources);
  const families = network ? [] : familiesDown(seen.sources);
  const covered = new Set([...(network?.sources ?? []), ...families.flatMap(({ sources }) => sources)]);
  return [
    ...own,
    ...(network ? [network.incident] : []),
    ...families.map(({ incident }) => incident),
    ...late(seen),
    ...seen.sources.flatMap((source) => ofSource(source, covered.has(source.id))),
    ...seen.noContent.map(({ url, source }) => ({
      kind: 'no-content' as const,
      subject: url,
      detail: `${source}: the declared content selector finds nothing; the text was found by rules of thumb`,
    })),
    ...seen.shrunk.map(({ url, source, before, after }) => ({
      kind: 'shrunk' as const,
      subject: url,
      detail: `${source}: the text fell from ${before} to ${after} characters and no change was reported`,
    })),
  ];
}

function* service({
  now,
  since,
  lastTick,
  queue,
  outbox,
  hooks,
  unstamped,
  freeBytes,
  clockJump,
}: Observation): Generator<Incident> {
  for (const one of queue) yield { kind: 'queue', ...one };
  const tick = later(lastTick ?? since, since);
  if (age(tick, now) > TICK_LIMIT_MS)
    yield { kind: 'scheduler', subject: 'service', detail: `the scheduler has not ticked since ${tick}` };
  const idle = later(outbox.oldest ?? now, outbox.lastSent ?? since);
  if (outbox.waiting > 0 && age(later(idle, since), now) > OUTBOX_LIMIT_MS)
    yield {
      kind: 'outbox',
      subject: 'service',
      detail: `${outbox.waiting} messages wait, none has gone out since ${idle}`,
    };
  for (const { name, waiting, answer } of hooks)
    yield { kind: 'webhook', subject: name, detail: `${waiting} messages wait; the last answer: ${answer}` };
  if (unstamped && age(unstamped.since, now) > STAMP_LIMIT_MS)
    yield {
      kind: 'time-stamp',
      subject: unstamped.authority,
      detail: `no time-stamp since ${unstamped.since}: ${unstamped.detail}`,
    };
  if (freeBytes < LOW_DISK_BYTES)
    yield { kind: 'disk', subject: 'service', detail: `${Math.floor(freeBytes / 1_048_576)} MB are left on the disk` };
  if (clockJump)
    yield {
      kind: 'clock',
      subject: 'service',
      detail: `the clock jumped by ${Math.round(clockJump.ms / 1000)} s at ${clockJump.at}, or the machine slept`,
    };
}

/**
 * A page is late when it has missed two of its own looks: the one that was due and the one that would have followed. No
 * sooner than a long round takes, no later than a day.
 */
function isLate({ dueSince, everyMs }: Overdue, { now, since }: Observation): boolean {
  const patience = everyMs === null ? FIRST_LATE_MS : Math.min(Math.max(everyMs, LEAST_LATE_MS), MOST_LATE_MS);
  return age(later(dueSince, since), now) > patience;
}

function late(seen: Observation): Incident[] {
  const pages = Map.groupBy(
    seen.overdue.filter((page) => isLate(page, seen)),
    ({ source }) => source,
  );
  return [...pages].map(([subject, all]) => {
    const first = all.reduce((a, b) => (a.dueSince <= b.dueSince ? a : b));
    const every =
      first.everyMs === null ? 'never looked at' : `expected every ${Math.round(first.everyMs / 60_000)} min`;
    return { kind: 'late', subject, detail: `${all.length} pages wait, the first since ${first.dueSince} (${every})` };
  });
}

function ofSource(source: SourceState, covered: boolean): Incident[] {
  if (source.stuck === 0 || covered) return [];
  const code = source.code ?? 'unknown';
  const detail = `${source.stuck} of ${source.pages} pages fail (${code}); last success ${source.lastSuccess ?? 'never'}`;
  return [{ kind: 'failing', subject: source.id, detail }];
}

interface Group {
  readonly incident: Incident;
  readonly sources: readonly string[];
}

/** Only sources that answered before speak of a network that is gone; a declaration that never worked does not. */
function networkDown(all: readonly SourceState[]): Group | null {
  const known = all.filter((one) => one.lastSuccess !== null && one.pages > 0);
  const away = known.filter((one) => down(one) && NETWORK_CODES.has(one.code));
  if (known.length < LEAST_NETWORK || away.length < known.length * NETWORK_SHARE) return null;
  return {
    incident: {
      kind: 'network',
      subject: 'service',
      detail: `${away.length} of ${known.length} sources that answered before cannot be reached: look at the network, the proxy and the name server of this machine`,
    },
    sources: all.filter(down).map(({ id }) => id),
  };
}

function familiesDown(all: readonly SourceState[]): Group[] {
  const groups = Map.groupBy(
    all.filter(({ pages, lastSuccess }) => pages > 0 && lastSuccess !== null),
    ({ family }) => family,
  );
  return [...groups].flatMap(([family, members]) => {
    if (family === undefined || members.length < LEAST_FAMILY || !members.every(down)) return [];
    const codes = [...new Set(members.map(({ code }) => code))].join(', ');
    const detail = `all ${members.length} sources that answered before fail together (${codes}): look for a new template or a block`;
    return [{ incident: { kind: 'family' as const, subject: family, detail }, sources: members.map(({ id }) => id) }];
  });
}
