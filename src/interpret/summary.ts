import type { ChangeKind, Relevance, Topic } from '../domain/change.ts';
import type { FactChange, FactName } from '../domain/fact.ts';
import { changedPhrase, statedPhrase } from './phrases.ts';

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
  other: { en: '', zh: '' },
};

/** Every fact, those first that a reader wants first. */
export const RANK: readonly FactName[] = [
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

function stated(facts: readonly FactChange[], tongue: Tongue): string {
  const en = tongue === 'en';
  const [min, max] = (['eligibility.age.min', 'eligibility.age.max'] as const).map(
    (name) => facts.find(({ fact }) => fact === name)?.after,
  );
  const ages = min != null && max != null;
  const range = ages ? [en ? `age ${min}–${max}` : `年龄${min}–${max}周岁`] : [];
  const phrases = ranked(facts)
    .filter(({ fact }) => !(ages && fact.startsWith('eligibility.age')))
    .map((change) => statedPhrase(change, tongue));
  return [...range, ...phrases].slice(0, 5).join(en ? ', ' : '，');
}

/** A publication is told by its conditions; a page that only names the visa, by its title. */
function published({ relevance, facts, title, requirements }: SummaryInput, tongue: Tongue): string {
  const en = tongue === 'en';
  if (relevance !== 'k-visa') {
    const subject = SUBJECT[relevance][tongue];
    return en ? `${subject} notice published: ${title}` : `发布${subject}通知：${title}`;
  }
  if (facts.some(({ fact }) => !fact.startsWith('effective'))) {
    return en ? `K visa guidelines published: ${stated(facts, tongue)}` : `公布K字签证须知：${stated(facts, tongue)}`;
  }
  const since = facts.length > 0 ? (en ? ` (${stated(facts, tongue)})` : `（${stated(facts, tongue)}）`) : '';
  if (requirements) return en ? `K visa requirements published: ${title}` : `公布K字签证要求：${title}`;
  return en ? `K visa named for the first time${since}: ${title}` : `首次提及K字签证${since}：${title}`;
}

const PAGE_EVENT: Readonly<Record<Exclude<ChangeKind, 'published' | 'amended'>, { en: string; zh: string }>> = {
  withdrawn: { en: 'page withdrawn', zh: '页面已撤下' },
  restored: { en: 'page restored', zh: '页面已恢复' },
  moved: { en: 'page moved, text unchanged', zh: '页面迁移，内容未变' },
};

function amended({ relevance, facts, topics, title }: SummaryInput, tongue: Tongue): string {
  const en = tongue === 'en';
  if (facts.length > 0) {
    return ranked(facts)
      .slice(0, 3)
      .map((change) => changedPhrase(change, change.visa ?? (relevance === 'k-visa' ? 'K' : undefined), tongue))
      .join(en ? '; ' : '；');
  }
  const subject = SUBJECT[relevance][tongue];
  const about = topics.map((topic) => TOPIC_WORDS[topic][tongue]).join(en ? ', ' : '、');
  if (en) return `${subject} page amended${about && ` (${about})`}: ${title}`;
  return `${subject}页面有修改${about && `（${about}）`}：${title}`;
}

function headline(input: SummaryInput, tongue: Tongue): string {
  if (input.kind === 'published') return published(input, tongue);
  if (input.kind === 'amended') return amended(input, tongue);
  const subject = SUBJECT[input.relevance][tongue];
  const event = PAGE_EVENT[input.kind][tongue];
  return tongue === 'en' ? `${subject} ${event}: ${input.title}` : `${subject}${event}：${input.title}`;
}

/** One plain line in each language, written from the facts: who, what, old and new value, which way. */
export function summarise(input: SummaryInput): { en: string; zh: string } {
  return {
    en: cut(`${input.sourceName.en}: ${headline(input, 'en').trimStart()}`, 'en'),
    zh: cut(`${input.sourceName.zh}：${headline(input, 'zh')}`, 'zh'),
  };
}
