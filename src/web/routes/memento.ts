import type { FastifyInstance, FastifyReply } from 'fastify';
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
  timeMapJson,
  timeMapLink,
  timestampOf,
} from '../../publish/memento.ts';
import { notFound, Refusal } from '../faults.ts';
import type { Site } from '../site.ts';
import { REPLAY_POLICY } from './snapshots.ts';

/** RFC 7089: TimeGate, TimeMaps and Mementos of every watched address. */
export function mementoRoutes(app: FastifyInstance, site: Site): void {
  /** What is kept of the address that stands in ours after `prefix`, query and all. */
  const resource = (requested: string, prefix: string) => {
    const url = originalUrl(requested.slice(prefix.length));
    if (!url) throw new Refusal(400, 'expected a web address, such as http://us.china-embassy.gov.cn/eng/');
    const mementos = bySecond(capturesOfAddress(site.archive.db, url));
    if (mementos.length === 0) throw notFound();
    return { addresses: addressesOf(site.base(), url), mementos };
  };

  app.get('/timegate/*', (request, reply) => {
    reply.header('vary', 'accept-datetime');
    const { addresses, mementos } = resource(request.url, '/timegate/');
    const wanted = request.headers['accept-datetime'];
    const at = wanted === undefined ? '9999' : parseAcceptDatetime(String(wanted));
    if (!at) throw new Refusal(400, 'Accept-Datetime: expected a date such as "Thu, 31 May 2007 20:35:00 GMT"');
    const memento = chooseMemento(mementos, at);
    return reply.header('link', linkHeader(addresses, mementos, memento)).redirect(addresses.memento(memento), 302);
  });

  app.get('/timemap/link/*', (request, reply) => {
    const { addresses, mementos } = resource(request.url, '/timemap/link/');
    return reply.type('application/link-format; charset=utf-8').send(timeMapLink(addresses, mementos));
  });

  app.get('/timemap/json/*', (request, reply) => {
    const { addresses, mementos } = resource(request.url, '/timemap/json/');
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(timeMapJson(addresses, mementos)));
  });

  app.get<{ Params: { time: string } }>('/memento/:time/*', (request, reply) => {
    const { time } = request.params;
    const at = parseTimestamp(time);
    if (!at) throw new Refusal(400, 'expected a time as YYYYMMDDhhmmss');
    const { addresses, mementos } = resource(request.url, `/memento/${time}/`);
    const exact = mementos.find((memento) => timestampOf(memento.at) === time);
    if (!exact) return reply.redirect(addresses.memento(chooseMemento(mementos, at)), 302);
    reply.header('link', linkHeader(addresses, mementos, exact));
    return sendMemento(site, reply, exact.id);
  });
}

/** The bytes as they came, powerless: a sandbox without scripts, a type that is not guessed, headers renamed. */
function sendMemento(site: Site, reply: FastifyReply, id: number): FastifyReply {
  const capture = site.archive.captures.record(id)!;
  const stated = capture.responseHeaders['content-type'] ?? '';
  // `multipart/x-mixed-replace` would let a page replace itself.
  const plain = /^(?!multipart\/)[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+="?[\w.:+-]*"?)*\s*$/i.test(stated);
  return reply
    .headers(prefixedHeaders(capture.responseHeaders))
    .header('content-type', plain ? stated : capture.mediaType || 'application/octet-stream')
    .header('memento-datetime', httpDate(capture.at))
    .header('content-security-policy', REPLAY_POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('x-archive-sha256', capture.sha256)
    .header('cache-control', 'public, max-age=86400')
    .send(site.archive.captures.bytes(capture));
}
