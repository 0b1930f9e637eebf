import { describe, expect, test } from 'vitest';
import { createMeter } from '../../src/cli/progress.ts';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 60, write: (text: string) => written.push(text) > 0 };
}

describe('the bar of an export', () => {
  test('shows on a terminal how much is done of what, within one line, and goes when all is done', () => {
    const terminal = stream(true);
    const meter = createMeter(terminal, 'export');
    meter.step(1, 4, 'snapshots of a table whose name is far too long for one line of this terminal');
    meter.end();
    const [shown, gone] = terminal.written;
    expect(shown).toMatch(/^\r\u001b\[Kexport █{6}░{18} 25 %/);
    expect(shown!.replace('\r\u001b[K', '').length).toBeLessThan(60);
    expect(gone).toBe('\r\u001b[K');
  });

  test('is not drawn for every row: drawing would cost more than the work', () => {
    const terminal = stream(true);
    const meter = createMeter(terminal, 'export');
    for (let done = 1; done <= 1000; done++) meter.step(done, 1_000_000, 'rows');
    expect(terminal.written.length).toBeLessThan(100);
  });

  test('leaves a log alone', () => {
    const log = stream(false);
    const meter = createMeter(log, 'export');
    meter.step(1, 2, 'rows');
    meter.end();
    expect(log.written).toEqual([]);
  });
});
