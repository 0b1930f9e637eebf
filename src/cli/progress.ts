import type { WriteStream } from 'node:tty';
import type { Watched } from '../watch/room.ts';

/** One line that overwrites itself on a terminal; silence in a log. */
export function createProgress(stream: Pick<WriteStream, 'write' | 'isTTY'> & { columns?: number }) {
  const width = (stream.columns ?? 80) - 1;
  return {
    step(done: number, total: number, watched: Watched): void {
      if (stream.isTTY)
        stream.write(`\r\u001b[K${`${done + 1}/${total}  ${watched.source.id}  ${watched.page.url}`.slice(0, width)}`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

const BAR_WIDTH = 24;

/** A bar for work whose end is known, on a terminal; silence in a log. `share` is 0 to 1. */
export function createBar(stream: Pick<WriteStream, 'write' | 'isTTY'> & { columns?: number }, label: string) {
  const width = (stream.columns ?? 80) - 1;
  let shown = 0;
  return {
    step(share: number, note: string): void {
      // Drawing at every record would cost more than the work.
      if (!stream.isTTY || Date.now() - shown < 100) return;
      shown = Date.now();
      const full = Math.round(Math.min(1, share) * BAR_WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
      stream.write(`\r\u001b[K${`${label} ${bar} ${Math.floor(Math.min(1, share) * 100)} %  ${note}`.slice(0, width)}`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

/** The same for work that is counted. */
export function createMeter(stream: Parameters<typeof createBar>[0], label: string) {
  const bar = createBar(stream, label);
  return {
    step: (done: number, total: number, what: string): void =>
      bar.step(total > 0 ? done / total : 1, `${done}/${total} ${what}`),
    end: bar.end,
  };
}
