import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { answerFaults } from './errors.ts';
import { guard } from './guard.ts';
import { openToOrigins } from './origins.ts';
import { refuseWrites } from './read-only.ts';
import { accountFor, newRequestId } from './requests.ts';
import type { WebRoom } from './room.ts';
import { aboutRoutes } from './routes/about.ts';
import { apiRoutes } from './routes/api.ts';
import { assetRoutes } from './routes/assets.ts';
import { changeRoutes } from './routes/changes.ts';
import { compareRoutes } from './routes/compare.ts';
import { feedRoutes } from './routes/feeds.ts';
import { healthRoutes } from './routes/health.ts';
import { homeRoutes } from './routes/home.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { manageRoutes } from './routes/manage.ts';
import { matrixRoutes } from './routes/matrix.ts';
import { mementoRoutes } from './routes/memento.ts';
import { privateFeedRoutes } from './routes/private-feed.ts';
import { searchRoutes } from './routes/search.ts';
import { snapshotRoutes } from './routes/snapshots.ts';
import { sourceRoutes } from './routes/sources.ts';
import { statusRoutes } from './routes/status.ts';
import { subscribeRoutes } from './routes/subscribe.ts';
import { createSite } from './site.ts';

export type { ServiceStatus, WebConfig, WebRoom } from './room.ts';

const SECOND = 1000;

/** A form of ours is a few hundred bytes. */
const BODY_LIMIT = 64 * 1024;

/** How long clients may take, in ms, and how many may be connected. */
export interface ClientLimits {
  /** To send a request whole; idle connections are closed sooner or later too: slow clients hold nothing. */
  readonly requestMs: number;
  /** Without a byte either way. */
  readonly silentMs: number;
  /** To take an answer, however steadily it is read: a raw capture of 20 MB over a slow line. */
  readonly answerMs: number;
  /** How often the first of these is looked after. */
  readonly lookMs: number;
  readonly connections: number;
}

const LIMITS: ClientLimits = {
  requestMs: 15 * SECOND,
  silentMs: 30 * SECOND,
  answerMs: 300 * SECOND,
  lookMs: 5 * SECOND,
  connections: 1000,
};

/** The web application without its socket, for tests and for `startWeb`. `origin`: the address listened on. */
export async function buildWeb(
  room: WebRoom,
  origin: () => string = () => 'http://127.0.0.1:8321',
  limits: ClientLimits = LIMITS,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    genReqId: newRequestId,
    requestIdHeader: false,
    rewriteUrl: ({ url = '/' }) => (isDecodable(url) ? url : '/400'),
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silentMs,
    // Node swaps the two where the limit for headers is the longer one, and its default is a minute.
    http: { connectionsCheckingInterval: limits.lookMs, headersTimeout: limits.requestMs },
    keepAliveTimeout: 10 * SECOND,
    // A proxy that is named may say whom it speaks for; nobody else may.
    trustProxy: [...(room.config.trustedProxies ?? ['loopback'])],
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
  const site = createSite(room, origin);
  const protect = helmet(securityHeaders(room.config.baseUrl?.startsWith('https:') ?? false));
  // Made once: the plugin for fastify makes the same headers anew for each request, a tenth of the cost of a short answer.
  app.addHook('onRequest', ({ raw }, reply, next) =>
    protect(raw, reply.raw, (error) => next(error as Error | undefined)),
  );
  app.removeContentTypeParser('text/plain');
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  app.server.maxConnections = limits.connections;
  openToOrigins(app);
  refuseWrites(app, site);
  guard(app, site);
  accountFor(app, site, limits.answerMs);
  answerFaults(app, site);
  for (const routes of ROUTES) routes(app, site);
  app.addHook('onClose', async () => site.snippets.close());
  return app;
}

/** Fastify answers an address with broken escapes before any hook: without headers, name, rate or line in the log. Ours has no page either. */
function isDecodable(url: string): boolean {
  try {
    decodeURI(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

const ROUTES = [
  assetRoutes,
  homeRoutes,
  changeRoutes,
  sourceRoutes,
  snapshotRoutes,
  compareRoutes,
  matrixRoutes,
  searchRoutes,
  statusRoutes,
  subscribeRoutes,
  manageRoutes,
  mailboxRoutes,
  healthRoutes,
  feedRoutes,
  privateFeedRoutes,
  mementoRoutes,
  apiRoutes,
  aboutRoutes,
];

/** Questions are read by zod (query.ts). Fastify's own compilers are a hundred modules, which it loads at every start unless given others. */
function noSchemas(): never {
  throw new Error('a route has a schema of fastify: read its input with parse() of web/query.ts');
}

/** No script at all, nothing from elsewhere; frames only for replays of snapshots and mails, which have stricter rules yet. */
function securityHeaders(tls: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Only a server behind TLS may promise TLS.
    strictTransportSecurity: tls ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
    // A replay in its sandbox has an origin of its own, which this header would have the browser complain about.
    originAgentCluster: false,
  };
}

/**
 * Starts the web pages. Port 0 takes any free port. `reusePort`: two may listen on it, so that one can follow the other without a gap.
 * @throws Error naming the port and the remedy where it is taken or may not be opened
 */
export async function startWeb(
  room: WebRoom,
  limits: ClientLimits = LIMITS,
  sharing: { readonly reusePort?: boolean } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const { host, port } = room.config;
  let url = '';
  const app = await buildWeb(room, () => url, limits);
  try {
    await app.listen({ host, port, ...sharing });
  } catch (fault) {
    await app.close();
    throw new Error(portFault(host, port, fault as NodeJS.ErrnoException), { cause: fault });
  }
  const bound = (app.server.address() as AddressInfo).port;
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  url = `http://${shown}:${bound}`;
  return {
    url,
    close: async () => {
      // Readers in the middle of a page may finish it; those who only hold a connection may not hold the service.
      const grace = setTimeout(() => app.server.closeAllConnections(), SECOND);
      await app.close();
      clearTimeout(grace);
    },
  };
}

function portFault(host: string, port: number, fault: NodeJS.ErrnoException): string {
  const remedy = 'Choose another with web.port in the configuration or KVISA_WEB_PORT.';
  if (fault.code === 'EADDRINUSE')
    return `port ${port} on ${host} is in use, perhaps by a kvisa-watch that is already running. ${remedy}`;
  if (fault.code === 'EACCES') return `port ${port} on ${host} may not be opened by this user. ${remedy}`;
  if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND')
    return `${host} is no address of this machine (port ${port}). Set web.host or KVISA_WEB_HOST.`;
  return `the web pages cannot listen on ${host}:${port}: ${fault.message}`;
}
