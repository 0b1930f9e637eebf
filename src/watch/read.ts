import { createHash } from 'node:crypto';
import type { StoredDocument, StoredReading } from '../archive/documents.ts';
import { fingerprint } from '../compare/compare.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { Document } from '../domain/document.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import { EXTRACTOR_VERSION } from '../extract/extract.ts';
import { INTERPRETER_VERSION, isOfficialHost, readDocument } from '../interpret/read.ts';
import { extract } from './extract-worker.ts';

/** A document as read today, not stored yet. */
export type FreshDocument = Omit<StoredDocument, 'id' | 'page'>;

export type Readable = Pick<FetchedBody, 'body' | 'mediaType' | 'charset' | 'finalUrl'>;

/** What is known of a page before it is read. */
export interface Expectation {
  readonly language?: string;
  /** The text of the link that led here: the title of a file that has none. */
  readonly title?: string;
  /** The stored reading of exactly this text by today's code, if there is one: most looks show what was seen before. */
  readonly known?: (textSha256: string, extractor: string, interpreter: string) => StoredReading | undefined;
}

/** From bytes to a document with its reading: the same lines for a poll, a reprocess and an import. */
export async function readCapture(
  answer: Readable,
  source: Source,
  rules: WatchRules,
  expected: Expectation,
): Promise<FreshDocument> {
  const extracted = await extract(answer.body, {
    mediaType: answer.mediaType,
    charset: answer.charset,
    url: answer.finalUrl,
    language: expected.language,
    content: rules.content,
    ignore: rules.ignore,
  });
  const document = markScan({ ...extracted, title: extracted.title || expected.title || '' }, answer.body);
  const textSha256 = fingerprint(document);
  const extractor = extractorStamp(rules);
  const known = expected.known?.(textSha256, extractor, INTERPRETER_VERSION);
  const reading = known ?? readAgain(document, answer.finalUrl, source);
  return { textSha256, extractor, interpreter: INTERPRETER_VERSION, document, reading };
}

/** What a document says, by today's interpreter. */
export function readAgain(
  { title, blocks, language }: Pick<Document, 'title' | 'blocks' | 'language'>,
  url: string,
  source: Source,
): StoredReading {
  return readDocument({ title, blocks, language, url, official: isOfficial(url, source) });
}

/** The version of the code and of the declared selectors: a difference between stamps is our doing, not the site's. */
export function extractorStamp(rules: WatchRules): string {
  const selectors = createHash('sha256')
    .update(JSON.stringify([rules.content, rules.ignore]))
    .digest('hex')
    .slice(0, 8);
  return `${EXTRACTOR_VERSION}+${selectors}`;
}

/** A page is official on an authority's host or on a host that its declaration names. */
function isOfficial(url: string, source: Source): boolean {
  const host = URL.parse(url)?.hostname;
  return isOfficialHost(url) || source.watches.some((watch) => URL.parse(watch.url)?.hostname === host);
}

/** A scan says nothing that a program can read: its digest stands in for the text, so that new bytes are still a difference. */
function markScan(document: Document, body: Uint8Array): Document {
  if (!document.problems.some(({ code }) => code === 'no-text')) return document;
  const digest = createHash('sha256').update(body).digest('hex');
  return {
    ...document,
    blocks: [{ kind: 'paragraph', text: `[scan without machine-readable text, SHA-256 ${digest}]` }],
  };
}
