import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { WebConfig } from './room.ts';

const LOOPBACK_HOST = /^(?:127(?:\.\d{1,3}){3}|\[?::1\]?|localhost)(?::\d{1,5})?$/i;

const isLoopback = (host: string): boolean => LOOPBACK_HOST.test(host);

/**
 * Is this a person at the machine itself? The server listens on loopback only, no proxy stands between, and the browser
 * asked for a loopback name: a foreign name that resolves here (DNS rebinding) does not count.
 */
export function isLocalVisitor(request: FastifyRequest, config: WebConfig): boolean {
  const { host = '', forwarded, via } = request.headers;
  const proxied = forwarded ?? via ?? request.headers['x-forwarded-for'] ?? request.headers['x-real-ip'];
  const published = config.baseUrl ? !isLoopback(URL.parse(config.baseUrl)?.host ?? '') : false;
  return isLoopback(config.host) && isLoopback(host) && proxied === undefined && !published;
}

/** Did the request bring the operator's token, as a bearer token or as the password of Basic authentication? */
export function isOperator(request: FastifyRequest, config: WebConfig): boolean {
  if (!config.adminToken) return false;
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ', 2);
  if (/^bearer$/i.test(scheme)) return same(value, config.adminToken);
  if (!/^basic$/i.test(scheme)) return false;
  const pair = Buffer.from(value, 'base64').toString();
  return same(pair.slice(pair.indexOf(':') + 1), config.adminToken);
}

/** Compares in constant time, whatever the lengths. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
