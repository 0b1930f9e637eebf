import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { acquireLock } from '../../src/archive/lock.ts';

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'service.lock');
}

it('a lock has one holder at a time', () => {
  const file = lockFile();
  const release = acquireLock(file);
  expect(acquireLock(file)).toBeNull();
  release!();
  expect(acquireLock(file)).not.toBeNull();
});

it('a lock is given back when its holder is killed', async () => {
  const file = lockFile();
  const lock = join(import.meta.dirname, '../../src/archive/lock.ts');
  const code = `import { acquireLock } from ${JSON.stringify(lock)}; globalThis.release = acquireLock(${JSON.stringify(file)}); process.stdout.write('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  expect(acquireLock(file)).toBeNull();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(acquireLock(file)).not.toBeNull();
});
