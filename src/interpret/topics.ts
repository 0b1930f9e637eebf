import type { Topic } from '../domain/change.ts';
import { TOPICS } from '../domain/change.ts';
import type { FactName } from '../domain/fact.ts';
import { fold } from './text/fold.ts';

/** The topic of every fact, as the contract sorts them. */
export const TOPIC_OF: Readonly<Record<FactName, Topic>> = {
  'eligibility.age.min': 'eligibility',
  'eligibility.age.max': 'eligibility',
  'eligibility.degree.min': 'eligibility',
  'eligibility.institution': 'eligibility',
  'eligibility.fields': 'eligibility',
  'eligibility.experience.years': 'eligibility',
  'sponsor.required': 'eligibility',
  'documents.required': 'documents',
  'procedure.channel': 'procedure',
  'procedure.appointment': 'procedure',
  'procedure.interview': 'procedure',
  'procedure.biometrics': 'procedure',
  'processing.regular.days': 'procedure',
  'processing.express.days': 'procedure',
  fee: 'fee',
  'visa.entries': 'validity',
  'visa.validity': 'validity',
  'visa.stay': 'validity',
  'activities.allowed': 'activities',
  'employment.permitted': 'activities',
  'family.allowed': 'family',
  'effective.from': 'validity',
  'effective.until': 'validity',
};

const WORDS: Readonly<Record<Topic, RegExp>> = {
  eligibility: /eligib|\bage\b|degree|universit|qualif|experience|sponsor|年龄|周岁|学历|学位|毕业|申请条件|经历/,
  documents:
    /documents?|certificate|passport|photo|invitation letter|submit|bank (?:balance|statement)|tax record|proof|材料|证明|照片|护照|邀请函|提交|提供/,
  procedure:
    /appointment|interview|fingerprint|processing|working days|online|counter|预约|面谈|指纹|工作日|在线|窗口|邮寄|办理程序/,
  fee: /\bfees?\b|charge|price|收费|费用|签证费|[$€£¥₩₹]|美元|欧元/,
  validity: /valid|entries|\bstay\b|effect|in force|有效期|入境次数|停留|施行|执行/,
  activities: /activit|employment|paid work|就业|活动|工作许可/,
  family: /spouse|children|family|dependa?nt|配偶|子女|家属|家庭/,
};

/** The topics that a changed text touches, by its words: for changes in which no fact moved. */
export function topicsOfText(texts: readonly string[]): Topic[] {
  const text = fold(texts.join('\n').slice(0, 20_000));
  return TOPICS.filter((topic) => WORDS[topic].test(text));
}

/** Topics in the contract's order, each once. */
export const sortTopics = (topics: Iterable<Topic>): Topic[] => {
  const all = new Set(topics);
  return TOPICS.filter((topic) => all.has(topic));
};
