import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writingRoom } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { FetchOutcome } from '../../src/domain/capture.ts';
import type { Source } from '../../src/domain/source.ts';
import { openApp } from '../../src/reading.ts';
import { pollRound } from '../../src/watch/round.ts';

export type KeepNoise = 'all' | 'daily' | 'none';
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1, 0, 30);

/** An archive that is fed by hand: `round` shows every page an answer, an hour after the round before. */
export function handFed(pages: number, keepNoise: KeepNoise) {
  const data = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
  const config = loadConfig({ env: {}, data });
  const app = openApp({
    ...config,
    data,
    archive: { ...config.archive, keepNoise },
    confirm: { recheckMs: 0, times: 0 },
  });
  const rules = { render: 'http', content: [], ignore: [], links: [], schedule: '*/30 * * * *' } as const;
  const watches = Array.from({ length: pages }, (_, n) => ({
    url: `http://bench.example/${n}.htm`,
    as: 'page' as const,
    rules,
  }));
  const source: Source = {
    id: 'bench',
    name: { en: 'Bench', zh: '基准' },
    kind: 'agency',
    country: 'CN',
    watches,
    file: '',
  };
  let hours = 0;
  const now = () => new Date(START + hours * HOUR);
  const { db } = app.archive;
  return {
    db,
    async round(answer: (page: number) => Buffer | null): Promise<void> {
      hours++;
      const fetch = (request: { url: string }) =>
        Promise.resolve(outcome(request.url, answer(Number(/(\d+)\.htm$/.exec(request.url)![1])), now().toISOString()));
      const room = { ...writingRoom(app, now), fetch };
      const { failed } = await pollRound(room, [source], { all: true, concurrency: 1 });
      if (failed > 0) throw new Error(`${failed} pages failed`);
    },
    close(): void {
      app.close();
      rmSync(data, { recursive: true });
    },
  };
}

function outcome(url: string, body: Buffer | null, at: string): FetchOutcome {
  const exchange = {
    url,
    finalUrl: url,
    redirects: [],
    status: body ? 200 : 304,
    requestHeaders: {
      'user-agent': 'kvisa-watch/0.1.0 (+https://watch.example/about)',
      accept: 'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8',
      'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8,*;q=0.5',
      'accept-encoding': 'gzip, deflate, br, zstd',
    },
    responseHeaders: {
      server: 'nginx',
      date: new Date(at).toUTCString(),
      'content-type': 'text/html; charset=utf-8',
      connection: 'keep-alive',
      vary: 'Accept-Encoding',
      'x-frame-options': 'SAMEORIGIN',
      ...(body ? { 'content-length': String(body.length) } : {}),
    },
    startedAt: at,
    durationMs: 120,
    address: '192.0.2.10',
    httpVersion: '1.1',
    renderer: 'http' as const,
  };
  if (!body) return { kind: 'not-modified', exchange };
  return { kind: 'ok', response: { ...exchange, body, mediaType: 'text/html', charset: 'utf-8' } };
}
