import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function written(wanted: string | undefined, isTTY: boolean, use: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  use(createLog({ isTTY, write: (line: string) => lines.push(line) }, wanted));
  return lines.join('');
}

describe('the log of the service', () => {
  it('is one JSON object per event where nobody sits at a terminal', () => {
    const line = written(undefined, false, (log) => log('round', { checked: 3 }, 'round: 3 pages'));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'round', checked: 3, msg: 'round: 3 pages' });
  });

  it('is a line for people on a terminal, unless JSON is asked for', () => {
    const use = (log: ReturnType<typeof createLog>) => log('round', { checked: 3 }, 'round: 3 pages');
    expect(written(undefined, true, use)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}round: 3 pages\n$/);
    expect(JSON.parse(written('json', true, use))).toMatchObject({ event: 'round' });
  });

  it.each(['json', 'text'])('as %s holds no address of a subscriber, no password and no secret link', (wanted) => {
    const text = written(wanted, false, (log) => {
      const fault = new Error('550 <reader@example.org> at smtp://user:hunter2@mail.example.org refused');
      log('fault', { fault, deep: { list: [fault.message, '/manage/abcdefgh12345678'] } }, fault.message);
    });
    expect(text).toContain('refused');
    expect(text).not.toMatch(/reader@|hunter2|abcdefgh/);
  });
});
