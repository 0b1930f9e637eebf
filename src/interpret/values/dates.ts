/** Calendar dates in folded text, in the ways official notices write them. */

/** The months in the languages of the missions, in the case a date asks for. */
const MONTHS: readonly string[] = [
  'january|jan|januari|كانون الثاني|جانفي|enero|janvier|januar|jänner|января|janeiro|gennaio|يناير|stycznia|ledna|januára|มกราคม|ocak|tháng 1',
  'february|feb|februari|شباط|فيفري|febrero|février|fevrier|februar|февраля|fevereiro|febbraio|فبراير|lutego|února|februára|กุมภาพันธ์|şubat',
  'march|mar|maret|maart|آذار|marzo|mars|märz|марта|março|مارس|marca|března|มีนาคม|mart',
  'april|apr|نيسان|أفريل|abril|avril|апреля|aprile|أبريل|ابريل|kwietnia|dubna|apríla|เมษายน|nisan',
  'may|mayo|mei|أيار|ماي|mai|мая|maio|maggio|مايو|maja|května|mája|พฤษภาคม|mayıs',
  'june|jun|حزيران|جوان|junio|juin|juni|июня|junho|giugno|يونيو|czerwca|června|júna|มิถุนายน|haziran',
  'july|jul|تموز|جويلية|يوليوز|julio|juillet|juli|июля|julho|luglio|يوليو|lipca|července|júla|กรกฎาคม|temmuz',
  'august|aug|agustus|augustus|آب|أوت|غشت|agosto|août|aout|августа|أغسطس|اغسطس|sierpnia|srpna|augusta|สิงหาคม|ağustos',
  'september|sept|أيلول|شتنبر|sep|septiembre|setiembre|septembre|сентября|setembro|settembre|سبتمبر|września|září|septembra|กันยายน|eylül',
  'october|oct|تشرين الأول|octubre|octobre|oktober|октября|outubro|ottobre|أكتوبر|اكتوبر|października|října|októbra|ตุลาคม|ekim',
  'november|nov|تشرين الثاني|نونبر|noviembre|novembre|ноября|novembro|نوفمبر|listopada|listopadu|novembra|พฤศจิกายน|kasım',
  'december|dec|desember|كانون الأول|دجنبر|diciembre|décembre|decembre|dezember|декабря|dezembro|dicembre|ديسمبر|grudnia|prosince|decembra|ธันวาคม|aralık',
];

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name): [string, number] => [name, index + 1])),
);
const NAME = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|');
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|º|°|ª|\\.)?';
const YEAR = '(\\d{4})';

interface Form {
  readonly pattern: RegExp;
  /** Positions of year, month and day among the groups; 0: carried over from the date before. */
  readonly order: readonly [number, number, number];
}

