import { readFileSync } from 'node:fs';

/** CPU milliseconds (user and system) that this process spends while `work` runs. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Wall milliseconds of one run of `work`. */
export async function wallOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Lets contestants take turns, because a shared machine is faster at one minute than at another: only figures of the same turns
 * may be divided. Returns the median of what each contestant reports a turn (CPU milliseconds where it reports nothing).
 */
export async function inTurn<Name extends string>(
  contestants: Readonly<Record<Name, () => unknown>>,
  turns: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      let told: unknown;
      const cpu = await cpuOf(async () => {
        told = await contestants[name]();
      });
      measured[name].push(typeof told === 'number' ? told : cpu);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(measured[name])])) as Record<Name, number>;
}

/** The value below which the given share (0 to 1) of the values lies; the nearest rank, nothing is interpolated. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('no percentile of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** CPU milliseconds (user and system) that another process has spent so far. Linux: proc(5), in ticks of 10 ms. */
export function cpuOfProcess(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Peak resident memory of a process in MB (VmHWM of proc(5)); without a number, of this one. */
export function peakMb(pid: number | 'self' = 'self'): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line![1]) / 1024;
}
