import type { Block, Document } from '../domain/document.ts';
import { problem } from '../domain/problem.ts';
import { normaliseText } from '../domain/text.ts';
import { dateInUrl } from './dates.ts';
import { languageOf } from './language.ts';

/** Blocks of text that has no markup: a line is a paragraph. */
function paragraphs(text: string): Block[] {
  return text
    .split(/\r?\n|\r/)
    .map(normaliseText)
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }));
}

/** A plain text file: its first line serves as the title. */
export function readPlainText(text: string, hints: { readonly url: string; readonly language?: string }): Document {
  const blocks = paragraphs(text);
  const urlDate = dateInUrl(hints.url);
  return {
    format: 'text',
    title: blocks[0]?.text.slice(0, 200) ?? '',
    language: languageOf(text, hints.language),
    blocks: blocks.slice(1),
    links: [],
    ...(urlDate && { urlDate }),
    problems: blocks.length > 0 ? [] : [problem('no-text', 'the file is empty')],
  };
}
