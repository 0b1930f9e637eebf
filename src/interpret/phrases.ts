import type { FactChange, FactValue, Fee } from '../domain/fact.ts';
import { inWords, LABEL, listInWords } from './words.ts';

type Tongue = 'en' | 'zh';
type Item = string | Fee;

const WAY = {
  tightened: { en: ' (tightened)', zh: '（收紧）' },
  relaxed: { en: ' (relaxed)', zh: '（放宽）' },
  clarified: { en: '', zh: '' },
} as const;

/** A stated fact: "age limit 45", 「无需预约」, 「申请材料：护照、照片」. */
export function statedPhrase({ fact, after }: FactChange, tongue: Tongue): string {
  const label = LABEL[fact][tongue];
  if (after === null) return label;
  if (tongue === 'en') return `${label} ${inWords(fact, after, tongue)}`;
  if (typeof after !== 'boolean') {
    const names = Array.isArray(after) && fact !== 'fee';
    return `${label}${names ? '：' : ''}${inWords(fact, after, tongue)}`;
  }
  if (fact === 'family.allowed') return `${after ? '允许' : '不允许'}${label}`;
  // An appointment is made (须预约), an invitation is had (须有邀请).
  const need = fact === 'sponsor.required' ? '须有' : '须';
  return `${after ? need : '无需'}${label}`;
}

const asList = (value: FactValue | null): readonly Item[] | undefined =>
  Array.isArray(value) ? (value as readonly Item[]) : undefined;

const without = (list: readonly Item[], other: readonly Item[]): Item[] => {
  const known = new Set(other.map((item) => JSON.stringify(item)));
  return list.filter((item) => !known.has(JSON.stringify(item)));
};

/** What a list gained and lost; money is told as old → new. */
function listChange(before: readonly Item[], after: readonly Item[], tongue: Tongue): string {
  const [gone, come] = [without(before, after), without(after, before)];
  const en = tongue === 'en';
  if (gone.length > 0 && come.length > 0) {
    return `${en ? ' ' : '：'}${listInWords(gone, tongue)} → ${listInWords(come, tongue)}`;
  }
  if (come.length > 0) return en ? ` added: ${listInWords(come, tongue)}` : `增加：${listInWords(come, tongue)}`;
  return en ? ` removed: ${listInWords(gone, tongue)}` : `减少：${listInWords(gone, tongue)}`;
}

function step({ fact, before, after }: FactChange, tongue: Tongue): string {
  const en = tongue === 'en';
  const [old, now] = [asList(before), asList(after)];
  if (old !== undefined && now !== undefined) return listChange(old, now, tongue);
  if (before === null)
    return `${en ? ' now stated: ' : '（新增）：'}${after === null ? '' : inWords(fact, after, tongue)}`;
  const was = inWords(fact, before, tongue);
  if (after === null) return en ? ` no longer stated (was ${was})` : `不再列出（原为${was}）`;
  return ` ${was} → ${inWords(fact, after, tongue)}`;
}

/** A changed fact: "K visa age limit 45 → 40 (tightened)", 「K字签证年龄上限 45 → 40（收紧）」. */
export function changedPhrase(change: FactChange, visa: string | undefined, tongue: Tongue): string {
  const way = change.direction === undefined ? '' : WAY[change.direction][tongue];
  const subject =
    tongue === 'en' ? (visa === undefined ? 'visa ' : `${visa} visa `) : visa === undefined ? '签证' : `${visa}字签证`;
  return `${subject}${LABEL[change.fact][tongue]}${step(change, tongue)}${way}`;
}
