import type { Problem } from './problem.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row';

/** One unit of reading: what a person would quote. `text` is in normal form (see extract/normalise.ts). */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** heading: 1-6; item: nesting depth from 1 */
  readonly level?: number;
  /** row: the cells; `text` joins them with ' | ' */
  readonly cells?: readonly string[];
}

export interface Link {
  readonly url: string;
  readonly text: string;
  /** The date printed beside the link (ISO date), if any. */
  readonly date?: string;
  /** A file rather than a page: pdf, docx, image … */
  readonly attachment?: boolean;
  /** Stands inside the content rather than in a menu. */
  readonly inContent: boolean;
}

/** What a capture says, without its clothes. Everything here can be rebuilt from the bytes. */
export interface Document {
  readonly format: 'html' | 'pdf' | 'docx' | 'text' | 'json';
  readonly title: string;
  /** BCP 47, as declared by the watch, else by the page, else guessed from the script. */
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** The date printed on the page and the one in its address: ISO dates; neither is to be believed alone. */
  readonly printedDate?: string;
  readonly urlDate?: string;
  readonly charset?: string;
  /** The content selector that found the text; absent where the heuristic did. */
  readonly selector?: string;
  /** no-text, no-content, unreadable: the document stands, and says what it lacks. */
  readonly problems: readonly Problem[];
}

/** The text people compare and search: title, then one line per block. */
export function textOf(document: Pick<Document, 'title' | 'blocks'>): string {
  return [document.title, ...document.blocks.map((block) => block.text)].filter(Boolean).join('\n');
}
