import type { ChangeKind, Severity, Topic } from '../domain/change.ts';
import type { Direction } from '../domain/fact.ts';
import type { Language } from './places.ts';

/** Everything a mail says in its own voice. The compiler asks for both languages. */
export interface Words {
  readonly kind: Readonly<Record<ChangeKind, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly topic: Readonly<Record<Topic, string>>;
  readonly direction: Readonly<Record<Direction, string>>;
  readonly colon: string;
  /** A page that is new says something; one that was there changed. */
  readonly whatItMeans: (kind: ChangeKind) => string;
  readonly wording: string;
  readonly moreLines: (n: number) => string;
  readonly readChange: string;
  readonly official: string;
  readonly archived: string;
  readonly compare: string;
  readonly alsoAt: (n: number) => string;
  readonly movedFrom: string;
  readonly found: (time: string) => string;
  readonly lastSeen: (kind: ChangeKind, before: string) => string;
  readonly seen: (kind: ChangeKind, looks: number, last: string) => string;
  readonly added: string;
  readonly removed: string;
  readonly blind: (failing: number, total: number, since: string) => string;
  readonly machine: string;
  /** From minor on is everything: then it is left unsaid. */
  readonly why: (where: string, least: Severity) => string;
  readonly everywhere: string;
  readonly manage: string;
  readonly unsubscribe: string;
  readonly confirmSubject: string;
  readonly confirmLead: string;
  readonly confirmAsk: string;
  readonly confirmButton: string;
  readonly confirmExpires: string;
  readonly confirmIgnore: string;
  readonly wishes: (where: string, topics: string, least: Severity, rhythm: string) => string;
  readonly allTopics: string;
  readonly rhythm: Readonly<Record<'at-once' | 'daily' | 'weekly', string>>;
  readonly digestSubject: (n: number, sources: number, top: string) => string;
  readonly digestLead: (n: number, sources: number) => string;
  readonly moreChanges: (n: number) => string;
  readonly allChanges: string;
}

const en: Words = {
  kind: { published: 'Published', amended: 'Amended', withdrawn: 'Withdrawn', restored: 'Restored', moved: 'Moved' },
  severity: { critical: 'critical', major: 'major', minor: 'minor' },
  topic: {
    eligibility: 'eligibility',
    documents: 'documents',
    procedure: 'procedure',
    fee: 'fees',
    validity: 'validity and stay',
    activities: 'activities and work',
    family: 'family',
  },
  direction: { tightened: 'tightened', relaxed: 'relaxed', clarified: 'clarified' },
  colon: ': ',
  whatItMeans: (kind) => (kind === 'published' ? 'What it says' : 'What changed'),
  wording: 'The wording',
  moreLines: (n) => `… and ${n} more ${n === 1 ? 'line' : 'lines'} on the web page`,
  readChange: 'Read the change',
  official: 'Official page',
  archived: 'Archived copy',
  compare: 'Both versions side by side',
  alsoAt: (n) => `The same change is on ${n === 1 ? 'one more page' : `${n} more pages`} of this source:`,
  movedFrom: 'Moved from',
  found: (time) => `Found ${time}.`,
  lastSeen: (kind, before) =>
    kind === 'published'
      ? `At the look before, ${before}, it was not there.`
      : `The earlier text was last seen ${before}.`,
  seen: (kind, looks, last) => {
    const times = looks === 1 ? 'once' : looks === 2 ? 'twice' : `${looks} times`;
    return `${kind === 'withdrawn' ? 'The page was found gone' : 'The text as it is now was seen'} ${times}${looks === 1 ? '' : `, last ${last}`}.`;
  },
  added: 'added',
  removed: 'removed',
  blind: (failing, total, since) =>
    `We could not reach ${failing} of the ${total} sources you follow since ${since}. What changed there is not in this mail.`,
  machine: 'Read by machine from the official page. It may be wrong and is no legal advice: check the official page.',
  why: (where, least) =>
    `You get this mail because you follow ${where}${least === 'minor' ? '' : ` for changes that are at least ${least}`}.`,
  everywhere: 'all sources',
  manage: 'Change what you get',
  unsubscribe: 'Unsubscribe',
  confirmSubject: 'Please confirm: alerts about the K visa',
  confirmLead: 'Confirm that you want alerts about the Chinese K visa.',
  confirmAsk:
    'This address was entered for alerts when Chinese embassies, consulates and ministries change what they say about the K visa.',
  confirmButton: 'Yes, send me alerts',
  confirmExpires: 'The link works for 48 hours.',
  confirmIgnore: 'If this was not you, do nothing: without confirmation no further mail will come.',
  wishes: (where, topics, least, rhythm) =>
    `Asked for: ${where}; ${topics}; ${least === 'minor' ? 'every change' : `at least ${least}`}; ${rhythm}.`,
  allTopics: 'all topics',
  rhythm: { 'at-once': 'at once', daily: 'once a day', weekly: 'once a week' },
  digestSubject: (n, sources, top) =>
    n === 1 ? top : `K visa: ${n} changes at ${sources === 1 ? 'one source' : `${sources} sources`}. ${top}`,
  digestLead: (n, sources) =>
    `${n === 1 ? 'One change' : `${n} changes`} at ${sources === 1 ? 'one source' : `${sources} sources`}.`,
  moreChanges: (n) => `… and ${n} more on the web page`,
  allChanges: 'All changes',
};

