import type { Line, Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { findDurations } from '../values/durations.ts';
import { findMoney } from '../values/money.ts';
import { documentsIn } from './document-names.ts';
import { namedEntries } from './fee-words.ts';

/** Entries, validity and stay in languages other than English and Chinese: null where a sentence leaves them open. */

const VISA = /vis[aiou]|виз|ビザ|查证|査証|비자|사증|تأشير|wiz[aęyo]|วีซ่า|thị thực|vize|titel_?/;
/** What stays longer than that, or may be granted at will, is another rule. */
const MORE =
  /mehr als|länger als|über \d|plus de|más de|mais de|più di|superior|supérieur|supera|dépass|excéd|exced|oltre|более|свыше|больше|超える|超え|초과|넘는|أكثر|تتجاوز|يتجاوز|تزيد|trên|quá|lebih|melebihi|เกิน|fazla|powyżej|ponad|dłuż|langer|meer dan/;
/** "Not exceeding": infinitives and participles that need no negation of their own. */
const LIMIT =
  /ne (?:peut|pouvant|peuvent|pourra|saurait|doit)|n'excéd|maxim|máxim|massim|höchstens|maximal|jusqu|hasta|até|fino|bis |до |以内|まで|이내|까지|حتى|أقصى|tối đa|hingga|ไม่เกิน|en fazla|azami|tot |do \d|nejvýše/;

/** Clauses, cut also before what each stay is said about. */
const clausesOf = (text: string): string[] =>
  text.split(
    /[,;。、](?!000)|\((?=\p{L})|\)| (?:und|et|y|e|и|i|dan|và|ve|en) (?=(?:[\p{L}\d]+ ){0,5}(?:aufenth|séjour|estan|estad|soggior|perman|пребыв|tinggal|lưu trú|kal[ıi]|pobyt|verblijf))/u,
  );

const ofVisa = (line: Line, text: string): boolean =>
  VISA.test(`${text} ${line.leadIn} ${line.heading}`) || line.visas.length > 0;

/** How long each stay may last. */
export function stayIn({ text, line }: Pick<Sentence, 'text' | 'line'>, lexicon: Lexicon): string | null | undefined {
  if (!lexicon.stay.test(text)) return undefined;
  if (text.length > 1500 || line.kind === 'row' || lexicon.prints.test(text) || isFormerly(text, lexicon)) return null;
  if (/residence-proof|financial-proof|itinerary/.test(documentsIn(text, lexicon).join())) return null;
  for (const clause of clausesOf(text)) {
    if (!lexicon.stay.test(clause)) continue;
    if (
      MORE.test(clause) &&
      !LIMIT.test(clause) &&
      !lexicon.deny.test(clause) &&
      !/ไม่เกิน|không quá|nicht|не (?:бол|прев|свы)/.test(clause)
    )
      continue;
    const found = findDurations(clause.replace(/\d+ ?(?:歳|才|세)/g, ' '));
    if (found.length > 0) return found.at(-1)?.iso;
  }
  return null;
}

/** "Issued for two years". */
const ISSUED_FOR =
  /(?:conced|expid|otorg|emit|délivr|accord|ausgestellt|erteilt|rilascia|concess|выда|発給|발급|تمنح|تصدر|diterbitkan|wydawan|verleend|valid)\S* (?:por|para|pour|per|für|на|لمدة|selama|na|voor) (?:\p{L}+ ){0,3}\d/u;

/** For how long the visa may be used to enter. */
export function validityIn(
  { text, line }: Pick<Sentence, 'text' | 'line'>,
  lexicon: Lexicon,
): string | null | undefined {
  const entries = namedEntries(text).length > 0;
  const issued = ISSUED_FOR.test(text);
  if (!lexicon.validity.test(text) && !issued && !(entries && ofVisa(line, text))) return undefined;
  if (text.length > 1500 || line.kind === 'row' || lexicon.prints.test(text) || isFormerly(text, lexicon)) return null;
  if (findMoney(text).length > 0 || !ofVisa(line, text)) return null;
  if (lexicon.otherValidity.test(text) && !VISA.test(text)) return null;
  for (const clause of clausesOf(text)) {
    const rest = clause.replace(STAY_OF(lexicon), ' ');
    const long = findDurations(rest).filter(({ days }) => lexicon.validity.test(rest) || days >= 80);
    if (lexicon.stay.test(clause) || lexicon.otherValidity.test(clause) || long.length === 0) continue;
    if (lexicon.validity.test(clause) || ISSUED_FOR.test(clause) || namedEntries(clause).length > 0)
      return long.at(-1)?.iso;
  }
  return null;
}

const STAY_OF = (lexicon: Lexicon): RegExp => new RegExp(`${lexicon.stay.source}[^,;]{0,40}$`, 'u');

const NUMBER_OF =
  /(?:einreisen|entrées|entradas|ingressi|въезд\p{L}*|入[国境]回数|입국 ?횟수|(?:مرات |عدد )(?:ال)?دخول|số lần nhập cảnh|jumlah (?:entri|masuk|kunjungan)|จํานวนครั้ง|giriş sayısı|liczba wjazdów|aantal inreizen)[^:]{0,24}: ?(?:\([^)]*\) ?)?(?:(1|une?_?|una|um|uma|ein|одн\S+|1回|1회|single|einfach|einmal)|(2|deux|dos|due|duas|zwei|дв\S+|2回|두|مرتان|مرتين|hai|dua|สอง|iki|dwa|twee|doppel|zweifach|double|doble|doppi)|(multi|múlti|mehrfach|mehrmal|много|回数制限なし|制限なし|無制限|无制限|数次|복수|다회|횟수 ?제한 ?없|무제한|متعدد|عدة|غير محدود|nhiều|berkali|beberapa|หลาย|çok|wielo|meer|illimit|ilimit|unbegrenzt|beliebig|не ?огранич))/u;

/** "Number of entries: two". */
function countedEntries(text: string): 'single' | 'double' | 'multiple' | undefined {
  const [, one, two, many] = NUMBER_OF.exec(text) ?? [];
  return many !== undefined ? 'multiple' : two !== undefined ? 'double' : one !== undefined ? 'single' : undefined;
}

/** How often the visa lets its holder enter, where it is said of what is issued. */
export function entriesIn(
  { text, line }: Pick<Sentence, 'text' | 'line'>,
  lexicon: Lexicon,
): 'single' | 'double' | 'multiple' | null | undefined {
  const counted = countedEntries(text);
  if (counted !== undefined && findMoney(text).length === 0) return counted;
  const named = namedEntries(text);
  if (named.length === 0) return undefined;
  if (named.length > 1 || text.length > 1500 || line.kind === 'row' || line.kind === 'heading') return null;
  if (findMoney(text).length > 0 || lexicon.prints.test(text) || lexicon.appointment.test(text)) return null;
  if (isFormerly(text, lexicon) || lexicon.lodge.test(text) || lexicon.others.test(text)) return null;
  const issued = VISA.test(text) || lexicon.validity.test(text) || lexicon.stay.test(text) || ofVisa(line, '');
  return issued && !DEPENDS.test(text) ? (named[0] ?? null) : null;
}

/** The officer decides, or the applicant wishes. */
const DEPENDS =
  /wünsch|entscheid|souhait|décid|dépend|dese[ea]|decid|depende|desider|решен|усмотрен|завис|希望|判断|結果|结果|희망|결정|يرغب|قرار|mong muốn|ingin|ต้องการ|isten|karar|życz|wens|beslis/;
