import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const HEAP = join(import.meta.dirname, '../src/heap.ts');

/** Leaves garbage by the ten megabytes, much of which lives for a while; tells how large the young generation became. */
const WORK = `
  import { getHeapSpaceStatistics } from 'node:v8';
  const youngMb = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size / 2 ** 20;
  let most = 0;
  let kept = [];
  for (let n = 0; n < 15e5; n++) {
    kept.push({ n, more: [n] });
    if (kept.length > 2e5) kept = [];
    if (n % 5e4 === 0) {
      most = Math.max(most, youngMb());
      if (pauses) await new Promise(setImmediate);
    }
  }
  console.log(JSON.stringify(most));`;

function youngMbOf(prelude: string): number {
  const argv = ['--input-type=module', '--eval', `${prelude}${WORK}`];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', timeout: 60_000 });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as number;
}

const bounded = `import { boundHeap } from ${JSON.stringify(`file://${HEAP}`)}; boundHeap();`;

test('the young generation grows where work pauses, and no further than its bound', () => {
  const most = youngMbOf(`${bounded} const pauses = true;`);
  expect(most).toBeGreaterThan(8);
  expect(most).toBeLessThanOrEqual(33);
});

test('work that does not pause leaves it as it is', () => {
  expect(youngMbOf(`${bounded} const pauses = false;`)).toBeLessThanOrEqual(9);
});
