import { expect, it, onTestFinished } from 'vitest';
import { searchVersions } from '../../src/archive/search.ts';
import { searchFacets, searchWithFacets } from '../../src/archive/search-facets.ts';
import { searchIndex } from '../../src/archive/search-index.ts';
import { simplify } from '../../src/interpret/text/han.ts';
import { addPage, capture, freshArchive, source, type Text } from '../support/seed.ts';

const day = (number: number): string => `2026-10-${String(number).padStart(2, '0')}T08:00:00.000Z`;
const text = (title: string, ...lines: string[]): Text => ({ title, language: 'en', lines });

/** An archive with one page for each list of texts: the n-th text is what the page said from the n-th of October on. */
function archiveOf(...pages: readonly (readonly Text[])[]) {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy', '大使馆')], day(1));
  const ids = pages.map((texts, index) => {
    const page = addPage(archive, 'embassy-xx', `http://xx.example/${index}`, day(1));
    texts.forEach((one, at) => void capture(archive, page, day(at + 1), one));
    return page;
  });
  const find = (query: string, filter = {}) => searchVersions(archive.db, query, filter, simplify);
  return { archive, find, ids, index: searchIndex(archive.db, simplify) };
}

it('finds words that stand in different paragraphs of one version', () => {
  const { find } = archiveOf(
    [text('K visa', 'Who may apply.', 'The age limit is 45.')],
    [text('K visa', 'Opening hours.')],
  );
  expect(find('K visa age limit').map(({ url }) => url)).toEqual(['http://xx.example/0']);
});

it('does not put together words that stood on a page at different times', () => {
  const { find } = archiveOf([text('Notice', 'The fee is waived.'), text('Notice', 'The interview is waived.')]);
  expect(find('fee interview')).toEqual([]);
  expect(find('fee waived')).toMatchObject([{ appeared: day(1), vanished: day(2), sinceFirstLook: true }]);
});

it('says when words appeared and vanished that came back in another paragraph', () => {
  const { find } = archiveOf([
    text('Notice', 'Old words.'),
    text('Notice', 'An interview is needed.'),
    text('Notice', 'Old words.'),
    text('Notice', 'Bring papers to the interview.'),
    text('Notice', 'Closed.'),
  ]);
  expect(find('interview')).toMatchObject([
    { from: day(4), appeared: day(2), vanished: day(5), sinceFirstLook: false },
  ]);
  expect(find('interview', { until: day(3) })).toMatchObject([{ from: day(2), until: day(3) }]);
});

it('adds one row for a version that differs in one paragraph', () => {
  const before = text('Notice', ...Array.from({ length: 50 }, (_, n) => `Paragraph ${n}.`));
  const { archive } = archiveOf([before, { ...before, lines: [...before.lines.slice(1), 'Paragraph new.'] }]);
  expect(archive.db.prepare('SELECT count(*) FROM passage').pluck().get()).toBe(52);
});

it('finds one Chinese character, and one beside a Latin word', () => {
  const { find } = archiveOf([text('通知', '申请K字签证的人员。')], [text('通知', '字典。K签证。')]);
  expect(find('典').map(({ url }) => url)).toEqual(['http://xx.example/1']);
  expect(find('K字').map(({ url }) => url)).toEqual(['http://xx.example/0']);
  expect(find('請').map(({ url }) => url)).toEqual(['http://xx.example/0']);
});

it('gives every page once, in order, through its cursor', () => {
  const { find } = archiveOf(...Array.from({ length: 150 }, (_, n) => [text(`Notice ${n}`, 'The same words.')]));
  const first = find('same words', { limit: 120 });
  const rest = find('same words', { limit: 120, before: first.at(-1)!.newest });
  const pages = [...first, ...rest].map(({ page }) => page);
  expect(pages).toEqual([...pages].sort((a, b) => b - a));
  expect(new Set(pages).size).toBe(150);
});

it('finds a rare word among pages that share all others', () => {
  const { find } = archiveOf(
    ...Array.from({ length: 120 }, (_, n) => [text('Notice', 'The same words.', n === 7 ? 'Quarantine.' : 'Nothing.')]),
  );
  expect(find('same words quarantine').map(({ url }) => url)).toEqual(['http://xx.example/7']);
});

it('indexes a page anew whose versions were told anew', () => {
  const { archive, find, ids, index } = archiveOf([text('Notice', 'First.'), text('Notice', 'Second.')]);
  const [page] = ids as [number];
  const told = archive.versions.of(page);
  archive.versions.clear(page);
  const { document, capture: shown, from } = told[0]!;
  archive.pages.set(page, { version: archive.versions.begin(page, document, shown, from) });
  index.indexPage(page);
  expect(find('first')).toEqual([]);
  expect(find('second')).toMatchObject([{ appeared: day(2), sinceFirstLook: true }]);
});

