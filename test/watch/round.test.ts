import { describe, expect, it } from 'vitest';
import { pollRound } from '../../src/watch/round.ts';
import { crawl } from '../support/crawl.ts';
import { page } from '../support/site.ts';

const text = (n: number) =>
  page(`Visa page ${n}`, `Visa applicants read paragraph number ${n} of the rules on visas here.`);

describe('a round', () => {
  it('reports an unreachable host once, not once for every address of it', async () => {
    const paths = Array.from({ length: 6 }, (_, n) => [`/eng/visa/202601/t20260101_${n}.htm`, 'page'] as const);
    const { site, poll } = await crawl(paths);
    site.close();
    const { failures } = await poll();
    expect(failures).toMatchObject([
      { source: 'embassy-xx', reason: 'network', detail: expect.stringContaining('6 pages') },
    ]);
  });

  it('reports an unreachable host once for every source that has pages there', async () => {
    const { site, room, source } = await crawl([
      ['/a.htm', 'page'],
      ['/b.htm', 'page'],
      ['/c.htm', 'page'],
    ]);
    const watches = source.watches.map((watch) => ({ ...watch, url: `${watch.url}?of=neighbour` }));
    const neighbour = { ...source, id: 'embassy-yy', watches };
    site.close();
    const { failures } = await pollRound(room, [source, neighbour], { all: true, concurrency: 2 });
    expect(failures.map((one) => one.source).sort()).toEqual(['embassy-xx', 'embassy-yy']);
  });

  it('reports each page that fails on a host that answers', async () => {
    const { site, poll } = await crawl([
      ['/a.htm', 'page'],
      ['/b.htm', 'page'],
      ['/c.htm', 'page'],
    ]);
    site.set('/b.htm', text(2));
    expect((await poll()).failures.map(({ url }) => new URL(url).pathname)).toEqual(['/a.htm', '/c.htm']);
  });

  it('files a fault of the program under the page and goes on', async () => {
    const { site, room, poll } = await crawl([
      ['/a.htm', 'page'],
      ['/b.htm', 'page'],
    ]);
    site.set('/a.htm', text(1));
    site.set('/b.htm', text(2));
    const { put } = room.archive.documents;
    room.archive.documents.put = (fresh) => {
      if (fresh.document.title === 'Visa page 1') throw new Error('the disk is on fire');
      return put(fresh);
    };
    const summary = await poll();
    expect(summary).toMatchObject({
      checked: 2,
      failed: 1,
      failures: [{ reason: 'internal', detail: expect.stringContaining('on fire') }],
    });
  });

  it('leaves a page alone that is no longer declared, and keeps its history', async () => {
    const { site, poll, archive } = await crawl([['/a.htm', 'page']]);
    site.set('/a.htm', text(1));
    await poll();
    const extra = archive.pages.ensure(
      { source: 'embassy-xx', url: `${site.url}/old.htm`, role: 'page', origin: 'declared' },
      new Date().toISOString(),
    );
    await poll();
    expect(archive.pages.get(extra.id)).toMatchObject({ watched: false });
    expect(site.requests).not.toContain('/old.htm');
  });

  it('that is broken off leaves what it did not read due at once', async () => {
    const { site, room, archive, source } = await crawl([
      ['/a.htm', 'page'],
      ['/b.htm', 'page'],
    ]);
    const stop = new AbortController();
    site.set('/a.htm', () => stop.abort(new Error('the service stops')));
    const summary = await pollRound(room, [source], { all: true, concurrency: 2, signal: stop.signal });
    expect(summary).toMatchObject({ checked: 0, failed: 0, failures: [] });
    expect(archive.pages.due(new Date().toISOString()).map(({ url }) => new URL(url).pathname)).toEqual([
      '/a.htm',
      '/b.htm',
    ]);
  });

  it('asks robots.txt and obeys it', async () => {
    const { site, poll } = await crawl([['/private/a.htm', 'page']]);
    site.set(
      '/robots.txt',
      (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /private/\n'),
    );
    site.set('/private/a.htm', text(1));
    expect((await poll()).failures).toMatchObject([{ reason: 'robots' }]);
    expect(site.requests).not.toContain('/private/a.htm');
  });
});
