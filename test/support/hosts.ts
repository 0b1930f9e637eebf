import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the server saw it; times are its own. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly by: string;
  readonly began: number;
  ended: number;
}

/** A server that is many hosts: 127.0.0.1, 127.0.0.2 … on one port. It notes who asked what, from when until when. */
export interface Hosts {
  readonly asked: Asked[];
  url(host: number, path: string): string;
  close(): void;
}

export async function startHosts(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Hosts> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one: Asked = {
      host: request.headers.host ?? '',
      path: request.url ?? '',
      by: request.headers['user-agent'] ?? '',
      began: performance.now(),
      ended: Infinity,
    };
    asked.push(one);
    // Noted before the bytes leave: where this process is busy, an event afterwards comes too late.
    const end = response.end.bind(response);
    const note = (): void => {
      one.ended = Math.min(one.ended, performance.now());
    };
    response.end = ((...last: Parameters<typeof end>) => {
      note();
      return end(...last);
    }) as typeof response.end;
    response.once('close', note);
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    url: (host, path) => `http://127.0.0.${host}:${port}${path}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The shortest time between the end of one request to a host and the beginning of the next; negative: two at once. */
export function shortestRest(asked: readonly Asked[]): number {
  const rests = [...Map.groupBy(asked, ({ host }) => host).values()].flatMap((all) =>
    all.slice(1).map((one, index) => one.began - Math.max(...all.slice(0, index + 1).map(({ ended }) => ended))),
  );
  return Math.min(...rests);
}
