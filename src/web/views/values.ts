import type { FactName, FactValue, Fee } from '../../domain/fact.ts';
import { FACT_LABELS, NEED, PERMISSION, VALUE_LABELS } from '../text/facts.ts';
import type { View } from '../view.ts';
import { countryName, day } from './parts.ts';

export const factLabel = (view: View, fact: FactName): string => FACT_LABELS[fact]?.[view.lang] ?? fact;

const word = (view: View, id: string): string => VALUE_LABELS[id]?.[view.lang] ?? id.replaceAll('-', ' ');

/** A fact's value for people: "45 years", "180 days", "USD 140 (single)". */
export function factText(view: View, fact: FactName, value: FactValue): string {
  if (typeof value === 'boolean')
    return (fact === 'family.allowed' ? PERMISSION : NEED)[value ? 'yes' : 'no'][view.lang];
  if (typeof value === 'number') return counted(view, fact, value);
  if (typeof value !== 'string')
    return value
      .map((one) => (typeof one === 'string' ? word(view, one) : fee(view, one)))
      .join(view.lang === 'zh' ? '、' : ', ');
  if (fact === 'eligibility.institution') return value;
  if (fact === 'visa.validity' || fact === 'visa.stay') return duration(view, value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(view, value);
  return word(view, value);
}

function counted(view: View, fact: FactName, value: number): string {
  if (fact.startsWith('processing.'))
    return view.lang === 'zh' ? `${value}个工作日` : `${value} working ${value === 1 ? 'day' : 'days'}`;
  if (fact.startsWith('eligibility.age')) return view.lang === 'zh' ? `${value}岁` : `${value} years`;
  return view.lang === 'zh' ? `${value}年` : `${value} ${value === 1 ? 'year' : 'years'}`;
}

const UNITS = { Y: ['year', '年'], M: ['month', '个月'], W: ['week', '周'], D: ['day', '天'] } as const;

/** ISO 8601 dates of a duration: P180D, P1Y6M. Anything else is shown as it stands. */
function duration(view: View, value: string): string {
  if (!/^P(\d{1,5}[YMWD])+$/.test(value)) return value;
  const parts = [...value.matchAll(/(\d+)([YMWD])/g)].map(([, amount, unit]) => {
    const [en, zh] = UNITS[unit as keyof typeof UNITS];
    return view.lang === 'zh' ? `${amount}${zh}` : `${amount} ${en}${amount === '1' ? '' : 's'}`;
  });
  return parts.join(view.lang === 'zh' ? '' : ' ');
}

function fee(view: View, one: Fee): string {
  const whom =
    one.nationality === 'other' ? word(view, 'other') : one.nationality && countryName(view, one.nationality);
  const notes = [one.entries && word(view, one.entries), whom, one.service && word(view, one.service)].filter(Boolean);
  return `${one.currency} ${one.amount}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
