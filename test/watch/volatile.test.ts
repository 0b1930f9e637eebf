import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import type { Answer } from '../support/site.ts';

const RULE = 'Applicants for the K visa must be aged between 18 and 45.';
const html = (saying: string, rule = RULE): string =>
  `<!doctype html><html lang="en"><title>K visa</title><body><h1>Guide to the K visa</h1><p>${rule}</p><p>Word of the day: ${saying}, as the garden in the morning, which nobody expected to hear.</p><p>The consular section wishes all applicants a pleasant journey.</p></body></html>`;

const SAYINGS = ['patience', 'bamboo', 'lantern', 'plum blossom', 'river', 'crane', 'silk', 'mountain', 'tea', 'moon'];

const answer =
  (make: () => string): Answer =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end(make());

async function watchSayings(confirm = { recheckMs: 0, times: 0 }) {
  const watch = await crawl([['/kvisa.htm', 'page']], { confirm });
  let looks = 0;
  const say = (rule?: string) => {
    watch.site.set(
      '/kvisa.htm',
      answer(() => html(SAYINGS[looks++ % SAYINGS.length]!, rule)),
    );
  };
  say();
  return { ...watch, say };
}

describe('a block that changes at every look', () => {
  it('is learned, and no change after that', async () => {
    const { poll } = await watchSayings();
    const found: number[] = [];
    for (let round = 0; round < 8; round++) found.push((await poll()).changes.length);
    expect(found.slice(4)).toEqual([0, 0, 0, 0]);
  });

  it('is shown once with its reason, and named at the looks that follow', async () => {
    const { poll, archive } = await watchSayings();
    for (let round = 0; round < 7; round++) await poll();
    expect(archive.changes.list({}).filter(({ reason }) => reason === 'volatile')).toHaveLength(1);
    const [page] = archive.pages.watchedOf('embassy-xx');
    expect(archive.visits.newest(page!.id, 2)).toMatchObject([{ detail: 'volatile' }, { detail: 'volatile' }]);
  });

  it('hides no change beside it', async () => {
    const { poll, say } = await watchSayings();
    for (let round = 0; round < 6; round++) await poll();
    say('Applicants for the K visa must be aged between 18 and 40.');
    expect((await poll()).changes).toMatchObject([
      { kind: 'amended', facts: [{ fact: 'eligibility.age.max', before: 45, after: 40 }] },
    ]);
  });

  it('keeps no change waiting that must be seen twice', async () => {
    const { poll, say } = await watchSayings({ recheckMs: 0, times: 1 });
    await poll();
    say('Applicants for the K visa must be aged between 18 and 40.');
    expect((await poll()).changes).toMatchObject([{ facts: [{ fact: 'eligibility.age.max' }] }]);
  });

  it('is never one that speaks of policy', async () => {
    const { poll, site } = await watchSayings();
    let fee = 100;
    site.set(
      '/kvisa.htm',
      answer(() => html('tea', `The fee of the K visa is ${fee++} USD.`)),
    );
    const found: number[] = [];
    for (let round = 0; round < 7; round++) found.push((await poll()).changes.length);
    expect(found.slice(1)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
