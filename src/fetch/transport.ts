import { constants } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { TlsFacts } from '../domain/capture.ts';
import type { Allowance } from './addresses.ts';
import { directTunnel, proxyCredentials, proxyTunnel, type Tunnel } from './tunnel.ts';

/** How a request travels. */
export interface Route {
  /** `http://`, `https://`, `socks4://` or `socks5://` */
  readonly proxy?: string;
  readonly http2: boolean;
  readonly legacyTls: boolean;
}

/** What is known of the connection a request used. */
export interface ConnectionFacts {
  readonly address?: string;
  readonly httpVersion?: string;
  readonly tls?: TlsFacts;
}

export interface WireRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

/** Connections to the world: kept alive, one per origin, HTTP/2 where the host offers it. */
export interface Transport {
  send(route: Route, request: WireRequest): Promise<{ answer: Dispatcher.ResponseData; facts: ConnectionFacts }>;
  close(): Promise<void>;
}

interface Line {
  readonly agent: Agent;
  /** The last connection of each origin. Exact, since a host is asked one thing at a time. */
  readonly facts: Map<string, ConnectionFacts>;
}

const FACTS_KEPT = 500;
const CONNECT_LIMIT_MS = 10_000;

/** SECLEVEL 0 and TLS 1.0 for hosts that know nothing newer; the certificate is checked all the same. */
const LEGACY_TLS = {
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
} as const;

export function createTransport(allowed: Allowance, timeoutMs: number): Transport {
  const connectMs = Math.min(timeoutMs, CONNECT_LIMIT_MS);
  const lines = new Map<string, Line>();
  const forwarders = new Map<string, Agent>();

  const lineFor = (route: Route): Line => {
    const key = `${route.proxy ?? 'direct'} ${route.http2} ${route.legacyTls}`;
    let line = lines.get(key);
    if (!line) {
      const tunnel = route.proxy ? proxyTunnel(new URL(route.proxy), connectMs) : directTunnel(allowed, connectMs);
      line = openLine(route, tunnel, connectMs);
      lines.set(key, line);
    }
    return line;
  };

  const forwarderFor = (proxy: string): Agent => {
    let agent = forwarders.get(proxy);
    if (!agent) {
      agent = new Agent({ allowH2: false, connect: { timeout: connectMs, allowH2: false } });
      forwarders.set(proxy, agent);
    }
    return agent;
  };

  return {
    async send(route, request) {
      if (route.proxy?.startsWith('http') && request.url.protocol === 'http:') {
        return forward(forwarderFor(route.proxy), new URL(route.proxy), request);
      }
      const line = lineFor(route);
      const { origin } = request.url;
      const answer = await line.agent.request({
        origin,
        path: request.url.pathname + request.url.search,
        ...carried(request),
      });
      const { address, ...facts } = line.facts.get(origin) ?? {};
      return { answer, facts: route.proxy ? facts : { address, ...facts } };
    },
    async close() {
      await Promise.all(
        [...[...lines.values()].map((line) => line.agent), ...forwarders.values()].map((one) => one.destroy()),
      );
    },
  };
}

/** Plain http through an HTTP proxy: the absolute form of RFC 9112 §3.2.2, without a tunnel. */
async function forward(agent: Agent, proxy: URL, request: WireRequest) {
  const { headers, ...rest } = carried(request);
  const path = request.url.href.split('#', 1)[0]!;
  const all = { host: request.url.host, ...headers, ...proxyCredentials(proxy) };
  const answer = await agent.request({ origin: proxy.origin, path, ...rest, headers: all });
  return { answer, facts: { httpVersion: '1.1' } };
}

function carried({ method, headers, body, signal }: WireRequest) {
  // The attempt's own signal ends a slow answer; undici's timers only know pauses, not drips.
  const limits = { signal, headersTimeout: 0, bodyTimeout: 0 };
  return { method: method as Dispatcher.HttpMethod, headers, body: body ?? null, ...limits };
}

function openLine(route: Route, tunnel: Tunnel, connectMs: number): Line {
  const facts = new Map<string, ConnectionFacts>();
  const secure = buildConnector({ allowH2: route.http2, timeout: connectMs, ...(route.legacyTls ? LEGACY_TLS : {}) });
  const connect: buildConnector.connector = (options, callback) => {
    const done: buildConnector.Callback = (...result) => {
      const [error, socket] = result;
      if (!error) remember(facts, `${options.protocol}//${options.host ?? options.hostname}`, factsOf(socket));
      callback(...result);
    };
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    tunnel(options.hostname, port).then(
      (socket) =>
        options.protocol === 'https:' ? secure({ ...options, httpSocket: socket }, done) : done(null, socket),
      (error: Error) => done(error, null),
    );
  };
  return { agent: new Agent({ connect, connections: 1, allowH2: route.http2 }), facts };
}

function remember(facts: Map<string, ConnectionFacts>, origin: string, found: ConnectionFacts): void {
  facts.delete(origin);
  facts.set(origin, found);
  const oldest = facts.keys().next();
  if (facts.size > FACTS_KEPT && !oldest.done) facts.delete(oldest.value);
}

function factsOf(socket: Socket): ConnectionFacts {
  const base = { address: socket.remoteAddress };
  if (!(socket instanceof TLSSocket)) return { ...base, httpVersion: '1.1' };
  const certificate = socket.getPeerCertificate();
  return {
    ...base,
    httpVersion: socket.alpnProtocol === 'h2' ? '2' : '1.1',
    tls: {
      protocol: socket.getProtocol() ?? '',
      cipher: socket.getCipher()?.name ?? '',
      issuer: nameOf(certificate.issuer),
      subject: nameOf(certificate.subject),
      validTo: certificate.valid_to ? new Date(certificate.valid_to).toISOString() : '',
      fingerprint256: certificate.fingerprint256 ?? '',
    },
  };
}

function nameOf(parts: object | undefined): string {
  return Object.entries(parts ?? {})
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : value}`)
    .join(', ');
}
