/** Every home page of the simulated world, in each of its layouts, visited as the watch visits one: best hubs first. */
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Candidate, findSections } from '../../src/discover/sections.ts';

const WORLD = join(import.meta.dirname, '../../../shared/world');
const LAYOUTS = ['nested-nav', 'table-menu', 'splash', 'script-menu', 'image-buttons', 'forward', 'footer-map'];
const MOST_REQUESTS = 12;

const without = (scheme: string) => scheme.replace(/^https?:\/\//, '');

function get(port: number, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: url, headers: { host: new URL(url).host } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const chinese = /charset=["']?gb/i.test(
          `${response.headers['content-type']} ${body.toString('latin1', 0, 400)}`,
        );
        resolve(response.statusCode === 200 ? new TextDecoder(chinese ? 'gb18030' : 'utf-8').decode(body) : '');
      });
    })
      .on('error', reject)
      .end();
  });
}

/** Two clicks: the home page, what it offers to click through, and nothing below that. */
async function visit(port: number, home: string): Promise<Set<string>> {
  const sections = new Set<string>();
  const seen = new Set<string>();
  const queue: (Pick<Candidate, 'url' | 'score'> & { clicks: number })[] = [{ url: home, score: 120, clicks: 0 }];
  for (let next = queue.shift(); next && seen.size < MOST_REQUESTS; next = queue.shift()) {
    if (seen.has(next.url)) continue;
    seen.add(next.url);
    const found = findSections({ url: next.url, html: await get(port, next.url), links: [] });
    for (const section of found.sections) sections.add(without(section.url));
    const forward = (hub: Candidate) => (hub.score >= 100 ? 0 : 1);
    const hubs = found.hubs.map((hub) => ({ ...hub, clicks: next.clicks + forward(hub) }));
    queue.push(...hubs.filter((hub) => hub.clicks < 2));
    queue.sort((a, b) => b.score - a.score);
  }
  return sections;
}

describe.skipIf(!existsSync(WORLD))(
  'discovery in the simulated world (skipped where ../shared/world is absent)',
  () => {
    it.each(LAYOUTS)('finds every section of every host: %s', async (layout) => {
      const [{ serve }, { listings }] = await Promise.all(
        ['serve.mjs', 'lib/reach.mjs'].map((file) => import(join(WORLD, file))),
      );
      const world = JSON.parse(readFileSync(join(WORLD, 'worlds/small.json'), 'utf8'));
      const served = await serve({ world });
      served.site.homes.force = layout;
      try {
        const truth: string[] = listings(world).map(without);
        const missed: string[] = [];
        let found = 0;
        for (const host of new Set(truth.map((url) => url.split('/')[0]))) {
          const sections = await visit(Number(new URL(served.proxy).port), `http://${host}/`);
          found += sections.size;
          missed.push(...truth.filter((url) => url.startsWith(`${host}/`) && !sections.has(url)));
        }
        expect(missed).toEqual([]);
        expect(truth.length / found).toBeGreaterThan(0.75);
      } finally {
        await served.stop();
      }
    });
  },
);
