/** Lengths of time in folded text as ISO 8601 durations. */

const UNIT: Readonly<Record<'D' | 'W' | 'M' | 'Y', string>> = {
  Y: '年(?!度|级|月)|(?:years?|yrs?)(?![a-z])|ans?(?![a-z])|années?|años?|jahre?n?(?![a-z])|лет|годов|год[а]?|anos?(?![a-z])|ann[io](?![a-z])|سنوات|سنة|سنين|أعوام|عام|년|ปี|lat(?![a-z])|rok[uy]?|năm|tahun|yıl|jaar(?![a-z])',
  M: '个月|个月|ヶ月|か月|カ月|ヵ月|months?(?![a-z])|mois(?![a-z])|mes(?:es)?(?![a-z])|monate?n?(?![a-z])|месяц[а-я]{0,3}|m[eê]s(?:es)?(?![a-z])|mes[ei](?![a-z])|أشهر|شهور|شهر|개월|เดือน|miesi[ąę]c[ya]?|tháng|bulan|(?<!\\p{L})ay(?!\\p{L})|maand(?:en)?',
  W: '周(?!岁|年|[一二三四五六日末])|个?星期|weeks?(?![a-z])|semaines?|semanas?|wochen?|недел[а-я]{1,2}|settiman[ae]|أسابيع|أسبوع|주(?!소|의)|周间',
  D: '天|日(?!本|元|前|起|期|圆)|days?(?![a-z])|jours?(?![a-z])|días?(?![a-z])|dias?(?![a-z])|tage?n?(?![a-z])|дней|дня|день|суток|giorni|giorno|أيام|يوما?|يوم|일|วัน|dni|dn[íi]|ngày|hari(?![a-z])|gün|dagen',
};

const PATTERN = new RegExp(
  `(?<![\\d.,])(\\d{1,4})(?: ?\\([^)]{1,16}\\))?[- ]?(?:full |calendar |consecutive |natural |kalender|календарных )?(?:(?<Y>${UNIT.Y})|(?<M>${UNIT.M})|(?<W>${UNIT.W})|(?<D>${UNIT.D}))`,
  'gu',
);
const HALF_YEAR = /半年|half a year|half-year|6-month|medio año|半年间|полгода|반년/g;

interface FoundDuration {
  readonly iso: string;
  /** Approximate length, to compare. */
  readonly days: number;
  readonly index: number;
  readonly end: number;
}

const DAYS_OF = { D: 1, W: 7, M: 30, Y: 365 } as const;

/** All durations of a folded text, in order. */
export function findDurations(text: string): FoundDuration[] {
  const found: FoundDuration[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const unit = (['Y', 'M', 'W', 'D'] as const).find((key) => match.groups?.[key] !== undefined);
    const count = Number(match[1]);
    if (unit === undefined || count === 0) continue;
    if (unit === 'Y' && count > 99) continue;
    found.push({
      iso: `P${count}${unit}`,
      days: count * DAYS_OF[unit],
      index: match.index,
      end: match.index + match[0].length,
    });
  }
  for (const match of text.matchAll(HALF_YEAR)) {
    if (!found.some((one) => match.index < one.end && match.index + match[0].length > one.index)) {
      found.push({ iso: 'P6M', days: 180, index: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

/** Months and days of an ISO duration, so that P12M equals P1Y. Unparsable text compares as itself. */
export function durationKey(iso: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  if (!match) return iso;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return `${years * 12 + months}M${weeks * 7 + days}D`;
}

/** Rough length of an ISO duration in days, for tightened or relaxed. */
export function durationDays(iso: string): number {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  if (!match) return Number.NaN;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return years * 365 + months * 30.4 + weeks * 7 + days;
}
