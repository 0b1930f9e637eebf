import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { backupDatabase } from '../../src/archive/backup.ts';
import { sha256 } from '../../src/archive/blobs.ts';
import { addPage, capture, freshArchive, source } from '../support/seed.ts';
import { type Running, run } from '../support/service.ts';

const AT = '2026-10-01T08:00:00.000Z';

/** A reader over a copy; `replace` puts the archive as it is now in its place, as a tool that makes replicas does. */
async function reader() {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-reader-'));
  const { archive, close } = freshArchive();
  const data = join(folder, 'data');
  const file = join(data, 'kvisa-watch.sqlite');
  mkdirSync(data);
  const add = (id: string, title: string): void => {
    archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy in Xanadu', '驻上都使馆')], AT);
    const page = addPage(archive, 'embassy-xx', `http://xx.example/${id}`, AT);
    capture(archive, page, AT, { title, language: 'en', lines: ['Applicants for the K visa submit form A.'] });
  };
  const replace = async (): Promise<void> => {
    await backupDatabase(archive.db, join(folder, 'next.sqlite'));
    renameSync(join(folder, 'next.sqlite'), file);
  };
  add('first', 'First notice');
  await replace();
  const config = join(folder, 'config.yaml');
  writeFileSync(config, JSON.stringify({ data, web: { port: 0, baseUrl: 'https://main.example' } }));
  const running: Running = run({ config }, 'start', '--read-only');
  await running.until(() => /pages\s+http/.test(running.out()));
  const url = /pages\s+(http:[^;]+)/.exec(running.out())![1]!;
  onTestFinished(async () => {
    running.child.kill('SIGTERM');
    await running.ended;
    close();
    rmSync(folder, { recursive: true, force: true });
  });
  const text = async (path: string): Promise<string> => (await fetch(url + path)).text();
  const heard = (event: string): Promise<void> =>
    running.until(() => running.events().some((one) => one.event === event));
  return { data, file, url, text, add, replace, heard };
}

it('serves the pages of a copy, writes nothing, and says where subscriptions are kept', async () => {
  const { data, file, url, text } = await reader();
  const before = sha256(readFileSync(file));
  expect(await text('/sources/embassy-xx')).toContain('First notice');
  expect(await text('/')).not.toContain('href="/mailbox"');
  const body = new URLSearchParams({ email: 'a@reader.example' });
  const refused = await fetch(`${url}/subscribe`, { method: 'POST', body });
  expect(refused.status).toBe(421);
  expect(await refused.text()).toContain('https://main.example');
  expect((await fetch(`${url}/manage/some-token`)).status).toBe(421);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(sha256(readFileSync(file))).toBe(before);
  expect(readdirSync(data)).toEqual(['kvisa-watch.sqlite']);
});

it('goes over to a file that takes the place of the old one, but not to one it cannot read', async () => {
  const { file, text, add, replace, heard } = await reader();
  add('second', 'Second notice');
  expect(await text('/sources/embassy-xx')).not.toContain('Second notice');
  await replace();
  await heard('replaced');
  expect(await text('/sources/embassy-xx')).toContain('Second notice');
  writeFileSync(`${file}.new`, 'half a file');
  renameSync(`${file}.new`, file);
  await heard('fault');
  expect(await text('/sources/embassy-xx')).toContain('Second notice');
});
