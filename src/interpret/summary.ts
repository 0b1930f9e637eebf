import type { ChangeKind, Relevance, Topic } from '../domain/change.ts';
import type { FactChange, FactName } from '../domain/fact.ts';
import { inWords, LABEL } from './words.ts';

export interface SummaryInput {
  readonly kind: ChangeKind;
  readonly relevance: Relevance;
  readonly sourceName: { readonly en: string; readonly zh: string };
  readonly facts: readonly FactChange[];
  readonly topics: readonly Topic[];
  readonly title: string;
  /** Conditions of the visa are stated, not only its name. */
  readonly requirements: boolean;
}

type Tongue = 'en' | 'zh';
/** One line of a mail's subject or a feed's title, in characters. */
const LIMIT: Readonly<Record<Tongue, number>> = { en: 160, zh: 100 };

const WAY = {
  tightened: { en: ' (tightened)', zh: '（收紧）' },
  relaxed: { en: ' (relaxed)', zh: '（放宽）' },
  clarified: { en: '', zh: '' },
} as const;
const TOPIC_WORDS: Readonly<Record<Topic, { en: string; zh: string }>> = {
  eligibility: { en: 'eligibility', zh: '申请条件' },
  documents: { en: 'documents', zh: '申请材料' },
  procedure: { en: 'procedure', zh: '办理程序' },
  fee: { en: 'fees', zh: '费用' },
  validity: { en: 'validity', zh: '有效期' },
  activities: { en: 'activities', zh: '在华活动' },
  family: { en: 'family', zh: '家属' },
};
const SUBJECT: Readonly<Record<Relevance, { en: string; zh: string }>> = {
  'k-visa': { en: 'K visa', zh: 'K字签证' },
  visa: { en: 'visa', zh: '签证' },
  other: { en: 'page', zh: '页面' },
};

/** The facts a reader wants first. */
const RANK: readonly FactName[] = [
  'eligibility.age.max',
  'eligibility.age.min',
  'eligibility.degree.min',
  'sponsor.required',
  'employment.permitted',
  'eligibility.experience.years',
  'eligibility.fields',
  'eligibility.institution',
  'visa.entries',
  'visa.validity',
  'visa.stay',
  'fee',
  'documents.required',
  'processing.regular.days',
  'processing.express.days',
  'family.allowed',
  'procedure.channel',
  'procedure.appointment',
  'procedure.interview',
  'procedure.biometrics',
  'activities.allowed',
  'effective.from',
  'effective.until',
];
const ranked = (facts: readonly FactChange[]): FactChange[] =>
  [...facts].sort((a, b) => RANK.indexOf(a.fact) - RANK.indexOf(b.fact));

const plain = (text: string): string =>
  text
    .replace(/[<>\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function cut(text: string, tongue: Tongue): string {
  const characters = [...plain(text)];
  return characters.length <= LIMIT[tongue]
    ? characters.join('')
    : `${characters
        .slice(0, LIMIT[tongue] - 1)
        .join('')
        .trimEnd()}…`;
}

function amended(fact: FactChange, relevance: Relevance, tongue: Tongue): string {
  const visa = fact.visa ?? (relevance === 'k-visa' ? 'K' : undefined);
  const label = LABEL[fact.fact][tongue];
  const way = fact.direction === undefined ? '' : WAY[fact.direction][tongue];
  const [before, after] = [
    inWords(fact.fact, fact.before, tongue, fact.after),
    inWords(fact.fact, fact.after, tongue, fact.before),
  ];
  const what =
    fact.before === null
      ? tongue === 'en'
        ? ` now stated: ${after}`
        : `（新增）：${after}`
      : fact.after === null
        ? tongue === 'en'
          ? ` no longer stated (was ${before})`
          : `不再列出（原为${before}）`
        : ` ${before} → ${after}`;
  if (tongue === 'en') return `${visa === undefined ? 'visa' : `${visa} visa`} ${label}${what}${way}`;
  return `${visa === undefined ? '签证' : `${visa}字签证`}${label}${what}${way}`;
}

function stated(facts: readonly FactChange[], tongue: Tongue): string {
  const phrases = ranked(facts)
    .slice(0, 5)
    .map(
      ({ fact, after }) => `${LABEL[fact][tongue]}${tongue === 'en' ? ' ' : ''}${inWords(fact, after, tongue, null)}`,
    );
  return phrases.join(tongue === 'en' ? ', ' : '，');
}

function headline(input: SummaryInput, tongue: Tongue): string {
  const { kind, relevance, facts, topics, requirements } = input;
  const subject = SUBJECT[relevance][tongue];
  const en = tongue === 'en';
  if (kind === 'published') {
    if (relevance === 'k-visa' && facts.length > 0)
      return en ? `K visa guidelines published: ${stated(facts, tongue)}` : `公布K字签证须知：${stated(facts, tongue)}`;
    if (relevance === 'k-visa')
      return en
        ? `${requirements ? 'K visa requirements published' : 'K visa mentioned for the first time'}: ${input.title}`
        : `${requirements ? '公布K字签证要求' : '首次提及K字签证'}：${input.title}`;
    return en ? `${subject} notice published: ${input.title}` : `发布${subject}通知：${input.title}`;
  }
  if (kind === 'withdrawn')
    return en ? `${subject} page withdrawn: ${input.title}` : `${subject}页面已撤下：${input.title}`;
  if (kind === 'restored')
    return en ? `${subject} page restored: ${input.title}` : `${subject}页面已恢复：${input.title}`;
  if (kind === 'moved')
    return en
      ? `${subject} page moved, text unchanged: ${input.title}`
      : `${subject}页面迁移，内容未变：${input.title}`;
  if (facts.length > 0)
    return ranked(facts)
      .slice(0, 3)
      .map((fact) => amended(fact, relevance, tongue))
      .join(en ? '; ' : '；');
  const about = topics.map((topic) => TOPIC_WORDS[topic][tongue]).join(en ? ', ' : '、');
  return en
    ? `${subject} page amended${about && ` (${about})`}: ${input.title}`
    : `${subject}页面有修改${about && `（${about}）`}：${input.title}`;
}

/** One plain line in each language, written from the facts: who, what, old and new value, which way. */
export function summarise(input: SummaryInput): { en: string; zh: string } {
  return {
    en: cut(`${input.sourceName.en}: ${headline(input, 'en')}`, 'en'),
    zh: cut(`${input.sourceName.zh}：${headline(input, 'zh')}`, 'zh'),
  };
}
