import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createFetcher, type Fetcher, type FetchOptions } from '../../src/fetch/fetcher.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  readonly requests: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  /** The most requests that were ever open at once. */
  busiest(): number;
}

/** A real HTTP server on loopback; `routes` maps paths to handlers, anything else is 404. */
export async function serve(routes: Record<string, Handler>, address = '127.0.0.1'): Promise<TestServer> {
  return listen((handler) => createServer(handler), routes, 'http', address);
}

export async function listen(
  make: (handler: Handler) => Server,
  routes: Record<string, Handler>,
  scheme: string,
  address = '127.0.0.1',
): Promise<TestServer> {
  const requests: TestServer['requests'] = [];
  const sockets = new Set<Socket>();
  let open = 0;
  let busiest = 0;
  const server = make((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    busiest = Math.max(busiest, ++open);
    response.once('close', () => open--);
    const path = (request.url ?? '/').replace(/^https?:\/\/[^/]+/, '').split('?', 1)[0]!;
    const handler = routes[path] ?? routes['*'];
    if (handler) handler(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('no such page');
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://${address}:${port}`,
    port,
    requests,
    busiest: () => busiest,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const html =
  (body: string, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };

/** A page that nothing can be held against. */
export const ARTICLE = `<!doctype html><html><head><title>K visa</title></head><body><h1>K visa requirements</h1>
<p>${'Applicants provide a passport valid for at least six months, a completed form and a recent photo. '.repeat(8)}</p></body></html>`;

export function fetcher(options: Partial<FetchOptions> = {}): Fetcher & AsyncDisposable {
  const made = createFetcher({
    userAgent: 'kvisa-watch/0.1 (+https://example.org/contact)',
    perHostDelayMs: 0,
    concurrency: 8,
    timeoutMs: 3_000,
    maxBytes: 1_000_000,
    retries: 0,
    allowAddresses: ['127.0.0.0/8', '::1'],
    browser: { enabled: false },
    respectRobots: true,
    ...options,
  });
  return Object.assign(made, { [Symbol.asyncDispose]: () => made.close() });
}

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
