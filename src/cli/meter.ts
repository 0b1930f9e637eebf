import type { WriteStream } from 'node:tty';

/** Redrawing more often costs more than it tells. */
const REDRAW_MS = 100;
const BAR = 24;

/** A bar that overwrites itself on a terminal; silence in a log. */
export function createMeter(stream: Pick<WriteStream, 'write' | 'isTTY'>, now: () => number = () => performance.now()) {
  let drawn = -Infinity;
  return {
    step(done: number, total: number, what: string): void {
      if (!stream.isTTY || (done < total && now() - drawn < REDRAW_MS)) return;
      drawn = now();
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const full = Math.round(share * BAR);
      stream.write(
        `\r\u001b[K${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.floor(share * 100)).padStart(3)} %  ${done}/${total} ${what}`,
      );
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
