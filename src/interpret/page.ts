import type { Block } from '../domain/document.ts';
import { asAmended } from './amendment.ts';
import { statementsOf } from './exchange.ts';
import { isAside, isHearsay, isProposal } from './hearsay.ts';
import { type Line, outlineOf, type Sentence, titled } from './outline.ts';
import { fold } from './text/fold.ts';
import { splitSentences } from './text/sentences.ts';
import { tonguesOf } from './tongues/index.ts';
import { categoriesIn } from './visas.ts';

/** A document prepared for reading: folded lines and sentences that know their headings, their lead-in and their visa. */
export interface Page {
  readonly title: Line;
  readonly lines: readonly Line[];
  readonly sentences: readonly Sentence[];
  /** Every category named anywhere, in order. */
  readonly visas: readonly string[];
  /** The one category the page is about, if it is about one. */
  readonly subject?: string;
  readonly language: string;
  readonly url: string;
}

export interface PageInput {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly url?: string;
}

/** Work on a hostile page is bounded: so many blocks, so many sentences. */
const MOST_BLOCKS = 4000;
const MOST_SENTENCES = 20_000;

export type { Line, Sentence };

/** The first cell of a table that tells one thing a row: "Age | 18-45", 停留期 | 每次180天. */
const TELLS =
  /^(?:\(?\d{1,2}[.、)] ?)?(?:minimum |maximum |upper |required |permitted |visa |applicant'?s? |number of |length of |duration of |period of |每次|签证|最低|申请人)*(?:ages?\b|education|degree|academic|qualification|entries|validity|stay|duration|invitation|inviting|sponsor|interview|appointment|fingerprint|biometric|employment|work(?!ing days)|famil|spouse|depend|where to|place of|how to apply|fields?\b|disciplin|major|(?:work |research )?experience|activit|purpose|effective|institution|年龄|学历|学位|专业|领域|院校|入境次数|有效期|停留|邀请|雇主|预约|面谈|指纹|就业|家属|配偶|工作经|科研经|活动|生效|施行|受理|申请地|办理地)/;
const isStatement = ({ kind, cells, tongue }: Line): boolean => {
  const [name = '', value = ''] = cells;
  if (kind !== 'row' || cells.length !== 2 || value === '') return false;
  return TELLS.test(name) || (tongue !== undefined && name !== '' && name.length <= 60);
};

/** A sentence that names the page's own category beside others ("unlike the Z visa, the K visa …") speaks of its own. */
function sentencesOf(row: Line, subject: string | undefined): Sentence[] {
  const line = isStatement(row) ? { ...row, kind: 'item' as const } : row;
  const label = /^[^:]{0,6}[a-z][a-z /-]{1,40}:(?= )/.exec(row.text)?.[0];
  const sentences = splitSentences(line.raw);
  // Where the outline took the first words for a name of what follows, the sentence after them is read with it.
  const at =
    label === undefined || row.raw.includes(':')
      ? -1
      : sentences.findIndex((raw) => label.endsWith(`${fold(raw).replace(/\.$/, '')}:`));
  return sentences.map((raw, index) => {
    const whole = at >= 0 && index === at + 1 ? `${label} ${fold(raw)}` : undefined;
    const folded = whole ?? (line === row && raw === row.raw ? row.text : titled(fold(raw)));
    const text = line === row ? asAmended(folded) : folded.replace(/ ?\| ?/, /\p{Script=Han}/u.test(raw) ? ':' : ': ');
    const own = line.kind === 'row' ? [] : categoriesIn(text);
    if (subject !== undefined && own.includes(subject)) return { raw, text, line, visas: [subject] };
    return { raw, text, line, visas: own.length > 0 && own.length <= 6 ? own : line.visas };
  });
}

/** A title names the matter, the text rules it: where both seem to state something, the text's words count. */
const titleLast = (sentences: readonly Sentence[]): Sentence[] => [
  ...sentences.filter(({ line }) => line.index >= 0),
  ...sentences.filter(({ line }) => line.index < 0),
];

const NO_LINE: Line = { index: -1, kind: 'heading', raw: '', text: '', cells: [], visas: [], heading: '', leadIn: '' };

const states = ({ text, line }: Sentence): boolean =>
  !isHearsay(text) && !isProposal(line.heading) && !(line.kind !== 'row' && (isAside(text) || isAside(line.heading)));

/** What follows a sentence on a benefit in its line are the conditions of that benefit. */
function withoutAsides(sentences: readonly Sentence[]): Sentence[] {
  let aside: Line | undefined;
  return sentences.filter(({ text, line }) => {
    if (line.kind !== 'row' && isAside(text)) aside = line;
    return line !== aside;
  });
}

/** Prepares a document for reading. Linear in its length and bounded for huge pages. */
export function preparePage(input: PageInput): Page {
  const title: Line = { ...NO_LINE, raw: input.title.slice(0, 1000), text: fold(input.title.slice(0, 1000)) };
  const blocks = input.blocks.slice(0, MOST_BLOCKS);
  const outline = outlineOf(blocks);
  const inTitle = categoriesIn(title.text);
  const visas = [...new Set([...inTitle, ...outline.flatMap((line) => [...line.visas, ...categoriesIn(line.text)])])];
  const subject =
    inTitle.length === 1
      ? inTitle[0]
      : visas.length === 1 && outline.filter((line) => categoriesIn(line.text).length > 0).length >= 2
        ? visas[0]
        : undefined;
  // What is said without a category on a page about one is said of that one.
  const tongueOf = tonguesOf([title, ...outline].map((line) => line.text));
  const scoped = (line: Line): Line => ({
    ...line,
    visas: line.visas.length === 0 && subject !== undefined ? [subject] : line.visas,
    tongue: tongueOf(line.text),
  });
  const lines = outline.map(scoped);
  const sentences = sentencesOf(scoped(title), subject);
  for (const line of lines) if (sentences.length < MOST_SENTENCES) sentences.push(...sentencesOf(line, subject));
  const about = subject === undefined ? {} : { subject };
  return {
    title,
    lines,
    sentences: titleLast(withoutAsides(statementsOf(sentences)).filter(states)),
    visas,
    ...about,
    language: input.language,
    url: input.url ?? '',
  };
}
