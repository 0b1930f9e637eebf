import type { FactName } from '../../domain/fact.ts';
import type { Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';

/** Working days of processing in languages other than English and Chinese. */

export type DaysName = Extract<FactName, `processing.${string}`>;
export interface Days {
  readonly name: DaysName;
  readonly days: number;
}

const WORKING =
  'd[íi]as? (?:h[áa]bil(?:es)?|laborables?|laborales?|de trabajo|úteis|útil)|jours? (?:ouvr(?:és?|ables?)|de travail)|arbeitstage?n?|werktage?n?|geschäftstage?n?|рабочих (?:дней|дня)|рабочи[хей] д\\p{L}+|giorn[io] (?:lavorativ[io]|feriali)|dias úteis|営业日|稼働日|工作日|(?:업무|영업|근무|워킹) ?(?:일|데이)|أيام عمل|يوم عمل|يوما عمل|أيام (?:ال)?عمل|ngày làm việc|hari kerja|วันทำการ|วันทําการ|iş gün\\p{L}*|dni robocz\\p{L}+|dni[ao]? robocz\\p{L}+|werkdagen';
const PLAIN = 'tage?n?|jours?|d[íi]as?|giorn[io]|дн(?:ей|я)|день|日(?:間|间)?|일|أيام|يوما?|ngày|hari|วัน|gün|dni|dagen';
const NUMBER =
  '(?<!\\d:)(?<![\\d.,/]|[月월] ?)(?:(\\d{1,2}) ?(?:-|à|a|bis|до|~|から|에서|إلى|đến|sampai|hingga|ถึง|ile|do|tot|al|o|ou|oder|или|または) ?)?(\\d{1,2})(?:e|ème|er|º|°|\\.|-?й|-го)? ?';
const COUNTED = new RegExp(`${NUMBER}(?:\\p{L}{1,9} )?(?:${WORKING})`, 'gu');
const BARE = new RegExp(`${NUMBER}(?:${PLAIN})(?!\\p{Script=Latin}|\\p{Script=Cyrillic})`, 'gu');
/** "… 3 en service accéléré": the unit was said before. */
const UNITLESS =
  /(?<![\d.,/:])(\d{1,2})(?= (?:en|in|im|for|bei|beim|para|per|pour|no|na|si|con|avec|mit|com|se|au|wenn|для|при|с|w trybie)\b)/gu;
/** Two working days in one Arabic word. */
const DUAL = /(?:يومي عمل|يومين (?:من )?(?:أيام )?(?:ال)?عمل|يوما عمل|يومان)/g;

/** Extending a visa is other business than issuing one. */
const EXTENDS =
  /verlänger|prolong|prórroga|prorrog|proroga del (?:visto|soggiorno)|продлен|延长|연장|تمديد|gia hạn|perpanjang|uzatma|przedłuż|verleng/;

const lastAt = (text: string, words: RegExp): number =>
  [...text.matchAll(new RegExp(words.source, 'gu'))].at(-1)?.index ?? -1;

function named(before: string, after: string, around: string, lexicon: Lexicon): DaysName | undefined {
  const [express, regular] = [lastAt(before, lexicon.express), lastAt(before, lexicon.regular)];
  if (express !== regular) return express > regular ? 'processing.express.days' : 'processing.regular.days';
  for (const text of [after, around]) {
    const [fast, usual] = [text.search(lexicon.express), text.search(lexicon.regular)];
    if (fast >= 0 && (usual < 0 || fast < usual)) return 'processing.express.days';
    if (usual >= 0) return 'processing.regular.days';
  }
  return undefined;
}

/** Every number of days and the service it belongs to: the nearest word before it, else behind it, else the heading's. */
export function daysIn({ text, line }: Pick<Sentence, 'text' | 'line'>, lexicon: Lexicon): Days[] {
  if (text.length > 1500 || lexicon.otherDays.test(text) || EXTENDS.test(text) || isFormerly(text, lexicon)) return [];
  const spoken = text.replace(DUAL, '2 أيام عمل');
  const counted = [...spoken.matchAll(COUNTED)];
  const serves =
    lexicon.express.test(spoken) ||
    (lexicon.regular.test(spoken) &&
      /bearbeit|trait|trám|tramit|elabor|process|рассм|оформ|発給|処理|处理|처리|معالج|xử lý|işlem|rozpatr|verwerk/.test(
        spoken,
      ));
  const matches = counted.length > 0 ? counted : serves ? [...spoken.matchAll(BARE)] : [];
  if (counted.length > 0) {
    const last = counted.at(-1)!;
    const rest = spoken.slice(last.index + last[0].length);
    const next = new RegExp(UNITLESS.source, 'u').exec(rest);
    if (next && lexicon.express.test(rest))
      return [
        ...found(spoken, matches, line.kind === 'heading' ? '' : `${line.leadIn} ${line.heading}`, lexicon),
        { name: 'processing.express.days', days: Number(next[1]) },
      ];
  }
  return found(spoken, matches, line.kind === 'heading' ? '' : `${line.leadIn} ${line.heading}`, lexicon);
}

function found(text: string, matches: readonly RegExpExecArray[], around: string, lexicon: Lexicon): Days[] {
  const all: Days[] = [];
  let from = 0;
  for (const match of matches) {
    const end = match.index + match[0].length;
    // A bracket with a number of its own speaks of that one.
    const after = (text.slice(end).split(/[;,.。、|]/)[0] ?? '').replace(/\([^)]*\d.*$/, '');
    const direct = /^ ?(?:\(|en |in |im |para |per |pour |für |для |при |w trybie )/.test(after) ? after : '';
    const name =
      (direct === '' ? undefined : named('', direct, '', lexicon)) ??
      named(text.slice(from, match.index), after, around, lexicon) ??
      (match === matches[0] ? 'processing.regular.days' : undefined);
    from = end;
    const days = Number(match[2]);
    if (name !== undefined && days >= 1 && days <= 90) all.push({ name, days });
  }
  return all;
}
