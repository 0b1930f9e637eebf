import type { Fact } from '../../domain/fact.ts';
import { isAside } from '../hearsay.ts';
import type { Line, Page, Sentence } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { documentsIn } from './document-names.ts';
import { type FactReader, stated } from './reader.ts';

/** Lead-ins and headings under which papers are listed. */
const ANNOUNCES =
  /(?:file|application|dossier|submission) (?:must|should|has to|is to) (?:contain|include|comprise|consist of)|documents?|materials?|what (?:to|you|do you|should (?:i|you))[^.;]{0,16} ?(?:submit|bring|prepare|provide|need)|accompanied by|enclos|attach(?:ed|ments)|paperwork|checklist|papers|to (?:be )?submit|submit the following|bring the following|originals and copies|材料|文件|资料|清单|携带|提交|提供|证明|documentos|documentation|documentación|requisitos|dossier|pièces|unterlagen|dokument|документ|书类|书类|서류|المستندات|الوثائق|documenti|doklady|dokumenty/;
const NO_LIST =
  /not needed|unnecessary|optional|不需要|无需|无须|facultati|opcional|может (?:также )?(?:запрос|потреб)|puede (?:solicitar|requerir|pedir)|peut (?:demander|exiger)|kann (?:verlangen|anfordern)|\bmay (?:also )?(?:ask|request|require)|可要求|may not|not required|no longer|need not|processing|refund|photo requirements|should (?:contain|include)|(?<!(?:file|application|dossier|submission) )must (?:contain|include)|shall (?:contain|include)|following information|函(?:件)?(?:须|应)?(?:包含|包括|注明)|应包含|须包含|following categories|exempt|以下人员|免采|downloads|绿色通道/;
/** What a letter has to say, not what is handed in. */
const CONTENTS = /contain|include|包含|包括|注明/;
/** Entries of a list that demand nothing. */
const NOT_DEMANDED =
  /facultati|\bopcional|\boptional|по желанию|任意|선택|(?:not|n't) (?:need|have|asked|obliged) to|não (?:é|são|precisa)|non (?:è|sono|occorre|serve)|not (?:be )?(?:required|needed|necessary|accepted)|no (?:need|longer)|need not|exempt|废止|作废|取消|abolished|discontinued|dropped|lifted|waived|无需|不需要?|不必|免交|免提供|免于|可不提供|无须|毋须|不再|не (?:требу|нужн)|لا (?:يشترط|يلزم|يطلب)|no (?:se (?:requiere|exige|necesita)|es necesari)|aucune?\b|n'est (?:pas )?(?:exig|requis|nécess)|nicht (?:erforderlich|notwendig|nötig)|필요하지|^note\b|^注[:意]|不要です|必要ありません|불필요|损毁|遗失|\blost\b/;
const MAY =
  /\bmay (?:be )?(?:also )?(?:ask|request|require|be requested)|if deemed necessary|where necessary|if necessary|when necessary|may be requested|必要时|可要求|可能(?:会)?要求|视情|if you plan|whether you can|может (?:также )?(?:запрос|потреб)|вправе (?:запрос|потреб|затреб)|pued?en? (?:solicitar|requerir|pedir|exigir)|podrá[n]? (?:solicitar|requerir|pedir|exigir)|se reserva|peu(?:t|vent) (?:demander|exiger|être demand)|pourr\S+ (?:demander|exiger|être demand)|si riserva|può (?:richiedere|chiedere|essere richiest)|possono essere richiest|pode(?:rá|m|rão)? (?:solicitar|exigir|pedir|ser (?:solicitad|exigid))|kann (?:verlangen|anfordern|weitere|zusätzliche)|können (?:verlangt|angefordert|weitere|zusätzliche)|behält sich|求めることが|お願いすることが|求める场合|提出を求め(?:る|られる)(?:こと|场合)|요구할 수|요청할 수|قد (?:تطلب|يطلب)|có thể (?:được )?yêu cầu|dapat meminta|อาจขอ|iste(?:ye|ne)bilir|talep ed[ie]\S*bilir|może (?:zażądać|poprosić|wymagać)|kan (?:om )?(?:vragen|verzoeken)/;
/** A free sentence that demands papers. */
const DEMANDS =
  /携[^。;]{0,40}(?:到|至|前往|赴|来)|函[^。;,]{0,4}由[^。;,]{2,30}出具|(?:구비|필요|제출) ?서류[^.]{0,8}:|(?:documentos|documentación|requisitos|documents|pièces|unterlagen|документы|документов)[^.:;]{0,30}:|(?:المستندات|الوثائق)[^.]{0,16}:|(?:将|把|带|凭)[^。;,]{0,30}(?:送|递交|交至|寄)|\btake (?:your|the) (?:passport|documents|papers)|^(?:[•·-] ?)?(?:presentar|aportar|entregar|présenter|fournir|представить|предоставить)\b|se (?:requieren?|exigen?|necesitan?)|(?:must|shall|should|need(?:s|ed)?|ha(?:ve|s) to|required|requested|please|are to|kindly|is to)[ ,][^.;]{0,90}?(?:submit|provid|bring|brought|present|attach|enclos|fill|complet|prepar|carry|carried|hand(?:ed)? in|show|produc|upload|print|includ|suppl|furnish|giv|take along|with|add|append|accompan|deliver|forward|lodg|authenticat|apostill|in possession)|^(?:[a-z\d]{1,2}[.)] ?|\d\.\d ?|step \d{1,2}[.:)]? ?|[^a-z]{1,3})?(?:enclose|please|add|bring|submit|present|provide|fill|complete|print|prepare|attach|upload)\b|with an? (?:invitation|passport)|(?:hold(?:ing)?|with|upon) (?:[a-z]+ ){0,4}invitation letters?|^(?:the |an? |original )?(?:[a-z]+ ){0,3}(?:documents?|letters?|certificates?|invitations?|notices?)[^.;]{0,80}issued by|^[^。;]{0,24}(?:出具|签发|颁发)的[^。;]{0,20}(?:函|证|书)|added to the (?:list|documents|papers|required)|(?:增加|新增|增列)[^。;,]{0,12}(?:材料|文件)|by presenting|(?:须|应当?|需|请|必须|要求|凭|持)[^。;]{0,40}?(?:提交|提供|携带|出示|填写|附上?|上传|打印|备齐|准备|递交|交验|填妥)|(?:提交|提供|携带|出示)[^。;]{0,30}(?:函|照|表|证|单|件|书|明)|deber[áa]n?|debe|doit|doivent|(?:est|sont) prié|muss|müssen|mit einem|необходим[оыа]?(?![а-я])|作成|작성|должн|нужно|требу|提出|持参|必要|제출|지참|يجب|تقديم|musi|należy|devono|deve/;
