import type { Direction, Fact, FactChange, FactValue, Fee } from '../domain/fact.ts';
import { FACT_NAMES } from '../domain/fact.ts';
import { directionOf } from './direction.ts';
import { durationKey } from './values/durations.ts';

const isFee = (value: unknown): value is Fee => typeof value === 'object' && value !== null && 'amount' in value;
const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');

/** A value in comparable form: lists as sets, durations by meaning, text without spaces, case and punctuation. */
function keyOf(value: FactValue): string {
  if (Array.isArray(value)) {
    const items = (value as readonly unknown[]).map((item) => (isFee(item) ? feeKey(item) : String(item)));
    return JSON.stringify([...new Set(items)].sort());
  }
  if (typeof value === 'string') return /^P\d/.test(value) ? durationKey(value) : squash(value);
  return JSON.stringify(value);
}

const feeKey = (fee: Fee): string =>
  [fee.entries ?? '', fee.nationality ?? '', fee.service ?? '', fee.amount, fee.currency].join('|');

/** Do two values say the same? P12M equals P1Y, lists are sets. */
const sameValue = (a: FactValue, b: FactValue): boolean => keyOf(a) === keyOf(b);

function changeOf(before: Fact | undefined, after: Fact | undefined): FactChange | undefined {
  const one = after ?? before;
  if (one === undefined) return undefined;
  const visa = after?.visa ?? before?.visa;
  const direction: Direction | undefined = directionOf(one.fact, before?.value ?? null, after?.value ?? null);
  return {
    fact: one.fact,
    before: before?.value ?? null,
    after: after?.value ?? null,
    quote: { before: before?.quote ?? null, after: after?.quote ?? null },
    ...(visa === undefined ? {} : { visa }),
    ...(direction === undefined ? {} : { direction }),
  };
}

/** Takes the fact of the list that answers to `wanted`: the same category first, then one whose category is left open. */
function takeCounterpart(wanted: Fact, from: Fact[]): Fact | undefined {
  const at = [
    (fact: Fact) => fact.visa === wanted.visa && sameValue(fact.value, wanted.value),
    (fact: Fact) => fact.visa === wanted.visa,
    (fact: Fact) => (fact.visa === undefined || wanted.visa === undefined) && sameValue(fact.value, wanted.value),
    (fact: Fact) =>
      (fact.visa === undefined && wanted.visa === 'K') || (fact.visa === 'K' && wanted.visa === undefined),
  ]
    .map((fits) => from.findIndex(fits))
    .find((index) => index >= 0);
  return at === undefined ? undefined : from.splice(at, 1)[0];
}

/** The facts that differ between two readings, with old and new value; a value said in other words is no change. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  return FACT_NAMES.flatMap((name) => {
    const old = before.filter(({ fact }) => fact === name);
    const changes: FactChange[] = [];
    for (const fact of after.filter((one) => one.fact === name)) {
      const counterpart = takeCounterpart(fact, old);
      if (counterpart !== undefined && sameValue(counterpart.value, fact.value)) continue;
      const change = changeOf(counterpart, fact);
      if (change) changes.push(change);
    }
    for (const fact of old) {
      const change = changeOf(fact, undefined);
      if (change) changes.push(change);
    }
    return changes;
  });
}
