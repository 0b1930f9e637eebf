/**
 * Measures the fact readers against simulated worlds (`../shared/world`, where present), without fetching: every version
 * of every page is read from the world's own blocks and compared with its truth. Arguments: world files; `--misses` lists.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block } from '../src/domain/document.ts';
import { FACT_NAMES, type Fact, type FactName, type FactValue } from '../src/domain/fact.ts';
import { mergeFacts, readDocument } from '../src/interpret/read.ts';

interface WorldBlock {
  readonly t: 'h' | 'p' | 'ol' | 'ul' | 'table';
  readonly s?: string;
  readonly i?: readonly string[];
  readonly r?: readonly (readonly string[])[];
}
interface Version {
  readonly from: number;
  readonly title: string;
  readonly b: readonly number[];
}
interface Page {
  readonly lang: string;
  readonly versions?: readonly Version[];
}
interface Span {
  readonly from: number;
  readonly to?: number;
  readonly facts: Partial<Record<FactName, FactValue>>;
  readonly tol: readonly string[];
}
interface World {
  readonly blocks: readonly WorldBlock[];
  readonly hosts: Record<string, { readonly pages: Record<string, Page> }>;
  readonly truth: { readonly pages: Record<string, { readonly partial: boolean; readonly spans: readonly Span[] }> };
}
type ValueEqual = (fact: string, want: unknown, got: unknown, tolerated?: readonly string[]) => boolean;

const folder = fileURLToPath(new URL('../../shared/world/', import.meta.url));
const tidy = (text: string): string => text.replace(/\[\[([^|\]]*)\|[^\]]*\]\]/g, '$1');

function blocksOf(block: WorldBlock): Block[] {
  if (block.t === 'h') return [{ kind: 'heading', level: 2, text: tidy(block.s ?? '') }];
  if (block.t === 'p') return [{ kind: 'paragraph', text: tidy(block.s ?? '') }];
  if (block.t === 'table')
    return (block.r ?? []).map((cells): Block => ({ kind: 'row', text: cells.join(' | '), cells }));
  return (block.i ?? []).map((text): Block => ({ kind: 'item', level: 1, text: tidy(text) }));
}

interface Tally {
  right: number;
  wrong: number;
  missing: number;
  extra: number;
}

function score(
  span: Span,
  partial: boolean,
  facts: readonly Fact[],
  equal: ValueEqual,
  tallies: Map<FactName, Tally>,
  miss: (line: string) => void,
): void {
  for (const name of FACT_NAMES) {
    const want = span.facts[name];
    const got = facts.find(({ fact }) => fact === name);
    const tally = tallies.get(name)!;
    if (want === undefined && got === undefined) continue;
    if (want === undefined) {
      if (partial || span.tol.includes(name)) continue;
      tally.extra++;
      miss(`extra ${name} ${JSON.stringify(got?.value)} «${got?.quote}»`);
    } else if (got === undefined) {
      tally.missing++;
      miss(`missing ${name} ${JSON.stringify(want)}`);
    } else if (equal(name, want, got.value, span.tol)) tally.right++;
    else {
      tally.wrong++;
      miss(`wrong ${name} wanted ${JSON.stringify(want)} got ${JSON.stringify(got.value)} «${got.quote}»`);
    }
  }
}

function measure(file: string, equal: ValueEqual, tallies: Map<FactName, Tally>, list: boolean): void {
  const world = JSON.parse(readFileSync(file, 'utf8')) as World;
  for (const [url, { partial, spans }] of Object.entries(world.truth.pages)) {
    const { hostname, pathname } = new URL(url);
    const page = world.hosts[hostname]?.pages[pathname];
    for (const version of page?.versions ?? []) {
      const span = spans.findLast(({ from, to }) => from <= version.from && (to === undefined || to >= version.from));
      if (!span || Object.keys(span.facts).length === 0) continue;
      const blocks = version.b.flatMap((index) => blocksOf(world.blocks[index]!));
      const { facts } = readDocument({ title: version.title, blocks, language: page?.lang ?? '', url, official: true });
      const own = mergeFacts(facts.filter(({ visa }) => visa === undefined || visa === 'K'));
      score(span, partial, own, equal, tallies, (line) => list && console.log(`${url} r${version.from} ${line}`));
    }
  }
}

function report(tallies: Map<FactName, Tally>): void {
  const total: Tally = { right: 0, wrong: 0, missing: 0, extra: 0 };
  const row = (name: string, { right, wrong, missing, extra }: Tally): void => {
    const recall = right / Math.max(1, right + wrong + missing);
    const precision = right / Math.max(1, right + wrong + extra);
    console.log(
      `${name.padEnd(30)} exact ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  right ${right} wrong ${wrong} missing ${missing} extra ${extra}`,
    );
  };
  for (const [name, tally] of tallies) {
    row(name, tally);
    for (const key of ['right', 'wrong', 'missing', 'extra'] as const) total[key] += tally[key];
  }
  row('all', total);
}

async function main(): Promise<void> {
  const given = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const files = given.length > 0 ? given : [`${folder}worlds/small.json`];
  if (!existsSync(`${folder}evaluate.mjs`)) return console.log(`No simulated world at ${folder}: nothing to measure.`);
  const { valueEqual } = (await import(`${folder}evaluate.mjs`)) as { valueEqual: ValueEqual };
  const tallies = new Map<FactName, Tally>(
    FACT_NAMES.map((name) => [name, { right: 0, wrong: 0, missing: 0, extra: 0 }]),
  );
  for (const file of files) measure(file, valueEqual, tallies, process.argv.includes('--misses'));
  report(tallies);
}

await main();
