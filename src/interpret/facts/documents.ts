import type { Fact } from '../../domain/fact.ts';
import type { Line, Page, Sentence } from '../page.ts';
import { documentsIn } from './document-names.ts';
import { type FactReader, stated } from './reader.ts';

/** Lead-ins and headings under which papers are listed. */
const ANNOUNCES =
  /documents?|materials?|what to (?:submit|bring)|checklist|papers|to (?:be )?submit|submit the following|bring the following|originals and copies|材料|文件|资料|清单|携带|提交|提供|证明|documentos|documentation|documentación|requisitos|dossier|pièces|unterlagen|dokument|документ|書類|서류|المستندات|الوثائق|documenti|документов|doklady|dokumenty/;
const NO_LIST =
  /may not|not required|no longer|need not|processing|refund|photo requirements|should (?:contain|include)|must (?:contain|include)|shall (?:contain|include)|includes? the following information|函(?:件)?(?:须|应)?(?:包含|包括|注明)|应包含|needs? to be indicated|following categories|are exempt|以下人员|免采/;
/** Entries of a list that demand nothing. */
const NOT_DEMANDED =
  /not (?:be )?(?:required|needed|necessary|accepted)|no (?:need|longer)|need not|exempt|无需|不需要?|不必|免交|免提供|无须|毋须|不再|^note|^注[:意]|不要です|必要ありません|불필요/;
const MAY =
  /\bmay (?:be )?(?:also )?(?:ask|request|require|be requested)|if deemed necessary|where necessary|if necessary|when necessary|may be requested|必要时|可要求|可能(?:会)?要求|视情|if you plan|whether you can/;
/** A free sentence that demands papers. */
const DEMANDS =
  /(?:must|shall|should|need(?:s|ed)?|ha(?:ve|s) to|required|requested|please|are to|kindly|is to|will) [^.;]{0,90}?(?:submit|provide|bring|present|attach|enclose|fill|complete|prepare|carry|hand in|show|produce|upload|print|include|supply|furnish|give|take along|with)|(?:bring|submit|present|provide)(?:ing)? (?:the |your |an? |their |along )|with an? (?:invitation|passport)|(?:须|应当?|需|请|必须|要求|凭|持)[^。;]{0,40}?(?:提交|提供|携带|出示|填写|附上?|上传|打印|备齐|准备|递交|交验|填妥)|(?:提交|提供|携带|出示)[^。;]{0,30}(?:函|照|表|证|单|件|书|明)|deber[áa]n?|debe|doit|doivent|muss|müssen|mit einem|необходимо|должн|нужно|требу|提出|持参|必要|제출|지참|يجب|تقديم|musi|należy|devono|deve/;

interface List {
  readonly lines: Line[];
  readonly visas: readonly string[];
}

const listed = (line: Line): boolean => line.kind === 'item' || line.kind === 'row';
const announced = (line: Line): boolean => {
  const intro = line.leadIn !== '' ? line.leadIn : line.heading;
  return intro !== '' && ANNOUNCES.test(intro) && !NO_LIST.test(intro) && !NO_LIST.test(line.leadIn);
};

/** Lists of papers: items and rows under a lead-in or heading that announces them, one list for each category. */
function listsOf(page: Page): Map<string, List> {
  const lists = new Map<string, List>();
  for (const line of page.lines) {
    if (!listed(line) || !announced(line) || NOT_DEMANDED.test(line.text) || MAY.test(line.text)) continue;
    const key = line.visas.join();
    const list = lists.get(key) ?? { lines: [], visas: line.visas };
    list.lines.push(line);
    lists.set(key, list);
  }
  return lists;
}

/** The quote of a list: its lines as they follow each other in the document, or the first line where others stand between. */
function quoteOf(page: Page, lines: readonly Line[]): string {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return '';
  const between = page.lines.slice(first.index, last.index + 1).map((line) => line.raw);
  const all = between.join('\n');
  return all.length <= 1200 ? all : first.raw;
}

function demanded(sentence: Sentence): string[] {
  const { text, line } = sentence;
  if (text.length > 1500 || NOT_DEMANDED.test(text) || MAY.test(text) || line.kind === 'heading') return [];
  return DEMANDS.test(text) ? documentsIn(text) : [];
}

/** The papers that must be handed in: lists first; where a category has no list, sentences that demand papers. */
export const readDocuments: FactReader = (page) => {
  const facts: Fact[] = [];
  const covered = new Set<string>();
  for (const [key, { lines, visas }] of listsOf(page)) {
    const value = [...new Set(lines.flatMap((line) => documentsIn(line.text)))];
    if (value.length < 2) continue;
    covered.add(key);
    const named = lines.filter((line) => documentsIn(line.text).length > 0);
    facts.push(...stated(page, 'documents.required', value, quoteOf(page, named), visas));
  }
  const loose = new Map<string, { value: Set<string>; quote: string; visas: readonly string[] }>();
  for (const sentence of page.sentences) {
    const key = sentence.visas.join();
    if (covered.has(key) || covered.has('')) continue;
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
