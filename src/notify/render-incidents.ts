import { clean } from './clean.ts';
import { finish } from './mail-frame.ts';
import type { Part, Rendered } from './mail-parts.ts';

interface Entry {
  readonly kind: string;
  readonly subject: string;
  readonly detail: string;
  readonly openedAt: string;
}

/** What began and what ended since the last look. */
export interface IncidentReport {
  readonly opened: readonly Entry[];
  readonly closed: readonly Entry[];
}

/** Beyond these the mail says how many more there are; the status page has them all. */
const SHOWN = 30;
const LONGEST = 300;

const TITLES: Readonly<Record<string, string>> = {
  late: 'Not looked at in time',
  failing: 'Fails again and again',
  family: 'All sources of a family fail',
  network: 'Nearly every source fails',
  'no-content': 'The content selector finds nothing',
  shrunk: 'A text lost more than half',
  scheduler: 'The scheduler stands still',
  queue: 'Pages cannot be fetched elsewhere',
  outbox: 'Mail does not go out',
  'time-stamp': 'Seals are not time-stamped',
  webhook: 'A webhook takes no messages',
  disk: 'The disk is nearly full',
  clock: 'The clock jumped',
};

const titleOf = (kind: string): string => TITLES[kind] ?? kind;

function list(heading: string, entries: readonly Entry[]): Part[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, SHOWN).map(
    (entry): Part => ({
      kind: 'paragraph',
      text: clean(
        `${titleOf(entry.kind)}: ${entry.subject}. ${entry.detail} (since ${entry.openedAt.slice(0, 16)}Z)`,
        LONGEST,
      ),
    }),
  );
  const more = entries.length - shown.length;
  return [
    { kind: 'heading', text: heading },
    ...shown,
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: `… and ${more} more.` }] : []),
  ];
}

/** One mail for all that began or ended at one look: an alarm when it begins, a word when it is over, nothing between. */
export function renderIncidentMail(
  { opened, closed }: IncidentReport,
  options: { readonly statusUrl: string },
): Rendered {
  const [first] = opened;
  const subject = first
    ? `kvisa-watch: ${titleOf(first.kind)}: ${clean(first.subject, 60)}${opened.length > 1 ? ` and ${opened.length - 1} more` : ''}`
    : `kvisa-watch: ${closed.length} ${closed.length === 1 ? 'incident' : 'incidents'} over`;
  return finish({
    language: 'en',
    subject,
    preheader: `${opened.length} began, ${closed.length} ended.`,
    body: [
      ...list('Began', opened),
      ...list('Over', closed),
      { kind: 'button', link: { label: 'Status', url: options.statusUrl } },
    ],
    foot: [
      {
        kind: 'paragraph',
        tone: 'quiet',
        text: 'Sent to the operator of this installation once when an incident begins and once when it is over.',
      },
    ],
  });
}
