import type { Sentence } from './outline.ts';
import type { Lexicon } from './tongues/index.ts';

const QUESTION = /\?["')]*$|吗[?。]?$|ですか[。?]?$|か[?。]$|か$|까[?.]?$/;
const MARK =
  /^¿?(?:(?:frage|antwort|pregunta|respuesta|question|réponse|domanda|risposta|pergunta|resposta|вопрос|ответ|문|답|질문|답변|سؤال|جواب|س|ج|r|p|d|t|j|в|о|h|đ) ?\d{0,2} ?[:.)-]|[qa](?= ?[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])|- ?|q ?\d{0,2} ?[:.、)]|问:?|a ?\d{0,2} ?[:.、)]|答:?|\d{1,2} ?[.、)]) ?/u;
const YES =
  /^(?:yes\b|(?:you|they|it|he|she|applicants|holders) (?:do(?:es)?|must|should|will|can|may|are|is|has|have)(?= to\b|[.,;!]|$)|of course|certainly|indeed\b|absolutely|是(?:的)?(?:[,。!]|$)|需要?(?:[,。!]|$)|须(?:[,。!]|$)|要(?:[,。!]|$)|可以?(?:[,。!]|$)|能(?:[,。!]|$)|sí\b|oui\b|ja\b|да\b|はい|네[,. ]|نعم|sim\b)/;
const NO =
  /^(?:no\b|(?:you|they|it|that|this|he|she|applicants|holders) (?:will|would|can|may|should|need|must|do(?:es)?|is|are) ?not(?: (?:be|have to|need to))?(?=[.,;!]|$)|(?:you|they|it) (?:won't|can't|cannot)(?=[.,;!]|$)|not (?:necessarily|required|needed|any ?more|any longer|until|before)|(?:you|they|it|there) (?:do(?:es)?|need|is|are|must) (?:not|none)\b|(?:you|they|it) (?:don't|doesn't|isn't|aren't|needn't)|否|不(?:是|需要?|用|必|可以?|能|要|得)?|无需|无须|没有|non\b|nein\b|нет\b|いいえ|不要です|아니|لا\b|não\b)/;
/** Longest answer that leans on its question: "Up to 90 days." */
const SHORT = 60;
/** An answer that lists papers is longer. */
const LIST = 400;
const ON_PAPERS =
  /documents?\b|papers|bring|材料|文件|documentos|unterlagen|pièces|документ|书类|서류|المستندات|الوثائق/;

/** A yes-or-no question as the statement it asks about: "is an interview required" → "an interview is required". */
function asStatement(question: string): string {
  return question
    .replace(MARK, '')
    .replace(/[?"')]+$/, '')
    .replace(/需不需要|要不要|用不用|是否(?:需要|必须|要|须|需)|需要?.{0,2}不需要/, '需要')
    .replace(/可不可以|能不能|可否|能否|是否(?:可以?|能够?|允许)/, '可以')
    .replace(/有没有|是不是|是否/, (word) => (word === '有没有' ? '有' : ''))
    .replace(
      /^(is|are) (.+) (required|needed|necessary|compulsory|mandatory|possible|accepted|collected|taken|allowed|permitted)/,
      '$2 $1 $3',
    )
    .replace(/^(can|may|must|will|shall|should) (i|we|you|(?:my|the|a|an) [a-z]+(?: and [a-z]+)?|[a-z]+s) /, '$2 $1 ')
    .replace(/^(?:do|does) (i|we|you|(?:my|the) [a-z]+|applicants|holders) /, '$1 ');
}

/** In the words of its own language; "no more than 90 days" denies nothing. */
function answerIn(reply: string, tongue: Lexicon): boolean | undefined {
  const no = tongue.no.exec(reply);
  if (no?.index === 0 && (!/\d/.test(reply) || /^[,.;:!]|^$/.test(reply.slice(no[0].length)))) return false;
  return tongue.yes.exec(reply)?.index === 0 ? true : undefined;
}

const follows = (question: Sentence, answer: Sentence): boolean =>
  answer.line.index === question.line.index || answer.line.index === question.line.index + 1;

/** "I only have a diploma. May I apply?": what somebody says of himself before he asks is no rule. */
const leadsToQuestion = ({ text, line }: Sentence, next: Sentence | undefined, asking: ReadonlySet<number>): boolean =>
  next?.line.index === line.index && asking.has(line.index) && (MARK.test(text) || /\b(?:i|my|we)\b|^我/.test(text));

/** Question and answer as they stand in the document: one block, or two that follow each other. */
const together = (question: Sentence, answer: Sentence): string =>
  answer.line.index === question.line.index ? question.line.raw : `${question.line.raw}\n${answer.line.raw}`;

/**
 * The statements of a text that may hold questions and answers. A question states nothing by itself; answered yes or no
 * it states what it asks (`answer` tells which); a short answer is read together with its question.
 */
export function statementsOf(sentences: readonly Sentence[]): Sentence[] {
  const statements: Sentence[] = [];
  const asking = new Set(sentences.filter(({ text }) => QUESTION.test(text)).map(({ line }) => line.index));
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    if (QUESTION.test(sentence.text) || leadsToQuestion(sentence, sentences[index + 1], asking)) continue;
    if (before === undefined || !QUESTION.test(before.text) || !follows(before, sentence)) {
      statements.push(sentence);
      continue;
    }
    const reply = sentence.text.replace(MARK, '');
    const visas = sentence.visas.length > 0 ? sentence.visas : before.visas;
    const { tongue } = before.line;
    const answer =
      tongue !== undefined ? answerIn(reply, tongue) : NO.test(reply) ? false : YES.test(reply) ? true : undefined;
    if (answer !== undefined)
      statements.push({ ...before, text: asStatement(before.text), raw: together(before, sentence), visas, answer });
    const longest = ON_PAPERS.test(before.text) ? LIST : SHORT;
    const leans = answer === undefined && reply.length <= longest;
    const adds = answer === true && reply.length <= longest && /\d/.test(reply);
    statements.push(leans || adds ? { ...sentence, visas, text: `${asStatement(before.text)}: ${reply}` } : sentence);
  }
  return statements;
}
