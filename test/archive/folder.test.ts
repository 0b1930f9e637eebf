import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../../src/archive/folder.ts';

function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('makes the folders above as well, each for its owner alone where that is asked', () => {
  const folder = join(fresh(), 'a/b/c');
  makeFolder(folder, 0o700);
  expect([folder, join(folder, '..')].map((one) => statSync(one).mode & 0o777)).toEqual([0o700, 0o700]);
});

it('leaves a folder that is there as it is', () => {
  const folder = fresh();
  const { mode } = statSync(folder);
  makeFolder(folder, 0o755);
  expect(statSync(folder).mode).toBe(mode);
});

it.each([
  ['stands in the place of the folder', '', 'EEXIST'],
  ['stands above it', 'sub', 'ENOTDIR'],
])('refuses where a file %s', (_where, below, code) => {
  const file = join(fresh(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(join(file, below))).toThrow(expect.objectContaining({ code }));
});

it.skipIf(!existsSync('/proc/self'))('comes back from a file system that makes no folders', () => {
  for (const folder of ['/proc/kvisa', '/proc/kvisa/data'])
    expect(() => makeFolder(folder)).toThrow(
      expect.objectContaining({ code: 'EPERM', message: '/proc/kvisa: no folder can be made in /proc' }),
    );
});
