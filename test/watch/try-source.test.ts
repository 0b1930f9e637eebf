import { describe, expect, it } from 'vitest';
import { trySource } from '../../src/watch/try-source.ts';
import { crawl } from '../support/crawl.ts';
import { listing } from '../support/site.ts';

const menu = (...links: [href: string, label: string][]) =>
  `<html><body><ul>${links.map(([href, label]) => `<li><a href="${href}">${label}</a></li>`).join('')}</ul></body></html>`;

describe('a trial of a source', () => {
  it('shows the sections as the menu nests them, with the reason, and stores nothing', async () => {
    const { site, room, source, archive } = await crawl([['/', 'site']]);
    site.set('/', menu(['/notices/', 'Notices'], ['/lsfw/', 'Consular Services'], ['/news/', 'News']));
    site.set('/lsfw/', menu(['/lsfw/qz/', 'Visa'], ['/lsfw/gz/', 'Notarisation']));
    const [trial] = await trySource(room.fetch, source);
    const shown = trial!.lines.join('\n');
    expect(shown).toContain('└─ Notices  /notices/  — its label names notices');
    expect(shown).toMatch(/^ {2}Consular Services\n {5}└─ Visa {2}\/lsfw\/qz\/ {2}— its label names visas/m);
    expect(shown).not.toContain('Notarisation');
    expect(archive.pages.watchedOf(source.id)).toEqual([]);
  });

  it('shows what a listing links to and what each link promises', async () => {
    const { site, room, source } = await crawl([['/visa/', 'listing']]);
    site.set(
      '/visa/',
      listing(['./202601/t20260110_7.htm', 'K visa'], ['./202601/t20260109_6.htm', 'Spring festival concert']),
    );
    const [trial] = await trySource(room.fetch, source);
    expect(trial!.lines).toContain('2 links of articles');
    expect(trial!.lines.join('\n')).toMatch(/k-visa .*K visa[\s\S]*other .*concert/);
  });

  it('says what is wrong with an address that does not answer', async () => {
    const { room, source } = await crawl([['/gone/', 'listing']]);
    expect(await trySource(room.fetch, source)).toMatchObject([
      { ok: false, lines: [expect.stringContaining('gone')] },
    ]);
  });
});
