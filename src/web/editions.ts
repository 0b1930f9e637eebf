import type { Archive } from '../archive/archive.ts';
import type { PairInForce } from '../archive/pairs.ts';
import { type Contradiction, contradictions } from '../compare/pairs.ts';
import type { Fact } from '../domain/fact.ts';

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
