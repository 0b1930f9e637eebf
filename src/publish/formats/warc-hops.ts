import type { CaptureRecord } from '../../archive/captures.ts';
import type { Hop } from '../../domain/capture.ts';
import { recordId, requestHead, responseHead, type WarcRecord } from './warc-record.ts';

/** A redirect on the way to a capture, with the records that tell of it. */
export interface HopRecords {
  readonly url: string;
  readonly at: string;
  readonly status: number;
  readonly mediaType: string;
  readonly answer: WarcRecord;
  readonly request: WarcRecord;
}

/** SHA-256 of nothing: the bodies of redirects are not kept. */
export const NO_BYTES = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * The redirects of a capture as records of their own, as far as their headers were recorded: captures made before that, imported
 * ones, and pages that forward by their markup have them in the metadata record alone.
 */
export const hopRecords = (capture: CaptureRecord): HopRecords[] =>
  capture.redirects.flatMap((hop, index) => (hop.exchange ? [recordsOfHop(capture, hop, hop.exchange, index)] : []));

function recordsOfHop(
  capture: CaptureRecord,
  { url, status }: Hop,
  { at, requestHeaders, responseHeaders, address }: NonNullable<Hop['exchange']>,
  index: number,
): HopRecords {
  const id = (kind: string) => recordId(kind, capture.id, capture.at, index);
  const had = responseHeaders['content-length'] !== '0';
  const answer: WarcRecord = {
    type: 'response',
    id: id('hop'),
    date: at,
    contentType: 'application/http; msgtype=response',
    fields: [
      ['WARC-Target-URI', url],
      ['WARC-IP-Address', address],
      ['WARC-Payload-Digest', NO_BYTES],
      ['WARC-Truncated', had ? 'unspecified' : null],
    ],
    block: responseHead(status, responseHeaders, 0),
  };
  const request: WarcRecord = {
    type: 'request',
    id: id('hop-request'),
    date: at,
    contentType: 'application/http; msgtype=request',
    fields: [
      ['WARC-Target-URI', url],
      ['WARC-Concurrent-To', answer.id],
    ],
    block: requestHead(url, requestHeaders),
  };
  const mediaType = /^[\w.+-]+\/[\w.+-]+/.exec(responseHeaders['content-type'] ?? '')?.[0] ?? 'unk';
  return { url, at, status, mediaType, answer, request };
}
