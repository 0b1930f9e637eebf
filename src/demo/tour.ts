import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { createCrawler, openChannel, readSources, senderOf } from '../app.ts';
import { makeFolder } from '../archive/folder.ts';
import { type Config, loadConfig } from '../config.ts';
import { deliverPending } from '../notify/deliver.ts';
import { openApp } from '../reading.ts';
import { addConfirmed } from '../subscribers/store.ts';
import { checkSubscription } from '../subscribers/wishes.ts';
import { pollRound } from '../watch/round.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { LAST_ROUND, MISSIONS } from './missions.ts';
import { type DemoWeb, serveDemo } from './serve.ts';

/** Two readers, one in each language; example.org belongs to nobody. */
const READERS = [
  { address: 'reader@example.org', language: 'en' },
  { address: 'duzhe@example.org', language: 'zh' },
] as const;

export interface Tour {
  readonly config: Config;
  readonly rounds: readonly RoundSummary[];
  readonly mails: number;
}

/**
 * The whole program in small: six simulated missions on loopback, a first look and three rounds, mails in a local
 * mailbox. Everything lies in `folder`, which is emptied first.
 */
export async function runTour(folder: string, onRound: (round: number, summary: RoundSummary) => void): Promise<Tour> {
  rmSync(folder, { recursive: true, force: true });
  const web = await serveDemo();
  try {
    const config = writeConfig(folder, web);
    const app = openApp(config);
    const crawler = createCrawler(app, readSources(config), { browserPath: null });
    try {
      for (const reader of READERS) subscribe(app.archive.db, reader);
      const rounds: RoundSummary[] = [];
      for (let round = 0; round <= LAST_ROUND; round++) {
        web.setRound(round);
        const summary = await pollRound(crawler.room, crawler.sources, { all: true, concurrency: MISSIONS.length });
        rounds.push(summary);
        onRound(round, summary);
      }
      const channel = openChannel(config);
      const { sent } = await deliverPending(app.archive.db, channel, senderOf(app));
      await channel.close();
      return { config, rounds, mails: sent };
    } finally {
      await crawler.close();
      app.close();
    }
  } finally {
    web.close();
  }
}

function subscribe(db: ReturnType<typeof openApp>['archive']['db'], reader: (typeof READERS)[number]): void {
  const wishes = checkSubscription({ language: reader.language });
  if (!wishes.ok) throw new Error(wishes.faults.join('; '));
  addConfirmed(db, {
    address: reader.address,
    subscription: wishes.subscription,
    origin: 'cli',
    now: new Date().toISOString(),
  });
}

function writeConfig(folder: string, web: DemoWeb): Config {
  makeFolder(join(folder, 'sources'));
  for (const { id, name, country, city, host, language, section, watched } of MISSIONS) {
    const watch = [
      { url: `http://${host}/${section}`, as: 'listing' },
      ...watched.map((path) => ({ url: `http://${host}/${path}`, as: 'page', language })),
    ];
    writeFileSync(
      join(folder, 'sources', `${id}.yaml`),
      stringify({ id, name, kind: 'embassy', country, city, watch }),
    );
  }
  const file = join(folder, 'config.yaml');
  const fetch = { proxy: web.proxy, perHostDelayMs: 0, retries: 0, timeoutMs: 5000 };
  writeFileSync(
    file,
    stringify({
      data: 'data',
      sources: 'sources',
      fetch,
      browser: { enabled: false },
      confirm: { recheckMs: 0, times: 0 },
      mail: { from: 'kvisa-watch <demo@example.org>' },
    }),
  );
  return loadConfig({ file, env: { KVISA_WEB_PORT: process.env.KVISA_WEB_PORT } });
}
