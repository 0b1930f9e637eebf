import type { Relevance } from '../domain/change.ts';
import type { Block } from '../domain/document.ts';
import { FACT_NAMES, type Fact } from '../domain/fact.ts';
import { FACT_READERS } from './facts/index.ts';
import { isProposal } from './hearsay.ts';
import { mentionsKVisa } from './kvisa.ts';
import { preparePage } from './page.ts';
import { judgeRelevance } from './relevance.ts';

export { blocksOfText } from './blocks.ts';
export { isOfficialHost, isOfficialText } from './official.ts';

/** Raised with every change of the rules in this folder: stored readings carry it, `reprocess` compares it. */
export const INTERPRETER_VERSION = '3';

export interface ReadingInput {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** BCP 47 */
  readonly language: string;
  /** The address tells the host country, whose money a bare "$" is. */
  readonly url?: string;
  /** Is the publisher an authority? What agents and media claim is never a fact. */
  readonly official: boolean;
}

export interface Reading {
  readonly relevance: Relevance;
  readonly mentionsK: boolean;
  /** The page states conditions of a visa: eligibility, papers, sponsor, procedure or fees. */
  readonly statesRequirements: boolean;
  readonly facts: readonly Fact[];
  /** Every visa category named, in order of appearance. */
  readonly visas: readonly string[];
}

/** Reads a document: what it is about and which policy facts it states. Pure; never throws, whatever the text. */
export function readDocument(input: ReadingInput): Reading {
  const page = preparePage(input);
  const mentionsK = mentionsKVisa(input.title, input.blocks);
  const relevance = judgeRelevance(page, mentionsK);
  const states = input.official && relevance !== 'other' && !isProposal(page.title.text);
  const facts = states ? FACT_NAMES.flatMap((name) => FACT_READERS[name](page)) : [];
  const visas = mentionsK && !page.visas.includes('K') ? [...page.visas, 'K'] : [...page.visas];
  return { relevance, mentionsK, statesRequirements: statesRequirements(facts), facts, visas };
}

/** Requirements proper: a date in force or a list of activities alone is none. */
function statesRequirements(facts: readonly Fact[]): boolean {
  return facts.some(
    ({ fact, visa }) =>
      /^(?:eligibility|sponsor|documents|employment)/.test(fact) && (visa === undefined || visa === 'K'),
  );
}

/** One entry for each fact: lists merged over the categories, of single values the K visa's first, then the general one. */
export function mergeFacts(facts: readonly Fact[]): Fact[] {
  const rank = (fact: Fact): number => (fact.visa === 'K' ? 0 : fact.visa === undefined ? 1 : 2);
  return FACT_NAMES.flatMap((name) => {
    const same = facts.filter(({ fact }) => fact === name).sort((a, b) => rank(a) - rank(b));
    const first = same[0];
    if (first === undefined) return [];
    if (!Array.isArray(first.value)) return [first];
    const all = same.flatMap(({ value }) => value as readonly unknown[]);
    const unique = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
    return [{ ...first, value: unique } as Fact];
  });
}
