import type { Block } from '../domain/document.ts';
import { comparisonKey } from '../domain/text.ts';
import type { Step } from './align.ts';
import { type Hunk, hunksOf } from './hunks.ts';

/** Why a difference is no change of the text. */
export type NoiseReason = 'counter' | 'reordered' | 'reflowed' | 'damaged' | 'retitled' | 'volatile';

/** Does this place change at every look, and may what stands there be put aside? */
export type VolatileRule = (hunk: Hunk) => boolean;

/** Short lines that count, tell the time or date the page itself: they say nothing about the policy. */
const COUNTER = new RegExp(
  [
    '^(浏览|阅读|点击|访问|瀏覽|點擊|累计访问|页面访问)(次数|次數|量|数|人数)?[:：]?\\s*[\\d,]+\\s*次?$',
    '^(当前|现在|北京|今天|當前|系统)?(时间|日期|時間|是|服务器时间)[:：是]?\\s*[\\d年月日时分秒时:：\\-/. ]+(星期[一二三四五六日])?$',
    '^(last (updated|modified|refreshed)|updated|page (generated|rendered)|generated|current time|server time|today is|as of)\\b[:\\s\\w,/.+-]{0,60}$',
    '^(最后更新|更新时间|更新日期|发布时间|最近更新|最後更新)(时间|日期)?[:：]?\\s*[\\d年月日时分秒:：\\-/. ]+$',
    '^(page )?(views?|hits?|visits?|visitors?|readers?|read|clicks?)( count| today| so far)?[:：]?\\s*[\\d,. ]+( times?)?$',
    '^[\\d,. ]+ (views?|visits?|hits?|readers?|visitors?)( today)?$',
    '^(session|token|request|trace|csrf|page|build|version)[ -]?(id|no|number|token|code)?[:：#]\\s*[\\w+/=-]{4,}$',
  ].join('|'),
  'iu',
);

/** Is this block a visit counter, a clock or a stamp rather than text? */
export const isCounter = (block: Block): boolean => block.text.length <= 80 && COUNTER.test(block.text);

/**
 * Splits the differing steps into real ones and noise.
 * volatile: what changes at every look; reordered: the same block elsewhere; reflowed: the same text cut into blocks differently; damaged: bytes that did not decode.
 */
export function separateNoise(
  steps: readonly Step[],
  isVolatile: VolatileRule = () => false,
): { real: Step[]; noise: { step: Step; reason: NoiseReason }[] } {
  const noise: { step: Step; reason: NoiseReason }[] = [];
  const real: Step[] = [];
  const moved = movedKeys(steps);
  for (const hunk of hunksOf(steps)) {
    const whole = isReflowed(hunk.steps) ? 'reflowed' : isVolatile(hunk) ? 'volatile' : null;
    for (const step of hunk.steps) {
      const reason = whole ?? reasonOf(step, moved);
      if (reason) noise.push({ step, reason });
      else real.push(step);
    }
  }
  return { real, noise };
}

function reasonOf(step: Step, moved: ReadonlySet<string>): NoiseReason | null {
  const before = step.op === 'added' ? null : step.before;
  const after = step.op === 'removed' ? null : step.after;
  if ((before === null || isCounter(before)) && (after === null || isCounter(after))) return 'counter';
  if ((before === null || isRubble(before)) && (after === null || isRubble(after))) return 'damaged';
  if (before && after) return isDamaged(before.text, after.text) ? 'damaged' : null;
  return moved.has(comparisonKey((before ?? after)!.text)) ? 'reordered' : null;
}

/** Keys that were removed in one place and added, as often, in another. */
function movedKeys(steps: readonly Step[]): Set<string> {
  const balance = new Map<string, { gone: number; fresh: number }>();
  const count = (text: string, side: 'gone' | 'fresh') => {
    const key = comparisonKey(text);
    const entry = balance.get(key) ?? { gone: 0, fresh: 0 };
    entry[side]++;
    balance.set(key, entry);
  };
  for (const step of steps) {
    if (step.op === 'removed') count(step.before.text, 'gone');
    if (step.op === 'added') count(step.after.text, 'fresh');
  }
  return new Set([...balance].filter(([, { gone, fresh }]) => gone > 0 && gone === fresh).map(([key]) => key));
}

const bare = (texts: readonly string[]): string =>
  texts
    .map(comparisonKey)
    .join('')
    .replace(/[\s|]+/g, '');

function isReflowed(hunk: readonly Step[]): boolean {
  const before = bare(hunk.flatMap((step) => (step.op === 'added' ? [] : [step.before.text])));
  return before !== '' && before === bare(hunk.flatMap((step) => (step.op === 'removed' ? [] : [step.after.text])));
}

const REPLACEMENT = '\ufffd';

/** Nothing but bytes that did not decode. */
const isRubble = ({ text }: Block): boolean => text.includes(REPLACEMENT) && !/[\p{L}\p{N}]/u.test(text);

/** Do the texts agree wherever both decoded? A run of U+FFFD stands for up to as many lost characters as bytes could have made. */
function isDamaged(before: string, after: string): boolean {
  if (before.includes(REPLACEMENT) === after.includes(REPLACEMENT)) return false;
  const [broken, sound] = before.includes(REPLACEMENT) ? [before, after] : [after, before];
  const pieces = comparisonKey(broken).split(/\ufffd+/);
  const text = comparisonKey(sound);
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length && text.length <= comparisonKey(broken).length + 8;
}
