import type { Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { documentsIn } from './document-names.ts';

/** Ages and years of experience in languages other than English and Chinese. */

/** A number with another unit is no age. */
const OTHER_UNIT =
  /^\.? ?(?:mon|tag|woche|stund|minut|seit|punkt|%|prozent|euro|€|mm|cm|px|kb|mb|jours?|mois|sem|heur|page|d[ií]as|mes|hora|giorn|ore |dias|дн|мес|недел|час|日|か月|ヶ月|个月|時間|时间|일|개월|시간|يوم|أيام|شهر|أشهر|ngày|tháng|hari|bulan|วัน|เดือน|gün|ay |dni|mies|dagen|maand|werk|arbeit|lavor|h[áa]b|labor|ouvr|úte|рабоч|営|营|mal |pixel|usd|eur|x ?\d|\*|[.,]\d|\d)/;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** The numbers of the first match that are followed by no other unit. */
function numbersOf(text: string, pattern: RegExp): number[] {
  for (const match of text.matchAll(new RegExp(pattern.source, 'gu'))) {
    const last = match[0].search(/\d{2}(?!.*\d{2})/u);
    const rest = text.slice(match.index + last + 2);
    if (OTHER_UNIT.test(rest)) continue;
    return match
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
  }
  return [];
}

const plausible = (years: number | undefined, most: number): boolean =>
  years !== undefined && years >= 16 && years <= most;

function boundsOf(text: string, lexicon: Lexicon): Bounds {
  const [from, to] = numbersOf(text, lexicon.ageRange);
  if (from !== undefined && to !== undefined && from < to) return { min: from, max: to };
  const below = numbersOf(text, lexicon.ageBelow)[0];
  const most = numbersOf(text, lexicon.ageMax)[0] ?? (below === undefined ? undefined : below - 1);
  // "Noch nicht 46" holds a "46" that other patterns would take for a lower bound.
  const [least] = numbersOf(
    text.replace(new RegExp(`${lexicon.ageBelow.source}|${lexicon.ageMax.source}`, 'gu'), ' '),
    lexicon.ageMin,
  );
  return { ...(least === undefined ? {} : { min: least }), ...(most === undefined ? {} : { max: most }) };
}

/** "What is the upper limit?": a number alone answers it. */
const ASKS_LIMIT =
  /m[aá]x|lim[ií]t|hasta|jusqu|grenze|bis zu|bis zum|höchst|предел|огранич|до какого|максим|上限|制限|何歳まで|상한|제한|몇 ?세|الأقصى|حد |tối đa|maksim|batas|en fazla|sınır|สูงสุด|granica|limiet/;

/** The age limits that a sentence states, inclusive; undefined where it speaks of no age. */
export function agesIn({ text, line }: Pick<Sentence, 'text' | 'line'>, lexicon: Lexicon): Bounds | undefined {
  if (text.length > 1500 || !/\d{2}/.test(text) || !lexicon.age.test(text)) return undefined;
  const around = `${line.leadIn} ${line.heading}`;
  if (lexicon.prints.test(text) || lexicon.prints.test(around) || isFormerly(text, lexicon)) return {};
  const parts =
    lexicon.experience.test(text) || lexicon.validity.test(text) ? text.split(/[,;。、]/) : text.split(/[;。]/);
  for (const part of parts) {
    if (!lexicon.age.test(part) || lexicon.experience.test(part) || lexicon.others.test(part)) continue;
    const { min, max } = boundsOf(part, lexicon);
    const asked = ASKS_LIMIT.test(part) ? /: ?(?:\p{L}+ ){0,2}(\d{2}) ?\p{L}{0,8}[.!]?$/u.exec(part)?.[1] : undefined;
    const found = {
      ...(plausible(min, 60) ? { min: min as number } : {}),
      ...(plausible(max, 75)
        ? { max: max as number }
        : asked === undefined || min !== undefined
          ? {}
          : { max: Number(asked) }),
    };
    if (Object.keys(found).length > 0) return found;
  }
  return {};
}

const YEARS =
  /(?<!\d)(\d{1,2}) ?(?:-|\p{L}{1,3} )?(?:\d{1,2} ?)?(?:jahre?n?|ans?_?|années|años?|ann[io]|anos?|лет|год\p{L}?|年|년|سنوات|سنة|سنين|أعوام|عام|năm|tahun|ปี|yıl|lat|lata|jaar)(?!\p{Script=Latin})/u;

/** Years of work or research that are asked for. */
export function experienceIn({ text }: Pick<Sentence, 'text'>, lexicon: Lexicon): number | null | undefined {
  if (!lexicon.experience.test(text)) return undefined;
  if (text.length > 1500 || documentsIn(text, lexicon).length > 0 || isFormerly(text, lexicon)) return null;
  for (const clause of text.split(/[,;。、]/)) {
    if (!lexicon.experience.test(clause) || lexicon.validity.test(clause) || lexicon.stay.test(clause)) continue;
    const years = Number(YEARS.exec(clause)?.[1]);
    if (years >= 1 && years <= 15 && !withoutNeed(clause, lexicon)) return years;
  }
  return null;
}

/** "No experience needed", but not "not less than two years". */
const withoutNeed = (clause: string, lexicon: Lexicon): boolean =>
  lexicon.deny.test(clause) &&
  !/weniger|menos|moins|meno|inferior|менее|меньше|未満|미만|يقل|تقل|dưới|kurang|ต่ำกว่า|az_?|mniej|minder/.test(clause);