it('takes up at the next start what was not indexed when it stopped', async () => {
  const { find, index } = archiveOf([text('Notice', 'Words.')], [text('Notice', 'Words.')]);
  index.clear();
  const stop = new AbortController();
  await index.catchUp({ signal: stop.signal, progress: () => stop.abort() });
  expect(find('words')).toHaveLength(1);
  expect(await index.catchUp()).toBe(1);
  expect(find('words')).toHaveLength(2);
});

it('counts the pages that a search finds by what they can be narrowed by', () => {
  const { archive } = archiveOf(
    [text('Notice', 'An interview is needed.')],
    [text('Notice', 'An interview is needed.'), text('Notice', 'Closed.')],
    [{ ...text('通知', 'Interview.'), language: 'zh-CN' }],
  );
  const count = (most?: number) => {
    const options = { now: '2027-02-01T00:00:00.000Z', most };
    const { counts, ...more } = searchFacets(archive.db, 'interview', {}, simplify, options);
    return { ...more, counts: counts.map(({ facet, value, count }) => `${facet} ${value} ${count}`) };
  };
  expect(count()).toEqual({
    counted: 3,
    more: false,
    counts: [
      'source embassy-xx 3',
      'country DE 3',
      'kind embassy 3',
      'language en 2',
      'language zh 1',
      'year 2026 3',
      'year 2027 2',
      'state now 2',
      'state once 1',
    ],
  });
  expect(count(2)).toMatchObject({ counted: 2, more: true });
});

it.each([
  {},
  { current: true },
  { vanished: true },
  { until: day(2) },
  { since: day(3) },
  { language: 'zh' },
  { before: 5 },
])('gives with a list what list and counts give each alone: %o', (filter) => {
  const { archive } = archiveOf(
    [text('Notice', 'An interview is needed.'), text('Notice', 'Closed.'), text('Notice', 'Interview.')],
    [text('Notice', 'Closed.'), text('Notice', 'An interview is needed.'), text('Notice', 'Closed.')],
    [{ ...text('通知', 'Interview.'), language: 'zh-CN' }],
  );
  const options = { now: '2027-02-01T00:00:00.000Z' };
  const { hits, facets } = searchWithFacets(archive.db, 'interview', { ...filter, limit: 2 }, simplify, options);
  expect(hits).toEqual(searchVersions(archive.db, 'interview', { ...filter, limit: 2 }, simplify));
  expect(facets).toEqual(searchFacets(archive.db, 'interview', filter, simplify, options));
  expect([hits.length > 0, facets.counted > 0]).toEqual([true, true]);
});

it('gives a whole list when the time for counting is over', () => {
  const { archive } = archiveOf(...Array.from({ length: 25 }, () => [text('Notice', 'An interview is needed.')]));
  const options = { now: '2027-02-01T00:00:00.000Z', ms: 0 };
  const { hits, facets } = searchWithFacets(archive.db, 'interview', { limit: 24 }, simplify, options);
  expect([hits.length, facets.more]).toEqual([24, true]);
});

it('finds the one page that still has words which many pages had', () => {
  const rooms = Array.from({ length: 20 }, (_, n) => `Interview in room ${n}.`);
  const { find } = archiveOf(
    [text('Notice', ...rooms)],
    ...Array.from({ length: 120 }, () => [text('Notice', ...rooms), text('Notice', 'Closed.')]),
  );
  expect(find('interview', { current: true }).map(({ url }) => url)).toEqual(['http://xx.example/0']);
  expect(find('interview', { vanished: true, limit: 200 })).toHaveLength(120);
});

it('stops counting when its time is over, though never before twenty pages, and says that there may be more', () => {
  const { archive } = archiveOf(...Array.from({ length: 22 }, () => [text('Notice', 'An interview is needed.')]));
  const count = (ms: number) =>
    searchFacets(archive.db, 'interview', {}, simplify, { now: '2027-02-01T00:00:00.000Z', ms });
  expect(count(0)).toMatchObject({ counted: 20, more: true });
  expect(count(Number.POSITIVE_INFINITY)).toMatchObject({ counted: 22, more: false });
});

it('finds the same after the index was merged', async () => {
  const { find, index, archive } = archiveOf([
    text('Notice', 'One.'),
    text('Notice', 'Two.'),
    text('Notice', 'Three.'),
  ]);
  const segments = archive.db.prepare<[], number>('SELECT count(DISTINCT segid) FROM search_idx').pluck();
  const before = [find('two'), segments.get()];
  await index.tidy();
  expect([find('two'), segments.get()! < (before[1] as number)]).toEqual([before[0], true]);
});
