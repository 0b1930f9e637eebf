import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { type Problem, problem } from '../domain/problem.ts';
import { type Allowance, isOpenAddress } from './addresses.ts';

/** Names that never mean a public host (RFC 6761, RFC 6762, RFC 9476 `.internal`), whoever resolves them. */
const LOCAL_NAME = /(^|\.)(localhost|localdomain|local|internal|home\.arpa|ip6-localhost|ip6-loopback)$|^metadata$/;

/** The name of a URL's host without brackets and the root dot. */
function bareHost(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

/**
 * Judges an address before anything is sent: scheme, local names, and literal IP addresses. The URL parser has already
 * turned decimal, octal and hexadecimal notations into dotted ones (WHATWG URL §3.5), so all of them arrive here alike.
 */
export function guardUrl(url: URL, allowed: Allowance): Problem | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return problem('redirect', `${url.href} is no http(s) address`);
  }
  const host = bareHost(url);
  if (allowed.hosts.has(host)) return null;
  if (LOCAL_NAME.test(host) && !allowed.addresses.check('127.0.0.1')) {
    return problem('guard', `${host} is a local name; allow it in fetch.allowAddresses if that is meant`);
  }
  if (isIP(host) !== 0 && !isOpenAddress(host, allowed)) return closedAddress(host, host);
  return null;
}

function closedAddress(host: string, address: string): Problem {
  const shown = host === address ? host : `${host} (${address})`;
  return problem('guard', `${shown} is not on the public internet; allow it in fetch.allowAddresses if that is meant`);
}

/** An Error that carries its Problem through code which knows only exceptions (sockets, undici). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.detail);
    this.problem = found;
  }
}

/**
 * A `lookup` for net.connect that hands on open addresses only. The socket connects to exactly what was judged here, so a
 * name that resolves differently the next time (DNS rebinding) gains nothing.
 */
export function guardedLookup(allowed: Allowance): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const trusted = allowed.hosts.has(hostname.toLowerCase());
      const open = found.filter((one) => trusted || isOpenAddress(one.address, allowed));
      const first = open[0];
      if (!first) return callback(new ProblemError(closedAddress(hostname, found[0]?.address ?? '?')), '');
      if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}
