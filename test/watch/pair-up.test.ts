import { describe, expect, it, onTestFinished } from 'vitest';
import { buildWeb } from '../../src/web/server.ts';
import { crawl } from '../support/crawl.ts';
import { page } from '../support/site.ts';

const ZH = '/lsfw/202601/t20260110_11690096.htm';
const EN = '/eng/lsfw/202601/t20260111_11690120.htm';

const chinese = (age = 45) =>
  page(
    '关于受理K字签证申请的通知',
    '外国青年科技人才可以申请K字签证。',
    `K字签证申请人应年满18周岁、不超过${age}周岁，并具有本科及以上学历。`,
    '签证费140美元，加急165美元。咨询电话：010-65963500，邮箱visa@example.cn。',
  ).replace('lang="en"', 'lang="zh"');
const english = (age = 45) =>
  page(
    'Notice on applications for the K visa',
    'Young foreign science and technology talent may apply for the K visa.',
    `Applicants for the K visa must be aged between 18 and ${age} and hold a bachelor’s degree or above.`,
    'The visa fee is 140 US dollars, the express fee 165 US dollars. Telephone 010-65963500, email visa@example.cn.',
  );

async function bilingual() {
  const watched = await crawl([
    [ZH, 'page', 'zh'],
    [EN, 'page', 'en'],
  ]);
  watched.site.set(ZH, chinese());
  watched.site.set(EN, english());
  await watched.poll();
  const pairs = () => watched.archive.pairs.inForceOfSources(['embassy-xx']);
  return { ...watched, pairs };
}

async function openWeb(archive: Awaited<ReturnType<typeof bilingual>>['archive']) {
  const app = await buildWeb({
    archive,
    data: '',
    config: { host: '127.0.0.1', port: 0 },
    now: () => new Date(),
    version: '0.1.0',
    status: () => ({ startedAt: '', lastTick: null, nextRound: null, browser: { available: true }, mail: 'mailbox' }),
  });
  onTestFinished(() => app.close());
  return app;
}

describe('the two editions of a notice', () => {
  it('are linked when the second of them is put in force', async () => {
    const { pairs, site } = await bilingual();
    expect(pairs()).toMatchObject([{ chinese: { url: site.url + ZH }, foreign: { url: site.url + EN } }]);
  });

  it('stay linked when one is amended, and part when one is gone', async () => {
    const { pairs, site, poll } = await bilingual();
    site.set(EN, english(40));
    await poll();
    expect(pairs()).toHaveLength(1);
    site.remove(EN);
    await poll();
    await poll();
    expect(pairs()).toEqual([]);
  });

  it('are not linked to a second notice that is less like them', async () => {
    const { pairs, archive, site, room, poll } = await bilingual();
    const other = site.url + EN.replace('11690120', '11690121');
    archive.pages.ensure(
      { source: 'embassy-xx', url: other, role: 'page', origin: 'listing', language: 'en' },
      room.now().toISOString(),
    );
    site.set(
      new URL(other).pathname,
      page('Visa fees', 'The visa fee is 140 US dollars, express 165 US dollars, group 100.'),
    );
    await poll();
    expect(pairs()).toMatchObject([{ foreign: { url: site.url + EN } }]);
  });

  it('are shown together, with what they contradict each other in, on the pages and in the API', async () => {
    const { archive, site, poll, pairs } = await bilingual();
    site.set(EN, english(40));
    await poll();
    const app = await openWeb(archive);
    const [pair] = pairs();
    for (const url of ['/sources/embassy-xx', `/snapshots/${pair!.chinese.snapshot}`]) {
      const { body } = await app.inject({ url });
      expect(body).toContain(`/snapshots/${pair!.foreign.snapshot}`);
      expect(body).toContain('contradict each other');
    }
    const { items } = (await app.inject({ url: '/api/v1/sources' })).json();
    expect(items[0].contradictions).toMatchObject([
      { fact: 'eligibility.age.max', chinese: { value: 45, language: 'zh' }, foreign: { value: 40, language: 'en' } },
    ]);
  });

  it('that agree are shown without a warning', async () => {
    const { archive } = await bilingual();
    const app = await openWeb(archive);
    const { body } = await app.inject({ url: '/sources/embassy-xx' });
    expect(body).toContain('No contradiction found');
    expect(body).not.toContain('contradict each other');
  });
});
