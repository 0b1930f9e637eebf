import type { Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { documentsIn } from './document-names.ts';

/** Where applications are lodged, in languages other than English and Chinese. */

export type Channel = 'online' | 'embassy' | 'visa-centre' | 'mail' | 'agent';
export interface Ways {
  readonly open: readonly Channel[];
  /** Only the form is filled in this way. */
  readonly filled: readonly Channel[];
  readonly closed: readonly Channel[];
}

const NAMES = [
  ['online', 'online'],
  ['embassy', 'post'],
  ['visa-centre', 'centre'],
  ['mail', 'mail'],
  ['agent', 'agent'],
] as const;

/** Time slots booked online are no application made online. */
const booking = (lexicon: Lexicon): RegExp =>
  new RegExp(
    `(?:${lexicon.online.source})[^,;. ]{0,12} ?(?:\\p{L}+ ){0,2}(?:${lexicon.appointment.source})|(?:${lexicon.appointment.source})[^,;.。]{0,40}?(?:${lexicon.online.source})(?:[^,;.。]{0,12}(?:${lexicon.online.source}))*`,
    'gu',
  );
/** A web address alone is where something can be read. */
const WEBSITE_ONLY =
  /^[^:]{0,40}(?<!\p{L})(?:website|webseite|internetseite|site|sito|sitio|página|сайт|strona|situs|ホームページ|ウェブサイト|홈페이지|웹사이트|الموقع)[^:]{0,20}: ?\S*$|^e-?mail|^www|^https?:\S*$/u;

const mentions = (clause: string, lexicon: Lexicon): (typeof NAMES)[number][] =>
  NAMES.filter(([, name]) => lexicon[name].test(clause));

/** Where a sentence speaks of paying or collecting too, the place counts beside words of lodging only. */
function lodgesAt(text: string, place: RegExp, lexicon: Lexicon): boolean {
  const match = place.exec(text);
  if (match === null) return false;
  const end = match.index + match[0].length;
  const near = text.slice(Math.max(0, match.index - 45), end + 20);
  return lexicon.lodge.test(near) && !lexicon.otherBusiness.test(near);
}

/** The ways of lodging that a sentence opens and closes; undefined where it speaks of none. */
export function waysIn(
  sentence: Pick<Sentence, 'text' | 'line' | 'answer'>,
  lexicon: Lexicon,
  centre: boolean,
): Ways | undefined {
  const { line, answer } = sentence;
  const text = sentence.text.replace(booking(lexicon), (all) =>
    lexicon.lodge.test(all) ? all.replace(new RegExp(lexicon.online.source, 'gu'), ' ') : ' ',
  );
  if (text.length > 1500 || line.kind === 'heading' || isFormerly(text, lexicon)) return undefined;
  const named = mentions(text, lexicon);
  if (named.length === 0) return undefined;
  const lodges = lexicon.lodge.test(text) || lexicon.appointment.test(sentence.text);
  // Papers are taken somewhere to be lodged.
  if (!lodges && documentsIn(text, lexicon).length === 0) return undefined;
  if (WEBSITE_ONLY.test(text)) return undefined;
  const listed = line.kind === 'item' && lexicon.papers.test(line.leadIn || line.heading);
  const [open, filled, closed]: [Channel[], Channel[], Channel[]] = [[], [], []];
  for (const clause of text.split(/[;。]|,(?!\d)|、| (?:aber|mais|sino|pero|ma|mas|но|а) |: (?=\p{L}[^:]{24})/u)) {
    const denied = lexicon.deny.test(clause) && !lexicon.without.test(clause) && !lexicon.appointment.test(clause);
    for (const [channel, name] of mentions(clause, lexicon)) {
      if (lexicon.otherBusiness.test(text) && !lodgesAt(clause, lexicon[name], lexicon)) continue;
      if (answer === false || (denied && !otherwiseOpen(clause, channel, lexicon))) closed.push(channel);
      else if (channel === 'online') (fillsIn(clause, text, lexicon) ? filled : open).push(channel);
      else if (channel === 'embassy' && centre)
        open.push(
          /embaj|ambass|ambasci|consul|botschaft|konsulat|embaix|посольств|консульств|大使館|大使馆|領事|领事|대사관|영사|سفارة|قنصل/.test(
            clause,
          )
            ? 'embassy'
            : 'visa-centre',
        );
      else open.push(channel);
    }
  }
  return { open: listed ? [] : open, filled: listed ? [] : filled, closed };
}

/** "Not by post but at the embassy" in one clause closes the post alone. */
const otherwiseOpen = (clause: string, channel: Channel, lexicon: Lexicon): boolean =>
  (channel === 'embassy' || channel === 'visa-centre' || channel === 'online') &&
  (lexicon.mail.test(clause) || lexicon.agent.test(clause));

const fillsIn = (clause: string, text: string, lexicon: Lexicon): boolean =>
  documentsIn(clause, lexicon).includes('application-form') &&
  !/upload|hochlad|télévers|télécharg|subir|carg(?:ar|ue)|caric|загру|アップロード|업로드|رفع|تحميل|tải lên|unggah|mengunggah|อัปโหลด|yükle|przesł|uploaden/.test(
    text,
  );
