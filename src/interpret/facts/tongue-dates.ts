import type { Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { type FoundDate, findDates } from '../values/dates.ts';

/** When a rule starts and ends, in languages other than English and Chinese. */

/** A day of the week, an article or "day" may stand between the word and the date; a clock time behind it. */
const GAP = '[ :]{0,2}(?:\\p{L}{1,11}[,.]? ){0,2}(?:\\d{1,2}[:.]\\d{2} ?(?:uhr|ч\\.?|h)?,? ?)?$';
const JOINED =
  /^[ ,]{0,2}(?:-|bis(?: zum)?|au|jusqu'au|al|hasta(?: el)?|a|até(?: o)?|fino al|по|до|~|から|부터|إلى|حتى|đến(?: ngày)?|tới|sampai(?: dengan)?|hingga|s\/d|ถึง(?:วันที่)?|do(?: dnia)?|tot(?: en met)?|ile)[ ,]{0,2}$/u;
const AND = /^ (?:und|et|y|e|и|و|và|dan|ve|i|en) (?:(?:dem|le|el|il|o|l') ?)?$/;
const BETWEEN = /(?:zwischen|entre|tra|fra|между|بين|giữa|antara|między|tussen) (?:(?:dem|le|el|il|o|l') ?)?$/;

function signOf(
  text: string,
  date: FoundDate,
  previous: FoundDate | undefined,
  lexicon: Lexicon,
): 'from' | 'until' | undefined {
  const before = text.slice(Math.max(0, date.index - 44), date.index);
  const after = text.slice(date.end, date.end + 24).trimStart();
  const gap = previous === undefined ? '' : text.slice(previous.end, date.index);
  if (
    previous !== undefined &&
    (JOINED.test(gap) || (AND.test(gap) && BETWEEN.test(text.slice(Math.max(0, previous.index - 20), previous.index))))
  )
    return 'until';
  if (EARLIER.test(before)) return undefined;
  if (new RegExp(`^(?:${lexicon.untilAfter.source})`, 'u').test(after)) return 'until';
  if (new RegExp(`^(?:${lexicon.fromAfter.source})`, 'u').test(after)) return 'from';
  if (new RegExp(`${lexicon.until.source}${GAP}`, 'u').test(before)) return 'until';
  if (new RegExp(`${lexicon.from.source}${GAP}`, 'u').test(before)) return 'from';
  return lexicon.inForce.test(text) && BEGINS.test(before) ? 'from' : undefined;
}

/** What was issued before that day. */
const EARLIER =
  /(?:antes d\S*|avant(?: le)?|\bvor(?: dem)?|prima d\S*|ранее|قبل|trước(?: ngày)?|sebelum|ก่อน(?:วันที่)?|przed(?: dniem)?|vóór) (?:\p{L}+ )?$/u;
/** "On 1 October … enters into force": the plain word for a day. */
const BEGINS =
  /(?:\bam|\ble|\bel|\bil|\bem|\bna|\bin|\bop|في|يوم|ngày|pada|tanggal|วันที่|,|^|^.{0,3}|vigueur|vigor|vigore|силу|życie|kracht|eff[ei]t\p{L}?)[ :]{0,2}(?:\p{L}{2,10},? )?$/u;

const PROLONGS =
  /prolong|prorrog|prorog|verlänger|延长|연장|продл|gia hạn|perpanjang|uzat|przedłuż|verleng|تمديد|extend|amplía/;

/** The first date of that kind; undefined where the sentence has none. */
export function boundaryIn(
  { text, line }: Pick<Sentence, 'text' | 'line'>,
  side: 'from' | 'until',
  lexicon: Lexicon,
): string | undefined {
  if (text.length > 1500 || line.index < 0) return undefined;
  const ruled = text.replace(/\([^)]*\)/g, (bracket) =>
    lexicon.otherDates.test(bracket) ? ' '.repeat(bracket.length) : bracket,
  );
  if (lexicon.otherDates.test(ruled) && !lexicon.inForce.test(ruled)) return undefined;
  if (isFormerly(ruled, lexicon)) return undefined;
  // What is prolonged ends on the later day.
  const dates = side === 'until' && PROLONGS.test(text) ? findDates(text).slice(-1) : findDates(text);
  for (const [at, date] of dates.entries()) {
    if (signOf(text, date, dates[at - 1], lexicon) === side) return date.iso;
    const next = dates[at + 1];
    if (side === 'from' && next !== undefined && JOINED.test(text.slice(date.end, next.index))) return date.iso;
  }
  return undefined;
}
