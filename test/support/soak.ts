import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCrawler, readSources } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { openApp } from '../../src/reading.ts';
import { pollRound } from '../../src/watch/round.ts';
import { install } from './service.ts';
import { page, startSite } from './site.ts';

export interface SoakReport {
  readonly rounds: number;
  /** Live objects after a collection, in MB: after a tenth of the rounds and at the end. */
  readonly earlyMb: number;
  readonly lateMb: number;
  readonly flat: boolean;
}

/** Half as much again, or 10 MB, is breathing; more is a leak. */
const BREATH_MB = 10;
const BREATH_SHARE = 1.5;

/** Many rounds in one process over a site that changes at every tenth of them. */
export async function soak(options: {
  readonly rounds: number;
  readonly pages: number;
  readonly log?: (line: string) => void;
}): Promise<SoakReport> {
  const site = await startSite();
  const paths = Array.from({ length: options.pages }, (_, n) => `/k${n}.htm`);
  const installed = install(site.url, paths);
  const config = loadConfig({ file: installed.config, env: {} });
  const sources = readSources(config);
  const app = openApp(config);
  const crawler = createCrawler(app, sources, { browserPath: null });
  const early = Math.max(1, Math.floor(options.rounds / 10));
  let earlyMb = 0;
  try {
    for (let round = 1; round <= options.rounds; round++) {
      const age = 30 + (Math.floor(round / 10) % 20);
      for (const path of paths) site.set(path, page(`K visa ${path}`, `No older than ${age} years.`, `Look ${round}.`));
      await pollRound(crawler.room, sources, { all: true, concurrency: 4 });
      if (round === early) earlyMb = liveMb();
      if (round % 200 === 0) options.log?.(`soak: ${round} rounds, ${liveMb()} MB`);
      site.requests.length = 0;
    }
  } finally {
    await crawler.close();
    app.close();
    site.close();
    installed.remove();
  }
  const lateMb = liveMb();
  return {
    rounds: options.rounds,
    earlyMb,
    lateMb,
    flat: lateMb <= Math.max(earlyMb + BREATH_MB, earlyMb * BREATH_SHARE),
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function liveMb(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 1_048_576);
}
