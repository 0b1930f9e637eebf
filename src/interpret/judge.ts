import type { ChangeKind, DiffPart, Relevance, Severity, Topic } from '../domain/change.ts';
import { severest } from '../domain/change.ts';
import type { Document } from '../domain/document.ts';
import type { FactChange, FactName } from '../domain/fact.ts';
import type { SourceKind } from '../domain/source.ts';
import { compareFacts } from './compare.ts';
import { namesK } from './kvisa.ts';
import type { Reading } from './read.ts';
import { summarise } from './summary.ts';
import { fold } from './text/fold.ts';
import { sortTopics, TOPIC_OF, topicsOfText } from './topics.ts';
import { categoriesIn } from './visas.ts';

export interface Side {
  readonly document: Pick<Document, 'title' | 'blocks' | 'language'>;
  readonly reading: Reading;
}

export interface JudgeInput {
  readonly kind: ChangeKind;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly diff: readonly DiffPart[];
  readonly sourceName: { readonly en: string; readonly zh: string };
  readonly sourceKind: SourceKind;
}

export interface Judgement {
  readonly relevance: Relevance;
  readonly severity: Severity;
  readonly topics: Topic[];
  readonly facts: FactChange[];
  readonly summary: { readonly en: string; readonly zh: string };
}

const CRITICAL: ReadonlySet<FactName> = new Set([
  'eligibility.age.min',
  'eligibility.age.max',
  'eligibility.degree.min',
  'eligibility.institution',
  'eligibility.fields',
  'eligibility.experience.years',
  'sponsor.required',
  'employment.permitted',
]);

const changedTexts = (diff: readonly DiffPart[]): string[] =>
  diff.flatMap(({ before, after }) => [before, after]).filter((text): text is string => text !== undefined);

/** The facts that count for this change: of the K visa and of every visa where K is concerned, else all. */
function factsOf({ kind, before, after }: JudgeInput): FactChange[] {
  if (kind === 'moved' || kind === 'withdrawn' || kind === 'restored') return [];
  const all = compareFacts(
    kind === 'published' && !before?.reading.mentionsK ? [] : (before?.reading.facts ?? []),
    after?.reading.facts ?? [],
  );
  if (kind !== 'published' || !after?.reading.mentionsK) return all;
  // A page that begins to speak of the K visa and of a thing it never spoke of says it of that visa, unless it names another.
  const spoken = new Set(before?.reading.facts.filter(({ visa }) => visa === undefined).map(({ fact }) => fact));
  return all.filter(({ visa, fact }) => visa === 'K' || (visa === undefined && !spoken.has(fact)));
}

/** The K visa was spoken of before and is no longer: struck from a list, a section taken out. */
const struckOut = ({ kind, before, after }: JudgeInput): boolean =>
  kind === 'amended' && before?.reading.mentionsK === true && after?.reading.mentionsK === false;

/** Relevance is that of what changed: an edit to the R section of a page that also lists K is a visa matter. */
function relevanceOf(input: JudgeInput, facts: readonly FactChange[]): Relevance {
  const { kind, before, after, diff } = input;
  if (struckOut(input)) return 'k-visa';
  const own = (after ?? before)?.reading.relevance ?? 'other';
  if (kind !== 'amended' || own !== 'k-visa') return own;
  const visas = (after ?? before)?.reading.visas ?? [];
  if (visas.filter((visa) => visa !== 'K').length < 2) return own;
  const texts = changedTexts(diff);
  if (texts.some(namesK) || facts.some(({ visa }) => visa === 'K')) return own;
  const elsewhere =
    facts.length > 0
      ? facts.every(({ visa }) => visa !== undefined)
      : texts.some((text) => categoriesIn(fold(text)).length > 0);
  return elsewhere ? 'visa' : own;
}

const REMARK =
  /spokesperson|press (?:conference|briefing)|remarks|answers? (?:a )?questions?|发言人|记者会|答记者问|答问|見解|대변인|porte-parole|portavoz|sprecher|представител|المتحدث/i;

function publishedSeverity(
  { before, after, sourceKind }: JudgeInput,
  relevance: Relevance,
  facts: readonly FactChange[],
): Severity {
  if (relevance !== 'k-visa') return relevance === 'visa' ? 'major' : 'minor';
  if (sourceKind === 'city') return 'minor';
  const requirements = facts.some(({ fact }) => CRITICAL.has(fact) || fact === 'documents.required');
  if (requirements) return 'critical';
  if (REMARK.test(after?.document.title ?? '')) return 'minor';
  if (sourceKind === 'ministry' || sourceKind === 'agency') return 'critical';
  if (before !== null && joinsTypeList(after)) return 'critical';
  return 'major';
}

/** K beside other categories in a list of types: the category can be applied for here. */
const joinsTypeList = (after: Side | null): boolean =>
  (after?.reading.visas.filter((visa) => visa !== 'K').length ?? 0) >= 3 &&
  /^(?:zh|en)/.test(after?.document.language ?? '');

function severityOf(input: JudgeInput, relevance: Relevance, facts: readonly FactChange[]): Severity {
  switch (input.kind) {
    case 'moved':
      return 'minor';
    case 'restored':
      return relevance === 'other' ? 'minor' : 'major';
    case 'withdrawn':
      return relevance === 'k-visa' ? 'critical' : relevance === 'visa' ? 'major' : 'minor';
    case 'published':
      return publishedSeverity(input, relevance, facts);
    case 'amended': {
      if (relevance === 'other') return 'minor';
      if (struckOut(input)) return 'critical';
      if (facts.length === 0)
        return relevance === 'visa' && topicsOfText(changedTexts(input.diff)).length > 0 ? 'major' : 'minor';
      return severest(facts.map(({ fact }) => (CRITICAL.has(fact) && relevance === 'k-visa' ? 'critical' : 'major')));
    }
  }
}

/** What a change means: whom it concerns, how grave it is, which facts moved which way, in one line of each language. */
export function judgeChange(input: JudgeInput): Judgement {
  const facts = factsOf(input);
  const relevance = relevanceOf(input, facts);
  const severity = severityOf(input, relevance, facts);
  const topics =
    facts.length > 0
      ? sortTopics(facts.map(({ fact }) => TOPIC_OF[fact]))
      : input.kind === 'amended' || input.kind === 'published'
        ? topicsOfText(changedTexts(input.diff))
        : [];
  const title = (input.after ?? input.before)?.document.title ?? '';
  const requirements = input.after?.reading.statesRequirements ?? false;
  const summary = summarise({
    kind: input.kind,
    relevance,
    sourceName: input.sourceName,
    facts,
    topics,
    title,
    requirements,
  });
  return { relevance, severity, topics, facts, summary };
}
