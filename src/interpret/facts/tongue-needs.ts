import type { Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';

/** What a sentence in another language than English or Chinese says is needed: null where it names the thing and leaves it open. */
type Verdict = boolean | null | undefined;

interface Need {
  readonly noun: 'appointment' | 'interview' | 'prints' | 'sponsor';
  /** An official page that names the thing without a condition asks for it. */
  readonly presumed: boolean;
  /** The thing itself is another one here. */
  readonly beside?: RegExp;
  /** A denial that stands beside this concerns some applicants only. */
  readonly exempts?: RegExp;
}

/** Languages that say "without" and "if" behind the noun. */
const BEHIND: ReadonlySet<string> = new Set(['ja', 'ko', 'tr']);
/** Thai writes no commas. */
const CLAUSE =
  /[,、](?!\d)| (?:und|et|y|e|и|và|dan|ve|en) (?=(?:\p{L}+ )?(?:nicht|kein|ne |n'|no |non |não |не|không|tidak|niet|geen))/u;
/** A date between commas parts a verb from its object: "… supprime, à partir du 15 avril 2025, la prise de …". */
const PARENTHESIS = /,[^,;]{0,60}\d{4}[^,;]{0,20},/g;
const TRIPS =
  /hotel|hôtel|alberg|alojamient|hébergement|гостиниц|отел[ьея]|ホテル|航空|飛行|호텔|항공|فندق|طيران|flug|\bvols?\b|vuelo|avión|\bvoos?\b|aere[oai]|khách sạn|tiket|otel|uçak|lotnicz|vlucht|legali|notar|apostil|легализ|нотар|公证|认证|공증|توثيق|تصديق/;
const LEGAL = /legali|notar|apostil|легализ|нотар|公证|认证|공증|توثيق|تصديق/;
/** "Your appointment" is one already made. */
const YOURS =
  /votre |vos |ihre[nrs]? |\b(?:su|sus|seu|sua|il suo|la sua|il vostro|uw|anda) (?:cita|turno|agend|marca|appunt|prenot|afspraak|janji)|ваш|ご予約|귀하의|موعدك|của bạn/;
/** "The following persons", those with diplomatic passports, those who gave theirs before, children and the old. */
const SOME =
  /folgend|suivant|siguiente|seguent|seguinte|следующ|以下|次の|다음|التالي|sau đây|berikut|ต่อไปนี้|aşağıda|następując|volgende|diplomat|дипломат|外交|외교|دبلوماسي|ngoại giao|การทูต|dyplomat|bereits|déjà|ya (?:ha|hub)|\bgià\b|\bjá (?:t|f|r|h)|уже|ранее|すでに|既に|過去|过去|이미|과거|سبق|sudah|telah|เคย|daha önce|wcześniej|eerder|\b14\b|\b70\b|(?:\b5|fünf|cinq|cinco|cinque|пяти) ?(?:jahr|ans|años|anni|anos|лет|年|년|سنوات|năm|tahun|ปี|yıl|lat|jaar)|14[歳세]|70[歳세]/;
/** "All others", "all but": the exemption leaves the rule in force. */
const EXCEPT =
  /остальн|übrigen|alle (?:anderen|antragsteller)|autres (?:demandeurs )?(?:doi|devr)|los demás|gli altri|os demais|その他の|を除[きくい]|제외한 (?:모든|전체)|جميع|kecuali|ยกเว้น|hariç|z wyjątkiem|behalve|außer |à l'exception|\bsauf|excepto los|salvo los|tranne|eccetto|кроме|за исключением|tất cả|ngoại trừ/;
const BIOMETRIC_PAPER =
  /biom\S* (?:reise|pass|photo|foto|bild|licht|reisep)|(?:pass|photo|foto|passeport|pasaporte|passaporto|passaporte|paspoort|bild)\S*(?: \S+){0,2} biom|биометрич\S+ (?:загран)?паспорт|ic旅券|생체 ?여권|جواز[^.]{0,12}بيومتري/;

/** The four things a page may say are needed. */
export const NEEDS = {
  appointment: { noun: 'appointment', presumed: true, beside: TRIPS },
  interview: { noun: 'interview', presumed: false },
  biometrics: { noun: 'prints', presumed: true, beside: BIOMETRIC_PAPER, exempts: SOME },
  sponsor: { noun: 'sponsor', presumed: false, beside: LEGAL },
} as const satisfies Record<string, Need>;

/** "Without an appointment": where it starts and ends. */
function withoutIt(text: string, lexicon: Lexicon, noun: RegExp): string | undefined {
  const [thing, without] = [noun.source, lexicon.without.source];
  const order = BEHIND.has(lexicon.code) ? `${thing}[^,;]{0,10}?${without}` : `${without}[^,;]{0,28}?${thing}`;
  return new RegExp(order, 'u').exec(text)?.[0];
}

function ofClause(clause: string, whole: string, lexicon: Lexicon, need: Need): Verdict {
  const noun = lexicon[need.noun];
  const at = clause.search(noun);
  const absent = withoutIt(clause, lexicon, noun);
  if (absent !== undefined) {
    const rest = (clause.length < absent.length + 12 ? whole : clause).replace(absent, ' ');
    return lexicon.deny.test(rest);
  }
  if (need.exempts !== undefined && EXCEPT.test(whole) && lexicon.demand.test(whole)) return true;
  const open = lexicon.may.test(BEHIND.has(lexicon.code) ? clause : clause.slice(0, at));
  const label = /[:|] ?(\S.*)$/.exec(clause.slice(at))?.[1] ?? '';
  if (label !== '' && label.length < 24 && lexicon.no.exec(label)?.index === 0) return false;
  if (lexicon.deny.test(clause)) {
    if (open || YOURS.test(clause) || need.exempts?.test(whole)) return null;
    return false;
  }
  if (lexicon.may.test(clause)) return null;
  if (label !== '' && label.length < 24 && lexicon.yes.test(label)) return true;
  if (need.presumed && !lexicon.demand.test(clause) && endedElsewhere(whole, lexicon, need))
    return need.exempts?.test(whole) ? null : false;
  return need.presumed || lexicon.demand.test(clause) ? true : null;
}

/** Verbs and participles that end a rule may stand clauses away from what they end; particles of negation do not. */
const PARTICLE =
  /^(?:n[eio]\b|n'|no\b|non\b|não|nicht|kein|не|ни|нет|ningún|nessun|aucun|nenhum|pas |plus |لا|لن|لم|ليس|không|tidak|niet|geen|nie\b|ไม่)/;
const OTHER_NOUNS = ['appointment', 'interview', 'prints', 'sponsor', 'mail', 'agent'] as const;

function endedElsewhere(part: string, lexicon: Lexicon, need: Need): boolean {
  const ended = part.split(/[,、](?!\d)/).some((clause) => {
    const word = lexicon.deny.exec(clause)?.[0];
    return word !== undefined && word.length >= 4 && !PARTICLE.test(word);
  });
  return ended && !OTHER_NOUNS.some((name) => name !== need.noun && lexicon[name].test(part));
}

/** Is the thing needed? Clause by clause; a question answered yes or no states what it names. */
export function neededIn(sentence: Pick<Sentence, 'text' | 'answer'>, lexicon: Lexicon, need: Need): Verdict {
  const { text, answer } = sentence;
  const noun = lexicon[need.noun];
  if (text.length > 1500 || !noun.test(text)) return undefined;
  if (need.beside?.test(text) || isFormerly(text, lexicon)) return null;
  if (answer !== undefined) {
    const base = withoutIt(text, lexicon, noun) === undefined && !lexicon.deny.test(text);
    return base === answer;
  }
  let verdict: Verdict = null;
  for (const part of text.replace(PARENTHESIS, ' ').split(/[;。]/)) {
    if (!noun.test(part)) continue;
    for (const clause of part.split(lexicon.code === 'th' ? / (?=[ก-๙])/ : CLAUSE).filter((one) => noun.test(one)))
      verdict ??= ofClause(clause, part, lexicon, need) ?? null;
  }
  return verdict;
}
