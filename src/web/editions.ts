import type { Archive } from '../archive/archive.ts';
import type { PairInForce, PairSide } from '../archive/pairs.ts';
import { type Contradiction, contradictions } from '../compare/pairs.ts';
import type { Fact, FactName, FactValue } from '../domain/fact.ts';

/** One notice in two languages, with the facts in which they contradict each other: Chinese side first. */
export interface Editions extends PairInForce {
  readonly contradictions: readonly Contradiction[];
}

/** Facts of other visas are no business of the watch. */
const ofK = (facts: readonly Fact[]): Fact[] => facts.filter(({ visa }) => visa === undefined || visa === 'K');

function compareFacts({ documents }: Archive, pairs: readonly PairInForce[]): Editions[] {
  const facts = documents.factsOfAll(pairs.flatMap(({ chinese, foreign }) => [chinese.document, foreign.document]));
  const stated = ({ document }: PairSide): Fact[] => ofK(facts.get(document) ?? []);
  return pairs.map((pair) => ({ ...pair, contradictions: contradictions(stated(pair.chinese), stated(pair.foreign)) }));
}

/** The notices of these sources that stand in two languages, source by source. */
export const editionsOf = (archive: Archive, sources: readonly string[]): Editions[] =>
  compareFacts(archive, archive.pairs.inForceOfSources(sources));

export const editionsOfPage = (archive: Archive, page: number): Editions[] =>
  compareFacts(archive, archive.pairs.inForceOfPage(page));

interface StatedSide extends Pick<PairSide, 'url' | 'snapshot' | 'language'> {
  readonly value: FactValue;
  readonly quote: string;
}

/** One fact that the two editions of a notice state differently. */
export interface ContradictionLine {
  readonly fact: FactName;
  readonly visa?: string;
  readonly chinese: StatedSide;
  readonly foreign: StatedSide;
}

/** What the two editions of these sources' notices contradict each other in, a line for each fact. */
export function contradictionsOf(
  archive: Archive,
  sources: readonly string[],
): ({ source: string } & ContradictionLine)[] {
  return editionsOf(archive, sources).flatMap(({ source, chinese, foreign, contradictions }) =>
    contradictions.map(({ fact, visa, values, quotes }) => {
      const side = ({ url, snapshot, language }: PairSide, at: 0 | 1): StatedSide => ({
        url,
        snapshot,
        language,
        value: values[at],
        quote: quotes[at],
      });
      return { source, fact, ...(visa ? { visa } : {}), chinese: side(chinese, 0), foreign: side(foreign, 1) };
    }),
  );
}
