import type { BlockKind } from '../domain/document.ts';
import type { DomNode } from './dom.ts';

export interface RawLink {
  readonly href: string;
  text: string;
  /** Index of the segment it begins in. */
  segment: number;
}

/** A block before judgement: what it says, and what is known of where it stands. */
export interface Segment {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly text: string;
  readonly cells?: readonly string[];
  /** Reading weight: letters and digits, Han and kana counted double. */
  readonly weight: number;
  readonly linkWeight: number;
  readonly links: number;
  readonly chrome: 0 | 1 | 2;
  readonly hidden: boolean;
  readonly parent: DomNode;
}

/** The segments an element covers: from `from` up to, not including, `to`. */
export interface Span {
  readonly element: DomNode;
  readonly from: number;
  readonly to: number;
  /** Chrome begins at this element. */
  readonly chrome: 0 | 1 | 2;
}

export interface Segments {
  readonly list: readonly Segment[];
  readonly links: readonly RawLink[];
  readonly spans: readonly Span[];
}

/** Letters and digits, Han, kana and Hangul counted double, so that one measure serves every script. */
export function weigh(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x2e80 && code < 0xd800) weight += code >= 0x3000 && code < 0x3040 ? 0 : 2;
    else if (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0xc0 && code < 0x2000)
    )
      weight++;
  }
  return weight;
}
