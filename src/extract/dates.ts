import { MONTH_WORD } from '../domain/text.ts';

/** First three letters (four where three are ambiguous) of the months in the languages mission pages use. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|ene|gen|янв)/u, 1],
  [/^(?:feb|fév|fev|фев)/u, 2],
  [/^(?:mar|mär|мар)/u, 3],
  [/^(?:apr|abr|avr|апр)/u, 4],
  [/^(?:may|mai|mag|мая|май)/u, 5],
  [/^(?:jun|juin|giu|июн)/u, 6],
  [/^(?:jul|juil|lug|июл)/u, 7],
  [/^(?:aug|ago|aoû|aou|авг)/u, 8],
  [/^(?:sep|set|сен)/u, 9],
  [/^(?:oct|okt|out|ott|окт)/u, 10],
  [/^(?:nov|ноя)/u, 11],
  [/^(?:dec|dez|dic|déc|дек)/u, 12],
];

const monthOf = (word: string): number => MONTHS.find(([form]) => form.test(word.toLowerCase()))?.[1] ?? 0;

/** An ISO date, or nothing where there is no such day or it is outside 1990-2099. */
function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

const num = (text: string | undefined): number => Number(text ?? 0);
type Reading = readonly [RegExp, (found: RegExpExecArray) => string | undefined];

/** In the order of how little they can be mistaken for something else. */
const READINGS: readonly Reading[] = [
  [
    /((?:19|20)\d{2}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?/u,
    (m) => isoDate(num(m[1]), num(m[2]), num(m[3])),
  ],
  [
    /(?<!\d)((?:19|20)\d{2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/u,
    (m) => isoDate(num(m[1]), num(m[3]), num(m[4])),
  ],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?: de)? (${MONTH_WORD})(?: de| del)?,? ((?:19|20)\\d{2})(?!\\d)`,
      'iu',
    ),
    (m) => isoDate(num(m[3]), monthOf(m[2]!), num(m[1])),
  ],
  [
    new RegExp(`(?<!\\p{L})(${MONTH_WORD}) (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d{2})(?!\\d)`, 'iu'),
    (m) => isoDate(num(m[3]), monthOf(m[1]!), num(m[2])),
  ],
  [
    /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?!\d)/u,
    (m) => isoDate(num(m[4]), num(m[3]), num(m[1])) ?? isoDate(num(m[4]), num(m[1]), num(m[3])),
  ],
  [/(?<!\d)(\d{1,2})[-/.](\d{1,2}) ?((?:19|20)\d{2})年?(?!\d)/u, (m) => isoDate(num(m[3]), num(m[1]), num(m[2]))],
  [/((?:19|20)\d{2})年 ?(\d{1,2})[-/.](\d{1,2})(?!\d)/u, (m) => isoDate(num(m[1]), num(m[2]), num(m[3]))],
];

/**
 * The first date written in a short text, as an ISO date; day before month where both are numbers (most of the world),
 * unless only the other order is a day. Reads at most 400 characters.
 */
export function findDate(text: string): string | undefined {
  const short = text.slice(0, 400);
  if (!/\d{4}/.test(short)) return undefined;
  for (const [form, read] of READINGS) {
    const found = form.exec(short);
    const date = found && read(found);
    if (date) return date;
  }
  return undefined;
}

const EVERYWHERE = READINGS.map(([form]) => new RegExp(form.source, `g${form.flags}`));

/** A text without its dates and times of day, and whether it had a date. */
export function withoutDates(text: string): { readonly rest: string; readonly dated: boolean } {
  let rest = text;
  if (/\d{4}/.test(text)) for (const form of EVERYWHERE) rest = rest.replace(form, ' ');
  const dated = rest !== text;
  return { rest: rest.replace(/(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g, ' '), dated };
}

/** The date in an address: t20250814_…, /20250814/, /202508/14/, /2025/08/14/, /2025-08/14/. Month-only addresses have none. */
export function dateInUrl(url: string): string | undefined {
  const found =
    /\/[a-z]{0,2}((?:19|20)\d{2})(\d{2})(\d{2})(?:_|\/|\.s?html?)/i.exec(url) ??
    /\/((?:19|20)\d{2})[/-]?(\d{2})\/(\d{2})\//.exec(url);
  return found ? isoDate(num(found[1]), num(found[2]), num(found[3])) : undefined;
}
