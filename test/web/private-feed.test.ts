import { expect, it } from 'vitest';
import type { Subscription } from '../../src/domain/subscriber.ts';
import { addConfirmed, deleteByAddress } from '../../src/subscribers/store.ts';
import { mintToken } from '../../src/subscribers/tokens.ts';
import { checkSubscription } from '../../src/subscribers/wishes.ts';
import { leave } from '../subscribers/leave.ts';
import { NOW, openPages } from './room.ts';

/** A subscriber with a private feed, made as the manage page makes it. */
async function withFeed(wishes: Partial<Subscription> = {}) {
  const pages = await openPages();
  const { db } = pages.small.archive;
  const checked = checkSubscription(wishes);
  if (!checked.ok) throw new Error(checked.faults.join());
  const address = 'reader@example.org';
  const { id } = addConfirmed(db, { address, subscription: checked.subscription, origin: 'cli', now: NOW });
  const manage = `/manage/${mintToken(db, id, 'manage', NOW)}`;
  const make = async () => {
    const payload = 'action=feed';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { body } = await pages.app.inject({ method: 'POST', url: manage, payload, headers });
    return new URL(/href="([^"]+\/feeds\/private\/[\w-]{43}\.atom)"/.exec(body)?.[1] ?? '').pathname;
  };
  return { ...pages, db, id, address, make };
}

const itemsOf = (body: string): { title: string; authors: { name: string }[] }[] => JSON.parse(body).items;

it('tells what the subscription asks for, and nothing else', async () => {
  const all = await withFeed();
  const one = await withFeed({ sources: ['embassy-us'] });
  const items = async (pages: typeof all) =>
    itemsOf((await pages.get((await pages.make()).replace('.atom', '.json'))).body);
  const [everything, some] = [await items(all), await items(one)];
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(everything.length);
  expect([...new Set(some.map(({ authors }) => authors[0]?.name))]).toEqual(['Embassy of China in the United States']);
});

it('speaks the language of its reader: the title is the news, values stand in it, the page is named in its own', async () => {
  const { get, make } = await withFeed({ language: 'zh', sources: ['embassy-us'] });
  const [entry] = JSON.parse((await get((await make()).replace('.atom', '.json'))).body).items;
  expect([entry.language, entry.authors[0].name]).toEqual(['zh-Hans', '中国驻美国大使馆']);
  expect(entry.title).toContain('由40岁放宽至45岁');
  expect(entry.content_html).toContain('最高年龄：40岁 → 45岁');
  expect(entry.content_html).toMatch(/<p lang="en"><cite>Notice/);
});

it('is Atom too, and stays out of shared caches and search engines', async () => {
  const { get, make } = await withFeed();
  const { statusCode, headers, body } = await get(await make());
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(body).not.toContain('reader@example.org');
});

it('has one address at a time', async () => {
  const { get, make } = await withFeed();
  const [first, second] = [await make(), await make()];
  expect([(await get(first)).statusCode, (await get(second)).statusCode]).toEqual([404, 200]);
});

it('opens by its own token alone', async () => {
  const { get, db, id } = await withFeed();
  for (const purpose of ['manage', 'unsubscribe', 'confirm'] as const)
    expect((await get(`/feeds/private/${mintToken(db, id, purpose, NOW)}.atom`)).statusCode).toBe(404);
  expect((await get(`/manage/${mintToken(db, id, 'feed', NOW)}`)).statusCode).toBe(404);
});

it.each([
  ['leaves', leave],
  ['is deleted', deleteByAddress],
] as const)('ends when its owner %s', async (_what, end) => {
  const { get, make, db, address } = await withFeed();
  const feed = await make();
  end(db, address, NOW);
  expect((await get(feed)).statusCode).toBe(404);
});
