import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Of V8's young generation, both halves. V8 itself goes up to 128. */
const MOST_YOUNG_MB = 32;
/** By so much the old generation may grow before it is looked through again. V8 itself goes beyond where it finds the time. */
const OLD_GROWTH_PERCENT = 100;

/**
 * Keeps garbage from filling the memory: what a page leaves behind is collected after some pages instead of some hundred, and then
 * its bytes are given back too. V8 reads both flags whenever a generation is about to grow: a running program may set them (unlike
 * `--max-semi-space-size`). Work that does not pause may not grow the young generation at all; where V8 made it smaller while
 * nothing happened, it may grow again.
 */
export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${OLD_GROWTH_PERCENT}`);
  let growing = true;
  const letGrow = (may: boolean): void => {
    if (may !== growing) setFlagsFromString(`--semi-space-growth-factor=${may ? 2 : 1}`);
    growing = may;
  };
  letGrow(false);
  new PerformanceObserver(() => letGrow(youngMb() * 2 <= MOST_YOUNG_MB)).observe({ entryTypes: ['gc'] });
}

/** Megabytes that the young generation takes, both halves. */
const youngMb = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')!.space_size / 2 ** 20;
