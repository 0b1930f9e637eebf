import type { Document } from '../domain/document.ts';
import { problem } from '../domain/problem.ts';

export async function readPdf(
  _body: Uint8Array,
  hints: { readonly url: string; readonly language?: string },
): Promise<Document> {
  return {
    format: 'pdf',
    title: '',
    language: hints.language ?? 'und',
    blocks: [],
    links: [],
    problems: [problem('no-text', 'pdf')],
  };
}
