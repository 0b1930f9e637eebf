import type { CaptureRecord } from '../../archive/captures.ts';
import { digestOf, recordId, requestHead, responseHead, type WarcRecord } from './warc-record.ts';

const IDENTICAL = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

/** An earlier record in the same file that holds the same bytes. */
export interface Original {
  readonly id: number;
  readonly url: string;
  readonly at: string;
}

const idOf = (kind: string, capture: { id: number; at: string; url?: string }) =>
  recordId(kind, capture.id, capture.at);

/**
 * One capture as WARC records: the answer first (`response`, or `revisit` where an earlier record holds the same bytes), then the
 * request and what else is known of the exchange. Captures from other archives have no request of ours.
 */
export function recordsOf(capture: CaptureRecord, body: Buffer, original: Original | undefined): WarcRecord[] {
  const answer = original ? revisit(capture, original) : response(capture, body);
  const about = [
    ['WARC-Target-URI', capture.finalUrl],
    ['WARC-Concurrent-To', answer.id],
  ] as const;
  const request: WarcRecord = {
    type: 'request',
    id: idOf('request', capture),
    date: capture.at,
    contentType: 'application/http; msgtype=request',
    fields: about,
    block: requestHead(capture.finalUrl, capture.requestHeaders),
  };
  const metadata: WarcRecord = {
    type: 'metadata',
    id: idOf('metadata', capture),
    date: capture.at,
    contentType: 'application/warc-fields',
    fields: about,
    block: Buffer.from(metadataOf(capture)),
  };
  return [answer, ...(capture.renderer === 'import' ? [] : [request]), metadata];
}

const answerFields = (capture: CaptureRecord) =>
  [
    ['WARC-Target-URI', capture.finalUrl],
    ['WARC-IP-Address', capture.address?.replace(/^\[?([0-9a-f.:]+?)\]?$/i, '$1')],
    ['WARC-Payload-Digest', `sha256:${capture.sha256}`],
  ] as const;

function response(capture: CaptureRecord, body: Buffer): WarcRecord {
  return {
    type: 'response',
    id: idOf('response', capture),
    date: capture.at,
    contentType: 'application/http; msgtype=response',
    fields: [...answerFields(capture), ['WARC-Identified-Payload-Type', capture.mediaType]],
    block: Buffer.concat([responseHead(capture.status, capture.responseHeaders, body.length), body]),
  };
}

function revisit(capture: CaptureRecord, original: Original): WarcRecord {
  return {
    type: 'revisit',
    id: idOf('revisit', capture),
    date: capture.at,
    contentType: 'application/http; msgtype=response',
    fields: [
      ...answerFields(capture),
      ['WARC-Profile', IDENTICAL],
      ['WARC-Refers-To', idOf('response', original)],
      ['WARC-Refers-To-Target-URI', original.url],
      ['WARC-Refers-To-Date', original.at],
    ],
    block: responseHead(capture.status, capture.responseHeaders, capture.bytes),
  };
}

/** What WARC has no field for, as `name: value` lines (WARC 1.1 §6.6). */
function metadataOf(capture: CaptureRecord): string {
  const fields: [string, string | number | null][] = [
    ['via', capture.redirects.length > 0 ? capture.url : null],
    ['fetchTimeMs', capture.durationMs],
    ['snapshot', capture.id],
    ['page', capture.page],
    ['source', capture.source],
    ['renderer', capture.renderer],
    ['vantage', capture.vantage],
    ['httpVersion', capture.httpVersion],
    ['charsetDeclared', capture.charset],
    ['problem', capture.problem],
    ['title', capture.title || null],
    ['language', capture.language],
    ['tls', capture.tls && JSON.stringify(capture.tls)],
    ...capture.redirects.map(
      ({ url, status, location }) => ['redirect', JSON.stringify({ url, status, location })] as [string, string],
    ),
  ];
  return fields
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${String(value).replace(/[\r\n\0]+/g, ' ')}\r\n`)
    .join('');
}

/** The record that opens a file (WARC 1.1 §6.2). It does not name the file: the same captures give the same bytes under any name. */
export function warcinfo(software: string, date: string, range: string): WarcRecord {
  const block = Buffer.from(
    `software: ${software}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n` +
      `description: Captures of a policy archive, ${range}. Payloads are stored after content decoding; headers of the coding are renamed X-Archive-Orig-*.\r\n`,
  );
  return {
    type: 'warcinfo',
    id: recordId('warcinfo', range, digestOf(block)),
    date,
    contentType: 'application/warc-fields',
    fields: [],
    block,
  };
}
