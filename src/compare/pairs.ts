import type { Document } from '../domain/document.ts';
import type { Fact, FactName, FactValue, Fee } from '../domain/fact.ts';

/** One language edition of a notice, as far as pairing looks at it. */
export interface Edition {
  readonly url: string;
  readonly document: Pick<Document, 'title' | 'language' | 'blocks' | 'links' | 'printedDate' | 'urlDate'>;
  readonly facts: readonly Fact[];
}

/** How sure it is that two pages are one notice in two languages, from 0, and by which signs. */
export interface Likeness {
  readonly score: number;
  readonly why: readonly string[];
}

/** From here on two pages count as editions of one notice: no single weak sign reaches it, a link or a shared file does. */
export const PAIR_SCORE = 0.5;

const DAY_MS = 86_400_000;
/** Further apart than this, two notices are not one, unless they link each other or share a file. */
const FAR_DAYS = 45;
/** Articles of the foreign ministry's system are numbered in the order in which they are made, over all sites. */
const CLOSE_IDS = 60;
const FEWEST_NUMBERS = 3;

export const isChinese = (language: string): boolean => /^zh\b/i.test(language);

/**
 * Compares the Chinese and the foreign-language edition of what may be one notice: links between them, shared files, dates and
 * article numbers, shared numbers (fees, ages, telephone numbers) and facts. 0 where not exactly one of them is Chinese.
 */
export function likeness(one: Edition, other: Edition): Likeness {
  if (isChinese(one.document.language) === isChinese(other.document.language)) return { score: 0, why: [] };
  const signs = [links, files, numbers, facts].map((sign) => sign(one, other));
  const days = apart(one, other);
  const bound = signs[0]!.score > 0 || signs[1]!.score > 0;
  if (days !== null && days > FAR_DAYS && !bound) return { score: 0, why: [] };
  if (days !== null && days <= 10)
    signs.push({ score: days <= 3 ? 0.25 : 0.1, why: days === 0 ? ['the same date'] : [`dates ${days} days apart`] });
  const ids = [idOf(one.url), idOf(other.url)];
  if (ids[0] && ids[1] && Math.abs(ids[0] - ids[1]) <= CLOSE_IDS)
    signs.push({ score: 0.15, why: ['article numbers next to each other'] });
  return { score: signs.reduce((sum, { score }) => sum + score, 0), why: signs.flatMap(({ why }) => why) };
}

const NOTHING: Likeness = { score: 0, why: [] };

function links(one: Edition, other: Edition): Likeness {
  const leads = (from: Edition, to: Edition) =>
    from.document.links.some((link) => link.inContent && bare(link.url) === bare(to.url));
  return leads(one, other) || leads(other, one) ? { score: 0.6, why: ['one links the other'] } : NOTHING;
}

const bare = (url: string): string => url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');

/** Files of a notice keep their names in both editions: `P020260110123456.pdf`. Short names say nothing. */
function files(one: Edition, other: Edition): Likeness {
  const names = ({ document }: Edition) =>
    new Set(
      document.links
        .filter((link) => link.attachment && link.inContent)
        .map((link) => bare(link.url).split('/').at(-1)!.toLowerCase())
        .filter((name) => name.length >= 12),
    );
  const theirs = names(other);
  const shared = [...names(one)].filter((name) => theirs.has(name));
  return shared.length > 0 ? { score: 0.5, why: [`the same file ${shared[0]}`] } : NOTHING;
}

/** Numbers stay what they are in every language; a small one and the year say too little. */
function numbers(one: Edition, other: Edition): Likeness {
  const mine = numbersOf(one);
  const theirs = numbersOf(other);
  const few = Math.min(mine.size, theirs.size);
  if (few < FEWEST_NUMBERS) return NOTHING;
  const shared = [...mine].filter((number) => theirs.has(number)).length;
  const share = shared / Math.max(few, Math.max(mine.size, theirs.size) / 2);
  return share >= 0.5 ? { score: 0.4 * share, why: [`${shared} numbers in common`] } : NOTHING;
}

const MOST_TEXT = 60_000;

function numbersOf({ document }: Edition): Set<string> {
  const text = document.blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, MOST_TEXT);
  const found = text.match(/[\w.+-]{1,40}@[\w.-]{3,60}|\d[\d,.]{0,20}\d/g) ?? [];
  return new Set(
    found.map((one) => one.replaceAll(',', '').toLowerCase()).filter((one) => !/^(?:19|20)\d\d$/.test(one)),
  );
}

/** Facts of the same name speak of the same matter, whatever their values: a contradiction is no sign against a pair. */
function facts(one: Edition, other: Edition): Likeness {
  const mine = new Map(one.facts.map((fact) => [keyOf(fact), fact]));
  const common = other.facts.filter((fact) => mine.has(keyOf(fact)));
  if (common.length === 0) return NOTHING;
  const equal = common.filter((fact) => !differ(fact.fact, mine.get(keyOf(fact))!.value, fact.value)).length;
  const share = common.length / Math.max(mine.size, other.facts.length);
  return { score: 0.2 * share + 0.15 * (equal / common.length), why: [`${equal} of ${common.length} facts alike`] };
}

const keyOf = ({ fact, visa }: Fact): string => `${fact} ${visa ?? ''}`;

/** Days between the dates in the addresses, or between those printed, whichever is less; null: unknown. */
function apart({ document: one }: Edition, { document: other }: Edition): number | null {
  const days = [
    [one.urlDate, other.urlDate],
    [one.printedDate, other.printedDate],
  ].flatMap(([a, b]) => (a && b ? [Math.round(Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS)] : []));
  return days.length > 0 ? Math.min(...days) : null;
}

const idOf = (url: string): number => Number(/\/t\d{8}_(\d{4,12})\./.exec(url)?.[1] ?? 0);

/** A fact that the two editions of one notice state differently. */
export interface Contradiction {
  readonly fact: FactName;
  readonly visa?: string;
  readonly values: readonly [FactValue, FactValue];
  readonly quotes: readonly [string, string];
}

/**
 * The facts in which two editions contradict each other. What only one of them states is no contradiction; lists contradict where
 * each holds what the other lacks; a requirement kept as quoted text cannot be compared across languages.
 */
export function contradictions(one: readonly Fact[], other: readonly Fact[]): Contradiction[] {
  const theirs = new Map(other.map((fact) => [keyOf(fact), fact]));
  return one.flatMap((fact) => {
    const match = theirs.get(keyOf(fact));
    if (!match || !differ(fact.fact, fact.value, match.value)) return [];
    const { visa } = fact;
    const sides = { values: [fact.value, match.value], quotes: [fact.quote, match.quote] } as const;
    return [{ fact: fact.fact, ...(visa ? { visa } : {}), ...sides }];
  });
}

function differ(fact: FactName, one: FactValue, other: FactValue): boolean {
  if (fact === 'eligibility.institution') return false;
  if (fact === 'fee') return feesDiffer(one as readonly Fee[], other as readonly Fee[]);
  if (!Array.isArray(one) || !Array.isArray(other)) return one !== other;
  return one.some((item) => !other.includes(item)) && other.some((item) => !one.includes(item));
}

/** Two amounts for what is otherwise the same fee. */
function feesDiffer(one: readonly Fee[], other: readonly Fee[]): boolean {
  const kind = ({ entries, nationality, service, currency }: Fee) =>
    [entries, nationality, service, currency].join('|');
  return one.some((fee) => {
    const same = other.filter((two) => kind(two) === kind(fee));
    return same.length > 0 && same.every(({ amount }) => amount !== fee.amount);
  });
}
