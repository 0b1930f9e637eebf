import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startMailServer } from './mail-server.ts';
import type { Answer } from './site.ts';

const BOMB = gzipSync(Buffer.alloc(30_000_000, 'visa '));

/** What sites do on bad days, by name: none of it is a change. */
export const SITE_FAULTS: Readonly<Record<string, Exclude<Answer, string>>> = {
  unavailable: (_request, response) =>
    void response.writeHead(503, { 'content-type': 'text/html' }).end('<p>Unavailable</p>'),
  broken: (_request, response) => void response.writeHead(500).end(),
  reset: (_request, response) => void response.destroy(),
  empty: (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(),
  truncated: (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' });
    response.write('<html><body><p>Half a pa');
    setImmediate(() => response.destroy());
  },
  silent: () => {},
  challenge: (_request, response) =>
    void response
      .writeHead(412, { 'content-type': 'text/html' })
      .end('<html><head><script>document.cookie="a=b";location.reload()</script></head><body></body></html>'),
  loop: (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
  inward: (_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  garbage: (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256))),
  bomb: (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(BOMB),
  deep: (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<div>'.repeat(100_000)),
};

export interface PostOffice {
  readonly url: string;
  /** The Message-ID of every message that was taken, in order. */
  readonly taken: () => string[];
  readonly refusals: () => number;
  close(): Promise<void>;
}

/** A mail server that takes messages, puts them off or hangs up: `fails` says for each whether it is a bad moment. */
export async function postOffice(fails: () => boolean, roll: () => number, arrived: () => void): Promise<PostOffice> {
  let refused = 0;
  const { url, received, close } = await startMailServer(() => {
    arrived();
    if (!fails()) return 'take';
    refused += 1;
    return roll() < 0.5 ? 451 : 'drop';
  });
  return {
    ...{ url, close, refusals: () => refused },
    taken: () => received.map(({ source }) => /^Message-ID: (<[^>]+>)/im.exec(source)?.[1] ?? 'none'),
  };
}

/** Another program that takes the database for itself, again and again, for up to `mostMs` at a time. */
export async function meddler(file: string, seed: number, mostMs = 400): Promise<{ stop(): Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('meddle.ts', import.meta.url)), file, String(seed), String(mostMs)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout!, 'data');
  return {
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
