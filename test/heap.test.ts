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

/** The bound of 32 with what a collection under way takes besides; without a bound it is 128. */
const MOST = 48;
const bounded = `import { boundHeap } from ${JSON.stringify(`file://${HEAP}`)}; boundHeap();`;

test('the young generation grows where work pauses, and no further than its bound', () => {
  const most = youngMbOf(`${bounded} const pauses = true;`);
  expect(most).toBeGreaterThan(8);
  expect(most).toBeLessThan(MOST);
});

test('work that does not pause does not get past it either', () => {
  expect(youngMbOf(`${bounded} const pauses = false;`)).toBeLessThan(MOST);
});
