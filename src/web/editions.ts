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

function compareFacts({ documents }: Archive, pair: PairInForce): Editions {
  const [chinese, foreign] = [pair.chinese, pair.foreign].map((side) => ofK(documents.facts(side.document)));
  return { ...pair, contradictions: contradictions(chinese!, foreign!) };
}

export const editionsOfSource = (archive: Archive, source: string): Editions[] =>
  archive.pairs.inForceOfSource(source).map((pair) => compareFacts(archive, pair));

export const editionsOfPage = (archive: Archive, page: number): Editions[] =>
  archive.pairs.inForceOfPage(page).map((pair) => compareFacts(archive, pair));

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

/** What the two editions of a source's notices contradict each other in, a line for each fact. */
export function contradictionsOf(archive: Archive, source: string): ContradictionLine[] {
  return editionsOfSource(archive, source).flatMap(({ chinese, foreign, contradictions }) =>
    contradictions.map(({ fact, visa, values, quotes }) => {
      const side = ({ url, snapshot, language }: PairSide, at: 0 | 1): StatedSide => ({
        url,
        snapshot,
        language,
        value: values[at],
        quote: quotes[at],
      });
      return { fact, ...(visa ? { visa } : {}), chinese: side(chinese, 0), foreign: side(foreign, 1) };
    }),
  );
}
