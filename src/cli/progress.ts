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
