import { describe, expect, it } from 'vitest';
import type { Source, Watch } from '../../src/domain/source.ts';
import { costByHost } from '../../src/watch/cost.ts';
import { MAX_PAGES } from '../../src/watch/explore.ts';
import { runsADay } from '../../src/watch/schedule.ts';
import { freshArchive } from '../support/seed.ts';

const watch = (url: string, as: Watch['as'], schedule: string): Watch => ({
  url,
  as,
  rules: { render: 'http', content: [], ignore: [], links: [], schedule },
});
const source = (...watches: Watch[]): Source => ({
  id: 'embassy-xx',
  name: { en: 'X', zh: '某' },
  kind: 'embassy',
  country: 'DE',
  watches,
  file: 'x.yaml',
});

function costOf(...watches: Watch[]) {
  const { archive, close } = freshArchive();
  const hosts = costByHost({ archive }, [source(...watches)], 20);
  close();
  return hosts;
}

describe('the cost of the watch', () => {
  it('counts how often a schedule fires in a day', () => {
    expect(runsADay('*/30 * * * *')).toBe(48);
    expect(runsADay('11 */2 * * *')).toBe(12);
    expect(runsADay('0 0 1 1 *')).toBe(1);
  });

  it('is counted by host, the dearest first', () => {
    const hosts = costOf(
      watch('http://a.cn/x/', 'listing', '0 0 * * *'),
      watch('http://b.cn/x/', 'listing', '0 * * * *'),
      watch('http://b.cn/y.htm', 'page', '0 */6 * * *'),
    );
    expect(hosts.map(({ host, pages }) => [host, pages])).toEqual([
      ['b.cn', 2],
      ['a.cn', 1],
    ]);
    expect(hosts[0]!.day).toBe(24 + 4 + 1);
  });

  it('of a home page is that of its exploration, once a week', () => {
    const [host] = costOf(watch('http://a.cn/', 'site', '11 */2 * * *'));
    expect(host!.fullRound).toBe(MAX_PAGES + 1);
    expect(host!.day).toBeLessThan(MAX_PAGES);
    expect(host!.dayAtMost).toBeGreaterThan(host!.day);
  });
});