/** A sentence on whether a sponsor is needed names the letter without asking for it among the papers. */
const ON_SPONSORS = /sponsor|invitation by|employer|inviting (?:entity|party)|雇主|担保|邀请单位/;
/** What is asked of holders once they are in China, of diplomats, or of the photo. */
const LATER =
  /titulaire d|ser titular|^(?:the |your )?photo(?:graph)?s? (?:must|should|shall) (?:be|have|show)|collect (?:your|the) passport|领取护照|diplomatic|notari(?!s)|外交护照|register for |apply for (?:a |the )?residence|within \d+ days (?:of|after) (?:the |their |your )?(?:arrival|entry|entering)|入境(?:之日起|后)\d+日内/;
/** Somebody who holds a passport is a person, not a paper. */
const HOLDERS =
  /(?:issued by|invitation of)[^.;]{0,80}?residence permits?|(?:on the (?:day|date)|when|by the time|at the time|after|before|once|until)(?: [a-z]+){0,4} (?:submit|lodg|hand|fil)[a-z]* (?:in )?(?:the |your |their |an? )?(?:[a-z]+ ){0,2}(?:forms?|applications?)|(?:hold(?:ing|ers? of|s)|holders?|owners? of|titular(?:es)? de|in possession of|members? with|detentor\S+ de)(?: [a-z'-]+){0,5} (?:passports?|pasaportes?|passeports?)|持[^。,;]{0,12}(?:护照|签证|居留证件)(?:者|人员|的|申请)?|passport (?:number|one|holders?|size)|护照(?:号码?|信息(?!页)|种类|签发)|照片或图片|所持的[^。,;]{0,30}|photo (?:uploaded|requirements)|照片(?:要求|规格)/g;
/** Who the entry is about: rules on persons are no papers. */
const PERSONS =
  /^(?:[^ ]{1,4} )?(?:the )?(?:after|when|if|once|before|please|applicants?(?!'s? (?:valid |original |own )*(?:passport|photo|form|cv|degree))|persons?|foreign(?:ers| nationals)?|those|children|未满|持|(?:[a-z]\d?字?(?:、[a-z]\d?字?)*签证)?申请人(?!护照)|[^。,]{0,12}人员)/;

interface List {
  readonly lines: Line[];
  readonly visas: readonly string[];
}

/** "Required: passport; form; photo": a list in one line, opened by the name of what is listed. */
const INLINE =
  /^(?:[^ :]{1,4} )?([^:.;。]{0,60}(?:documents?|materials?|papers|checklist|paperwork|^what(?: to bring)?|required|(?<![a-z] )requirements?|(?:visa|entry) requirements?|needed|(?:you|applicants|we) (?:will |also )?need|to (?:bring|submit|enclose)|enclose|bring|submit|所需|材料|文件|资料|清单|携带|提交|提供|备齐)(?: (?:are|is))?): ?(.{6,})$/;
const LABEL =
  /^(?:\d{1,2}[.、)] ?)?(?:(?:required |necessary |supporting )?(?:documents?|papers|materials?|paperwork)(?: (?:required|needed|to (?:submit|bring)))?|(?:所需|申请|提交|必备|应交)?(?:材料|文件|资料)(?:清单)?)$/;
const inline = ({ text, kind, cells }: Line): string | undefined => {
  if (kind === 'row' && cells.length === 2 && LABEL.test(cells[0] ?? '')) return cells[1];
  const [, label = '', rest] = kind === 'row' ? [] : (INLINE.exec(text) ?? []);
  return rest === undefined || NO_LIST.test(label) || CONTENTS.test(label) || MAY.test(label) ? undefined : rest;
};

const papersOf = (text: string, tongue?: Lexicon): string[] => documentsIn(text.replace(HOLDERS, ' '), tongue);
/** Does it announce papers, in English and Chinese or in the words of its own language? */
const announces = (text: string, tongue?: Lexicon): boolean =>
  ANNOUNCES.test(text) || tongue?.papers.test(text) === true;
const listed = (line: Line): boolean => line.kind === 'item' || line.kind === 'row';
/** A list entry may add in a second sentence that something is not needed; its first one counts. */
const demandsNothing = (text: string): boolean =>
  NOT_DEMANDED.test(text.split(/[。;]|(?<=[a-z)])\. /)[0] ?? '') || MAY.test(text);

/** The papers of an entry, without those that one of its sentences says are not needed. */
const papersIn = (line: Line): string[] =>
  (inline(line) ?? line.text)
    .split(/[。;](?!\d{3})|(?<=[a-z)]{2})\. (?=[a-z])/)
    .filter((part, at) => at === 0 || !line.tongue?.otherDays.test(part))
    .filter((part) => !demandsNothing(part) && line.tongue?.deny.exec(part.replace(/^[^\p{L}]*/u, ''))?.index !== 0)
    .flatMap((part) => papersOf(part.trim(), line.tongue));

/** Under a heading of papers a paragraph that opens with a paper's name is an entry, bullet or not. */
const opensWithPaper = (line: Line): boolean =>
  line.kind === 'paragraph' && !PERSONS.test(line.text) && papersOf(line.text.slice(0, 60), line.tongue).length > 0;

function announced(line: Line, page: Page): boolean {
  const { leadIn, heading, tongue } = line;
  const titled = LIST_TITLE.test(page.title.text);
  if (leadIn !== '' && !/:$/.test(leadIn) && !announces(leadIn, tongue) && !titled) return false;
  if (NO_LIST.test(leadIn)) return false;
  if (leadIn !== '' && announces(leadIn, tongue)) return true;
  if (heading !== '') return announces(heading, tongue) && !NO_LIST.test(heading);
  return titled;
}
const LIST_TITLE =
  /checklist|list of documents|documents? (?:required|needed)|required documents|paperwork|required papers|what to bring|pièces à fournir|材料清单|所需材料|申请材料|材料[^。]{0,6}(?:备齐|准备|须知)|список документов|documentos necesarios|liste des (?:documents|pièces)|必要书类|구비 ?서류/;

const add = (lists: Map<string, List>, line: Line): void => {
  const key = line.visas.join();
  const list = lists.get(key) ?? { lines: [], visas: line.visas };
  list.lines.push(line);
  lists.set(key, list);
};

/** Runs of list entries that nobody announced count as papers when at least two open with one and the passport or the form is among them. */
function unannounced(page: Page): Line[] {
  const runs: Line[][] = [[]];
  for (const line of page.lines) {
    if (line.kind === 'item') runs.at(-1)?.push(line);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs
    .map((run) =>
      run.filter(
        ({ text, leadIn, tongue }) =>
          !PERSONS.test(text) && !NO_LIST.test(leadIn) && papersOf(text.slice(0, 60), tongue).length > 0,
      ),
    )
    .filter(
      (run) =>
        run.length >= 2 &&
        run.some(({ text, tongue }) => /passport|application-form/.test(papersOf(text.slice(0, 60), tongue).join())),
    )
    .flat();
}

/** In other languages one word may announce papers and conditions: a list that names a single paper is of conditions. */
const isRequirement = ({ lines }: List): boolean =>
  lines.some(({ tongue }) => tongue !== undefined) && new Set(lines.flatMap(papersIn)).size < 2;

/** "Citizens of other countries - residence permit", on the line after a list. */
const continues = (line: Line): boolean =>
  line.tongue !== undefined &&
  line.kind === 'paragraph' &&
  line.text.length <= 120 &&
  / - |: /.test(line.text) &&
  papersIn(line).length > 0;

/** Lists of papers: entries under a lead-in or heading that announces them, one list for each category. */
function listsOf(page: Page): Map<string, List> {
  const lists = new Map<string, List>();
  for (const line of page.lines) {
    if (isAside(`${line.heading} ${line.leadIn}`)) continue;
    if (inline(line) !== undefined) add(lists, line);
    else if (
      line.tongue !== undefined &&
      line.kind === 'paragraph' &&
      opensWithPaper(line) &&
      new Set(papersIn(line)).size >= 3
    )
      add(lists, line);
    else if (continues(line) && [...lists.values()].some(({ lines }) => lines.at(-1)?.index === line.index - 1))
      add(lists, line);
    else if ((listed(line) || opensWithPaper(line)) && announced(line, page) && !demandsNothing(line.text))
      add(lists, line);
  }
  for (const [key, { lines }] of lists) if (lines.every((line) => papersIn(line).length === 0)) lists.delete(key);
  for (const [key, list] of lists) if (isRequirement(list)) lists.delete(key);
  if (lists.size === 0) for (const line of unannounced(page)) if (!demandsNothing(line.text)) add(lists, line);
  return lists;
}

/** The quote of a list: its lines as they follow each other in the document, or the first line where that is too long. */
function quoteOf(page: Page, lines: readonly Line[]): string {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return '';
  const all = page.lines
    .slice(first.index, last.index + 1)
    .map((line) => line.raw)
    .join('\n');
  return all.length <= 1200 ? all : first.raw;
}

function demanded({ text, line, answer }: Sentence): string[] {
  if (
    answer === false ||
    text.length > 1500 ||
    line.kind === 'heading' ||
    NOT_DEMANDED.test(text) ||
    MAY.test(text) ||
    CONTENTS.test(line.leadIn)
  )
    return [];
  if (line.tongue !== undefined) return demandedIn(text, line.tongue);
  if (!DEMANDS.test(text) || LATER.test(text)) return [];
  const papers = papersOf(text);
  return ON_SPONSORS.test(text) && papers.every((one) => /invitation|employment/.test(one)) ? [] : papers;
}

/** "Apply with a letter of invitation". */
const WITH =
  /\bmit (?:einem|einer|dem)\b|\bmuni\w{0,2} d|\bavec (?:une?|la|le|votre)\b|\bcon (?:una?|la|el|su|un')|\bcom (?:uma?|o|a)\b|\bс (?:оригинал|приглаш|паспорт)|を(?:もって|持参)|을 지참|를 지참|مصحوب|dengan (?:membawa|surat)/;
/** In other languages two papers beside a word that hands in or lists are enough, or one that is demanded. */
function demandedIn(text: string, tongue: Lexicon): string[] {
  if (tongue.otherDays.test(text) || isFormerly(text, tongue)) return [];
  const asked = text
    .split(/(?<=[,;、。])/)
    .filter((clause) => !tongue.deny.test(clause))
    .join('');
  const names = papersOf(asked, tongue);
  if (names.length >= 4) return names;
  if (names.length >= 2 && (tongue.bring.test(text) || tongue.papers.test(text))) return names;
  if (WITH.test(text) && tongue.lodge.test(text)) return names;
  return tongue.bring.test(text) && tongue.demand.test(text) && !tongue.may.test(text) ? names : [];
}

/** The papers that must be handed in: lists first; where there is no list, sentences that demand papers. */
export const readDocuments: FactReader = (page) => {
  const facts: Fact[] = [];
  const lists = listsOf(page);
  for (const { lines, visas } of lists.values()) {
    const named = lines.filter((line) => papersIn(line).length > 0);
    const value = [...new Set(named.flatMap(papersIn))];
    facts.push(...stated(page, 'documents.required', value, quoteOf(page, named), visas));
  }
  const loose = new Map<string, { value: Set<string>; quote: string; visas: readonly string[] }>();
  for (const sentence of page.sentences) {
    const key = sentence.visas.join();
    if (lists.has(key) || lists.has('')) continue;
    const names = demanded(sentence);
    if (names.length === 0) continue;
    const entry = loose.get(key) ?? { value: new Set<string>(), quote: sentence.raw, visas: sentence.visas };
    for (const name of names) entry.value.add(name);
    loose.set(key, entry);
  }
  for (const { value, quote, visas } of loose.values())
    facts.push(...stated(page, 'documents.required', [...value], quote, visas));
  return facts;
};
