import { diffWords, MAX_EDITS, type Segment } from '../../compare/words.ts';
import type { DiffPart } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';

export type DiffStyle = 'inline' | 'side';

/** Passages beyond this are left to the snapshots: a page stays readable and small. */
export const MOST_PARTS = 200;

/** Which parts a reader sees on one side: the words that stayed, and those that only this side has. */
const sideOf = (segments: readonly Segment[], side: 'removed' | 'added'): Html =>
  html`${segments.filter((one) => one.op === 'same' || one.op === side).map(marked)}`;

/** `del` and `ins` speak for themselves to screen readers; the style sheet adds marks beside the colour. */
function marked(segment: Segment): Html {
  if (segment.op === 'added') return html`<ins>${segment.text}</ins>`;
  if (segment.op === 'removed') return html`<del>${segment.text}</del>`;
  return html`${segment.text}`;
}

/** A passage longer than this is cut: nobody reads more of one, and a page must stay a page. */
const LONGEST_PASSAGE = 10_000;
export const clip = (text = ''): string =>
  text.length > LONGEST_PASSAGE ? `${text.slice(0, LONGEST_PASSAGE)}…` : text;

/** The work of one page: an alignment of `n` edits takes about `n²` steps of some 70 ns, and other readers wait for it. */
const STEPS = 300_000;

export type WordMarker = (before: string, after: string) => Segment[];

/** Marks the words that differ, passage after passage; once the work of a page is used up, passages are shown removed and added whole. */
export function wordMarker(): WordMarker {
  let room = STEPS;
  return (before, after) => {
    const most = Math.min(MAX_EDITS, Math.floor(Math.sqrt(room)));
    const segments = diffWords(before, after, most);
    const differing = segments.filter(({ op }) => op !== 'same').reduce((sum, { text }) => sum + text.length, 0);
    // A word has some three characters on average of both scripts, spaces and marks counted as words.
    room = Math.max(0, room - Math.min(most, differing / 3) ** 2);
    return segments;
  };
}

const segmentsOf = (part: DiffPart, mark: WordMarker): Segment[] => {
  if (part.op === 'changed') return mark(clip(part.before), clip(part.after));
  return part.op === 'added' ? [{ op: 'added', text: clip(part.after) }] : [{ op: 'removed', text: clip(part.before) }];
};

/** One passage that changed, in one column or two. */
export function diffPart(part: DiffPart, style: DiffStyle, mark: WordMarker): Html {
  const segments = segmentsOf(part, mark);
  if (style === 'inline') return html`<p class="passage is-${part.op}" dir="auto">${segments.map(marked)}</p>`;
  const cell = (side: 'removed' | 'added', there: boolean) =>
    html`<td class="passage${there ? ` is-${side}` : ''}" dir="auto">${there && sideOf(segments, side)}</td>`;
  return html`<tr>${cell('removed', part.op !== 'added')}${cell('added', part.op !== 'removed')}</tr>`;
}

/** A diff with its tabs-as-links left to the caller. `lang`: of the page that was compared. */
export function diffView(view: View, parts: readonly Html[], style: DiffStyle, lang: string): Html {
  if (style === 'inline') return html`<div class="diff" lang="${lang}">${parts}</div>`;
  return html`<table class="diff side" lang="${lang}"><thead><tr><th scope="col" lang="${view.tag}">${view.t('change.before')}</th><th scope="col" lang="${view.tag}">${view.t('change.after')}</th></tr></thead><tbody>${parts}</tbody></table>`;
}
