import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openStamping } from '../../src/stamping.ts';
import { startWeb } from '../../src/web/server.ts';
import { noAuthority, startAuthority } from '../support/authority.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';
import { roomOf } from './room.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/data.md'), 'utf8');
const tools = ['curl', 'python3'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
const missing = [noAuthority, ...tools.map((tool) => `no ${tool}`)].find(Boolean) ?? '';

let small: SmallArchive;
let web: Awaited<ReturnType<typeof startWeb>>;
beforeAll(async () => {
  small = smallArchive();
  small.archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
  web = await startWeb(roomOf(small));
});
afterAll(async () => {
  await web.close();
  small.close();
});

const json = async (path: string) => JSON.parse(await (await fetch(web.url + path)).text());
const STAMP = { authority: 'https://tsa.example/', at: '2026-10-22T01:02:03.000Z' };

describe('the head of the hash chain', () => {
  test('stands in both kinds of feed and in the API, equal in all of them', async () => {
    const { head, day } = small.archive.seals.latest()!;
    const [atom, json, api] = await Promise.all(
      ['/feeds/changes.atom', '/feeds/changes.json', '/api/v1/seals?limit=1'].map(async (path) =>
        (await fetch(web.url + path)).text(),
      ),
    );
    expect(load(atom!, { xml: true })('feed > subtitle').text()).toContain(`${day}: ${head}`);
    expect(JSON.parse(json!)).toMatchObject({ description: expect.stringContaining(head), _seal: { day, head } });
    expect(JSON.parse(api!).items[0]).toMatchObject({ day, head, timeStamps: [] });
  });

  test('is named by the snapshots that it covers', async () => {
    const { items } = await json('/api/v1/snapshots');
    for (const { id, seal } of items) expect(seal).toBe(small.archive.seals.of(id)!.number);
  });

  test('comes with what an authority attests of it, in API, feeds and on the page of a snapshot', async () => {
    const { number } = small.archive.seals.latest()!;
    small.archive.timeStamps.add({ ...STAMP, seal: number, token: Buffer.from('token') });
    onTestFinished(() => void small.archive.db.exec('DELETE FROM time_stamp'));
    const { items } = await json('/api/v1/seals');
    expect(items[0].timeStamps).toEqual([{ ...STAMP, token: Buffer.from('token').toString('base64') }]);
    expect(items[1].timeStamps).toEqual([]);
    const feed = await json('/feeds/changes.json');
    expect(feed).toMatchObject({ description: expect.stringContaining(STAMP.at), _seal: { timeStamp: STAMP } });
    const page = await (await fetch(`${web.url}/snapshots/${small.captures.usBefore}`)).text();
    expect(page).toContain(STAMP.authority);
  });

  test('is proved with the commands of the guide, by tools that know nothing of this program', async ({ skip }) => {
    skip(missing !== '', missing);
    const authority = await startAuthority();
    const folder = mkdtempSync(join(tmpdir(), 'kvisa-recipe-'));
    onTestFinished(async () => {
      rmSync(folder, { recursive: true });
      await authority.close();
    });
    const env = { KVISA_ARCHIVE_TIMESTAMP_AUTHORITY: authority.url, KVISA_FETCH_ALLOW_ADDRESSES: '127.0.0.0/8' };
    const config = loadConfig({ data: small.data, env });
    const stamping = openStamping({ archive: small.archive, config, close: () => {} });
    await stamping.turn();
    await stamping.close();
    copyFileSync(authority.root, join(folder, 'authority.pem'));
    const [, recipe] = /```sh\n(curl[\s\S]+?)```/.exec(guide)!;
    const { status, output } = await sh(recipe!, folder, { SITE: web.url });
    expect([status, output]).toEqual([0, expect.stringContaining('Verification: OK')]);
  });
});

/** Runs a script while this process goes on answering. */
async function sh(script: string, cwd: string, env: Record<string, string>) {
  const child = spawn('sh', ['-ec', script], { cwd, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, output };
}
