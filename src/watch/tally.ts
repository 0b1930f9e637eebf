import type { Change } from '../domain/change.ts';
import type { Errand } from './errands.ts';
import { type Failure, type Look, look } from './room.ts';

/** What `poll --json` prints. */
export interface RoundSummary {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly checked: number;
  readonly notModified: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly discovered: number;
  readonly failed: number;
  readonly changes: readonly Change[];
  readonly failures: readonly Failure[];
}

/** What the looks of a round came to. */
export function createTally() {
  const looks: (Look & { readonly unreachable?: true })[] = [];

  /** What a listing led to, told as one with the look at the listing itself. */
  function join(listing: Look, found: Look): void {
    const outcome = found.outcome === 'changed' ? 'changed' : listing.outcome;
    looks[looks.indexOf(listing)] = { ...listing, ...found, outcome };
  }

  /** An unreachable host is one failure of each source with pages there, not one for every address of it. */
  function unreachable(struck: readonly Look[], pages: readonly Errand[]): void {
    const { problem, failures } = struck[0]!;
    const { reason, detail } = failures[0]!;
    for (const one of struck) looks.splice(looks.indexOf(one), 1);
    for (const [source, own] of Map.groupBy(pages, (page) => page.source.id)) {
      const { url } = own[0]!;
      const known = looks.find((one) => one.unreachable && one.failures[0]!.source === source);
      const before = known?.failures[0];
      const failure = before
        ? { ...before, detail: `${before.detail}; so it is with ${new URL(url).host}` }
        : { source, url, reason, detail: `${detail}; its ${own.length} pages there wait for the next round` };
      if (known) looks.splice(looks.indexOf(known), 1);
      looks.push({ ...look('failed', { problem, failures: [failure] }), unreachable: true });
    }
  }

  return { add: (one: Look) => void looks.push(one), join, unreachable, summary: () => summarise(looks) };
}

function summarise(looks: readonly Look[]): Omit<RoundSummary, 'startedAt' | 'finishedAt'> {
  const count = (...outcomes: Look['outcome'][]) => looks.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    checked: looks.length,
    notModified: count('not-modified'),
    unchanged: count('unchanged', 'baseline', 'pending'),
    changed: count('changed'),
    discovered: looks.reduce((sum, { discovered }) => sum + discovered, 0),
    failed: count('failed'),
    changes: looks.flatMap(({ changes }) => changes).filter(({ reason }) => !reason),
    failures: looks.flatMap(({ failures }) => failures),
  };
}