const FORMS: readonly Form[] = [
  { pattern: /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?/g, order: [1, 2, 3] },
  { pattern: /(\d{4}) ?년 ?(\d{1,2}) ?월 ?(\d{1,2}) ?일/g, order: [1, 2, 3] },
  { pattern: /(?<![\d./-])(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})(?![\d])/g, order: [1, 2, 3] },
  {
    pattern: new RegExp(
      `(?<![\\d])${DAY}(?: day)?(?: of| de| d'|,)? ?(${NAME})\\.?,?(?: de| del| do| of| พ\\.ศ\\.)? ?${YEAR}(?!\\d)`,
      'g',
    ),
    order: [3, 2, 1],
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(${NAME})\\.? ?(?:the )?${DAY}(?:,| of)? ?${YEAR}(?!\\d)`, 'gu'),
    order: [3, 1, 2],
  },
  { pattern: new RegExp(`(?<!\\d)${YEAR},? (${NAME})\\.? ${DAY}(?!\\d)`, 'g'), order: [1, 2, 3] },
  { pattern: /(\d{1,2}) tháng (\d{1,2})(?:,? năm|,)? ?(\d{4})(?!\d)/g, order: [3, 2, 1] },
  { pattern: /(?<![\d./-])(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/g, order: [3, 2, 1] },
];

/** Dates without a year: they take the year of their neighbour in a range. */
const YEARLESS: readonly Form[] = [
  { pattern: /(?<![\d年月])(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/g, order: [0, 1, 2] },
  {
    pattern: new RegExp(`(?<!\\d)${DAY}(?: of| de)? ?(${NAME})(?!\\p{L})(?!\\.?,? ?(?:de )?\\d{4})`, 'gu'),
    order: [0, 2, 1],
  },
  { pattern: new RegExp(`(?<!\\p{L})(${NAME})\\.? ${DAY}(?!\\d)(?!,? ?\\d{4})`, 'gu'), order: [0, 1, 2] },
];

/** "The end of December 2026", 2026年底: the last day of the month, or of the year. */
const ENDS: readonly { readonly pattern: RegExp; readonly year: number; readonly month: number }[] = [
  {
    pattern: new RegExp(`(?:the )?(?:end|last day) of (?:the year )?(?:(${NAME}),? )?(?:of )?${YEAR}(?!\\d)`, 'g'),
    year: 2,
    month: 1,
  },
  { pattern: /(\d{4})年(?:(\d{1,2})月)?(?:底|末)/g, year: 1, month: 2 },
];

export interface FoundDate {
  /** ISO 8601 calendar date; the year is '' where the text gives none */
  readonly iso: string;
  readonly year: number | undefined;
  readonly index: number;
  readonly end: number;
}

const monthNumber = (text: string): number => MONTH_OF.get(text) ?? Number(text);

function assemble(year: number, month: number, day: number): string | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1949 && year <= 2150)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Years of the Buddhist era (Thailand) are 543 ahead. */
const commonEra = (year: number): number => (year >= 2480 && year <= 2693 ? year - 543 : year);

function collect(
  text: string,
  forms: readonly Form[],
  taken: FoundDate[],
  yearOf: (index: number) => number | undefined,
): void {
  for (const { pattern, order } of forms) {
    for (const match of text.matchAll(pattern)) {
      const index = match.index;
      const end = index + match[0].length;
      if (taken.some((date) => index < date.end && end > date.index)) continue;
      const year = order[0] === 0 ? yearOf(index) : commonEra(Number(match[order[0]]));
      if (year === undefined) continue;
      let month = monthNumber(match[order[1]] ?? '');
      let day = Number(match[order[2]]);
      if (month > 12 && day <= 12) [month, day] = [day, month];
      const iso = assemble(year, month, day);
      if (iso !== undefined) taken.push({ iso, year, index, end });
    }
  }
}

function endDates(text: string): FoundDate[] {
  return ENDS.flatMap(({ pattern, year, month }) =>
    [...text.matchAll(pattern)].flatMap((match): FoundDate[] => {
      const named = match[month];
      const last = new Date(Date.UTC(Number(match[year]), named === undefined ? 12 : monthNumber(named), 0));
      const iso = assemble(last.getUTCFullYear(), last.getUTCMonth() + 1, last.getUTCDate());
      const [index, end] = [match.index, match.index + match[0].length];
      return iso === undefined ? [] : [{ iso, year: last.getUTCFullYear(), index, end }];
    }),
  );
}

/** All dates of a folded text with a known year, in order; a yearless date beside one with a year takes that year. */
export function findDates(text: string): FoundDate[] {
  if (!/\d{4}/.test(text)) return [];
  const dates = endDates(text);
  collect(text, FORMS, dates, () => undefined);
  if (dates.length > 0) {
    const known = [...dates];
    const nearest = (index: number): number | undefined => {
      const before = known.filter((date) => date.end <= index).at(-1);
      const after = known.find((date) => date.index > index && date.index - index < 60);
      return (before ?? after)?.year;
    };
    collect(text, YEARLESS, dates, nearest);
  }
  return dates.sort((a, b) => a.index - b.index);
}
