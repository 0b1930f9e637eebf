import type { Direction, FactName, FactValue, Fee } from '../domain/fact.ts';
import { durationDays } from './values/durations.ts';

/** Which way of a number makes life harder: +1 more is stricter, -1 less is stricter. */
const STRICTER: Partial<Readonly<Record<FactName, 1 | -1>>> = {
  'eligibility.age.min': 1,
  'eligibility.age.max': -1,
  'eligibility.degree.min': 1,
  'eligibility.experience.years': 1,
  'sponsor.required': 1,
  'documents.required': 1,
  'procedure.channel': -1,
  'procedure.appointment': 1,
  'procedure.interview': 1,
  'procedure.biometrics': 1,
  'processing.regular.days': 1,
  'processing.express.days': 1,
  fee: 1,
  'eligibility.fields': -1,
  'visa.entries': -1,
  'visa.validity': -1,
  'visa.stay': -1,
  'activities.allowed': -1,
  'employment.permitted': -1,
  'family.allowed': -1,
};
const ORDERS: readonly (readonly string[])[] = [
  ['bachelor', 'master', 'doctorate'],
  ['single', 'double', 'multiple'],
  ['no', 'with-permit', 'yes'],
];

/** A value on a scale, undefined where it has none. */
function measure(value: FactValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return undefined;
  const order = ORDERS.find((steps) => steps.includes(value));
  if (order) return order.indexOf(value);
  return /^P\d/.test(value) ? durationDays(value) : undefined;
}

/** Lists: only additions are more, only removals less, both at once neither. */
function listStep(before: readonly unknown[], after: readonly unknown[]): number {
  const added = after.some((item) => !before.includes(item));
  const removed = before.some((item) => !after.includes(item));
  return added === removed ? 0 : added ? 1 : -1;
}

const total = (fees: readonly Fee[]): number => fees.reduce((sum, { amount }) => sum + amount, 0);

function step(fact: FactName, before: FactValue, after: FactValue): number {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (fact !== 'fee') return listStep(before, after);
    const [old, now] = [before as readonly Fee[], after as readonly Fee[]];
    return old.length === now.length ? Math.sign(total(now) - total(old)) : 0;
  }
  const [old, now] = [measure(before), measure(after)];
  return old === undefined || now === undefined ? 0 : Math.sign(now - old);
}

/**
 * Does the change make the visa harder or easier to get and use? A fact that appears, disappears or moves without a
 * clear sense is `clarified` where both sides exist, else undefined for a publication of the value.
 */
export function directionOf(fact: FactName, before: FactValue | null, after: FactValue | null): Direction | undefined {
  if (before === null || after === null) return undefined;
  const sense = (STRICTER[fact] ?? 0) * step(fact, before, after);
  return sense > 0 ? 'tightened' : sense < 0 ? 'relaxed' : 'clarified';
}