const zh: Words = {
  kind: { published: '新发布', amended: '已修改', withdrawn: '已撤下', restored: '已恢复', moved: '已迁移' },
  severity: { critical: '重大', major: '重要', minor: '一般' },
  topic: {
    eligibility: '申请条件',
    documents: '申请材料',
    procedure: '办理程序',
    fee: '费用',
    validity: '有效期与停留',
    activities: '活动与工作',
    family: '家属',
  },
  direction: { tightened: '收紧', relaxed: '放宽', clarified: '明确' },
  colon: '：',
  whatItMeans: (kind) => (kind === 'published' ? '主要内容' : '变化内容'),
  wording: '原文对照',
  moreLines: (n) => `……另有${n}行，请见网页`,
  readChange: '查看变更',
  official: '官方页面',
  archived: '存档副本',
  compare: '新旧版本对照',
  alsoAt: (n) => `该来源另有${n}个页面作了相同修改：`,
  movedFrom: '原地址',
  found: (time) => `发现时间：${time}。`,
  lastSeen: (kind, before) => (kind === 'published' ? `${before}查看时尚无此内容。` : `旧文本最后见于${before}。`),
  seen: (kind, looks, last) =>
    kind === 'withdrawn'
      ? `页面已${looks}次查看均不存在${looks === 1 ? '' : `，最近一次为${last}`}。`
      : `现有文本已见到${looks}次${looks === 1 ? '' : `，最近一次为${last}`}。`,
  added: '新增',
  removed: '删除',
  blind: (failing, total, since) =>
    `自${since}起，您关注的${total}个来源中有${failing}个无法访问，其间的变化未包含在本邮件中。`,
  machine: '内容由程序从官方页面读取，可能有误，不构成法律意见，请以官方页面为准。',
  why: (where, least) =>
    `您收到本邮件，是因为您关注了${where}${least === 'minor' ? '' : `，提醒级别为“${zh.severity[least]}”及以上`}。`,
  everywhere: '全部来源',
  manage: '修改订阅',
  unsubscribe: '退订',
  confirmSubject: '请确认订阅：K字签证变更提醒',
  confirmLead: '请确认您要接收中国K字签证的变更提醒。',
  confirmAsk: '有人用此邮箱订阅了提醒：中国驻外使领馆和有关部门关于K字签证的说明一有变化，即发邮件通知。',
  confirmButton: '确认订阅',
  confirmExpires: '链接在48小时内有效。',
  confirmIgnore: '如非本人操作，请忽略本邮件：未经确认，我们不会再发送邮件。',
  wishes: (where, topics, least, rhythm) =>
    `订阅内容：${where}；${topics}；${least === 'minor' ? '所有变化' : `“${zh.severity[least]}”及以上`}；${rhythm}。`,
  allTopics: '全部主题',
  rhythm: { 'at-once': '即时发送', daily: '每日一次', weekly: '每周一次' },
  digestSubject: (n, sources, top) => (n === 1 ? top : `K字签证：${sources}个来源共${n}项变更。${top}`),
  digestLead: (n, sources) => `${sources}个来源共有${n}项变更。`,
  moreChanges: (n) => `……另有${n}项，请见网页`,
  allChanges: '全部变更',
};

export const WORDS: Readonly<Record<Language, Words>> = { en, zh };
