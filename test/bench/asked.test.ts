import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const bench = (...args: string[]) => {
  const script = join(import.meta.dirname, '../../scripts/bench.ts');
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 60_000 });
};

it.each([
  ['a size', ['diff', 'many'], 'the size must be a whole number above 0, for instance 1000, not many'],
  ['a number', ['pages', '--turns', '1.5'], '--turns must be a whole number above 0, for instance 1000, not 1.5'],
])('%s that is none is told in one line', (_what, args, line) => {
  const { status, stdout, stderr } = bench(...args);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([args[0], line, `${args[0]} failed with exit code 2`]);
});
