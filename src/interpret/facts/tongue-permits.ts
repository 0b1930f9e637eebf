import type { Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { documentsIn } from './document-names.ts';

/** What holders may do, in languages other than English and Chinese: null where a sentence names it and leaves it open. */
type Employment = 'yes' | 'no' | 'with-permit';

/** Only with, only after: what stands beside it is a condition. */
const ONLY =
  /\bnur\b|\berst\b|seulement|uniquement|qu'(?:après|avec|à |une)|\bsolo\b|sólo|solamente|únicamente|salvo|hasta |soltanto|solo |somente|\bsó\b|apenas|только|лишь|إلا|فقط|بعد|の上|のうえ|してから|後|后|取得|한하여|받아야|받은|취득|chỉ|hanya|เท่านั้น|ancak|yalnızca|tylko|dopiero|alleen|\bpas\b na|dopo|après|tras |después|após|после|nach |voraus|previ[ao]|setelah|sau khi|หลัง|sonra|po uzyskaniu|obten|получ|оформ/;
/** Hours of work, experience of work and certificates of it. */
const OTHER_WORK =
  /arbeitstag|werktag|öffnungszeit|arbeitszeit|jours|horaire|horario|d[íi]as|orari|horário|dias úteis|час(?:ы|ов)|рабоч(?:их|ие|его) дн|график|営业|时间|영업|시간|أيام|دوام|ساعات|ngày|giờ|hari|jam |วัน|gün|saat|dni |godzin|dagen|uren/;
const BEHIND: ReadonlySet<string> = new Set(['ja', 'ko', 'tr']);

/** Does a denial stand right behind the work, in languages that put it there? */
const deniedBehind = (text: string, lexicon: Lexicon): boolean =>
  BEHIND.has(lexicon.code) && new RegExp(`${lexicon.work.source}[^,;。]{0,12}?${lexicon.deny.source}`, 'u').test(text);

function withPermit(text: string, lexicon: Lexicon): Employment | null {
  const without = BEHIND.has(lexicon.code)
    ? new RegExp(`${lexicon.workPermit.source}[^,;]{0,8}?${lexicon.without.source}`, 'u')
    : new RegExp(`${lexicon.without.source}[^,;]{0,28}?${lexicon.workPermit.source}`, 'u');
  const absent = without.exec(text)?.[0];
  if (absent !== undefined) {
    const rest = text.replace(absent, ' ');
    if (lexicon.deny.test(rest)) return 'with-permit';
    return lexicon.permit.test(rest) ? 'yes' : null;
  }
  if (ONLY.test(text)) return 'with-permit';
  const clause = text.split(/[,;、]/).find((one) => lexicon.workPermit.test(one)) ?? text;
  return lexicon.deny.test(clause) ? 'yes' : 'with-permit';
}

const BANS =
  /нельзя|запрещ|verboten|untersagt|interdit|prohib|vietat|vedad|proibid|禁止|금지|ممنوع|يحظر|bị cấm|dilarang|ห้าม|yasak|zabron|zakaz/;

/** May holders be employed? */
export function employmentIn(
  { text, line, answer }: Pick<Sentence, 'text' | 'line' | 'answer'>,
  lexicon: Lexicon,
): Employment | null | undefined {
  const permit = lexicon.workPermit.test(text);
  const rest = text.replace(new RegExp(lexicon.workPermit.source, 'gu'), ' ');
  const work = lexicon.work.test(rest);
  if (!permit && !work) return undefined;
  if (text.length > 800 || lexicon.papers.test(line.leadIn || line.heading) || lexicon.experience.test(text))
    return null;
  if (isFormerly(text, lexicon)) return null;
  if (permit && (work || ONLY.test(text)) && !lexicon.bring.test(rest)) return withPermit(text, lexicon);
  if (permit && !work)
    return lexicon.yes.test(text.slice(0, 12)) || /^[^,;]{0,12}(?:nur|только|seulement|solo|sólo|somente)/.test(text)
      ? 'with-permit'
      : null;
  if (permit) return withPermit(text, lexicon);
  if (OTHER_WORK.test(text)) return null;
  if (answer !== undefined) return lexicon.permit.test(text) || answer === false ? (answer ? 'yes' : 'no') : null;
  if (deniedBehind(text, lexicon)) return 'no';
  if (BANS.test(text)) return 'no';
  if (!lexicon.permit.test(text)) return null;
  return lexicon.deny.test(text) ? 'no' : 'yes';
}

/** Relatives of citizens and residents are whom another visa is for. */
const RELATIVES =
  /visit|besuch|visita|посещ|訪問|방문|زيارة|thăm|kunjung|เยี่ยม|ziyaret|odwiedz|bezoek|ciudadan|citoyen|staatsbürger|staatsangehörig|cittadin|cidad[ãa]|граждан|公民|国民|国籍者|시민|국민|مواطن|công dân|warga|พลเมือง|vatandaş|obywatel|burger|permanent|постоянн|永住|영주/;

/** May spouse and children come along? */
export function familyIn(
  { text, answer }: Pick<Sentence, 'text' | 'answer'>,
  lexicon: Lexicon,
): boolean | null | undefined {
  if (!lexicon.family.test(text)) return undefined;
  if (text.length > 800 || RELATIVES.test(text) || lexicon.prints.test(text) || isFormerly(text, lexicon)) return null;
  if (documentsIn(text, lexicon).includes('kinship-proof') || lexicon.sponsor.test(text)) return null;
  if (answer !== undefined) return lexicon.permit.test(text) ? answer : null;
  if (!lexicon.permit.test(text)) return null;
  const clause = text.split(/[;。]/).find((one) => lexicon.family.test(one)) ?? text;
  return !lexicon.deny.test(clause);
}
