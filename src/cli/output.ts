/** A command that could not do its work: printed without a stack, exit code 1. */
export class CommandFault extends Error {}

/** Wrong usage found by a command itself: exit code 2. */
export class UsageFault extends Error {}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value));
/** Progress, logs and warnings: never on standard output. */
export const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** Columns padded to their widest cell; the last is left alone. Widths count Chinese characters as two. */
export function table(rows: readonly (readonly string[])[], header: readonly string[]): string {
  if (rows.length === 0) return '';
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column]!))).join('  ');
  return all.map(line).join('\n');
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const width = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
/** 2026-01-31 12:00, UTC. */
export const shortTime = (at: string | null): string => (at ? at.slice(0, 16).replace('T', ' ') : 'never');

/** Resolves when the program is asked to stop: Ctrl-C, or its supervisor. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
