import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { capturesOfAddress } from '../../archive/queries/mementos.ts';
import {
  addressesOf,
  bySecond,
  chooseMemento,
  httpDate,
  linkHeader,
  originalUrl,
  parseAcceptDatetime,
  parseTimestamp,
  prefixedHeaders,
  timestampOf,
} from '../../publish/memento.ts';
import { partsOf, timeMapJson, timeMapLink } from '../../publish/timemap.ts';
import { notFound, Refusal } from '../faults.ts';
import type { Site } from '../site.ts';
import { REPLAY_POLICY } from './snapshots.ts';

/** RFC 7089: TimeGate, TimeMaps and Mementos of every watched address. */
export function mementoRoutes(app: FastifyInstance, site: Site): void {
  app.addHook('onRequest', async (request, reply) => {
    // Also where the TimeGate refuses: the answer would be another for another time (RFC 7089 §4.5).
    if (request.url.startsWith('/timegate/')) reply.header('vary', 'accept-datetime');
  });

  /** What is kept of the address that stands in ours after `prefix`, query and all. */
  const resource = (requested: string, prefix: string) => {
    const url = originalUrl(requested.slice(prefix.length));
    if (!url) throw new Refusal(400, 'expected a web address, such as http://us.china-embassy.gov.cn/eng/');
    const mementos = bySecond(capturesOfAddress(site.archive.db, url));
    if (mementos.length === 0) throw notFound();
    return { addresses: addressesOf(site.base(), url), mementos };
  };

  app.get('/timegate/*', (request, reply) => {
    const { addresses, mementos } = resource(request.url, '/timegate/');
    const wanted = request.headers['accept-datetime'];
    const at = wanted === undefined ? '9999' : parseAcceptDatetime(String(wanted));
    if (!at) throw new Refusal(400, 'Accept-Datetime: expected a date such as "Thu, 31 May 2007 20:35:00 GMT"');
    const memento = chooseMemento(mementos, at);
    return reply.header('link', linkHeader(addresses, mementos, memento)).redirect(addresses.memento(memento), 302);
  });

  /** The resource of a TimeMap, and which part of it is asked for: a number before the address. */
  const timeMap = (requested: string, form: 'link' | 'json') => {
    const [prefix = `/timemap/${form}/`, number = '1'] = /^\/timemap\/\w+\/([1-9]\d{0,5})\//.exec(requested) ?? [];
    const found = resource(requested, prefix);
    const part = Number(number);
    if (part > partsOf(found.mementos).length) throw notFound();
    return { ...found, part };
  };

  app.get('/timemap/link/*', (request, reply) => {
    const { addresses, mementos, part } = timeMap(request.url, 'link');
    return reply.type('application/link-format; charset=utf-8').send(timeMapLink(addresses, mementos, part));
  });

  app.get('/timemap/json/*', (request, reply) => {
    const { addresses, mementos, part } = timeMap(request.url, 'json');
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(timeMapJson(addresses, mementos, part)));
  });

  app.get<{ Params: { time: string } }>('/memento/:time/*', (request, reply) => {
    const { time } = request.params;
    const at = parseTimestamp(time);
    if (!at) throw new Refusal(400, 'expected a time as YYYYMMDDhhmmss');
    const { addresses, mementos } = resource(request.url, `/memento/${time}/`);
    const exact = mementos.find((memento) => timestampOf(memento.at) === time);
    if (!exact) return reply.redirect(addresses.memento(chooseMemento(mementos, at)), 302);
    reply.header('link', linkHeader(addresses, mementos, exact));
    return sendMemento(site, request, reply, exact.id);
  });
}

const FOR_EVER = 'public, max-age=31536000, immutable';

/** RFC 9110 §13.1.2: the comparison is weak, since caches on the way may weaken a tag. */
const isKnown = ({ headers }: FastifyRequest, etag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));

/** The bytes as they came, powerless: a sandbox without scripts, a type that is not guessed, headers renamed. */
function sendMemento(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  id: number,
): FastifyReply | Promise<Buffer> {
  const capture = site.archive.captures.record(id)!;
  const stated = capture.responseHeaders['content-type'] ?? '';
  // `multipart/x-mixed-replace` would let a page replace itself.
  const plain = /^(?!multipart\/)[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+="?[\w.:+-]*"?)*\s*$/i.test(stated);
  const etag = `"${capture.sha256}"`;
  reply
    .headers(prefixedHeaders(capture.responseHeaders))
    .header('content-type', plain ? stated : capture.mediaType || 'application/octet-stream')
    .header('memento-datetime', httpDate(capture.at))
    .header('content-security-policy', REPLAY_POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('x-archive-sha256', capture.sha256)
    .header('etag', etag)
    // What is not sealed yet may still be put aside as noise.
    .header('cache-control', capture.seal === null ? 'public, max-age=3600' : FOR_EVER);
  if (isKnown(request, etag)) return reply.code(304).send();
  return site.archive.captures.read(capture);
}
