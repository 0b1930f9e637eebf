import { normaliseText } from '../domain/text.ts';

/** A run of text as pdf.js places it; points, origin at the lower left. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface Cell {
  readonly x: number;
  readonly end: number;
  readonly text: string;
}

/** Runs on one baseline, cut into cells where the gap is wider than any space between words. */
export interface Line {
  readonly y: number;
  readonly size: number;
  readonly cells: readonly Cell[];
}

const CELL_GAP = 1.6;

/** Text with wide gaps typed as spaces is several runs. */
function splitAtGaps(run: TextRun): TextRun[] {
  const text = run.text.trim();
  if (!/\S {3,}\S/.test(text)) return [run];
  const unit = run.width / Math.max(1, run.text.length);
  return [...text.matchAll(/\S+(?: {1,2}\S+)*/g)].map((part) => ({
    ...run,
    text: part[0],
    x: run.x + part.index * unit,
    width: Math.max(0, part[0].length - 2) * unit,
  }));
}

/** Joins runs of one baseline; a gap of a fifth of the letter size is a space, a wide one or a known column a new cell. */
function cellsOf(runs: readonly TextRun[], columns: readonly number[]): Cell[] {
  const cells: { x: number; end: number; text: string }[] = [];
  for (const run of runs) {
    const cell = cells.at(-1);
    const gap = cell ? run.x - cell.end : 0;
    const column = gap > run.size * 0.1 && columns.some((x) => Math.abs(x - run.x) < 1.5);
    if (!cell || column || gap > run.size * CELL_GAP) cells.push({ x: run.x, end: run.x + run.width, text: run.text });
    else {
      cell.text += (gap > run.size * 0.2 ? ' ' : '') + run.text;
      cell.end = Math.max(cell.end, run.x + run.width);
    }
  }
  return cells.map((cell) => ({ ...cell, text: normaliseText(cell.text) })).filter((cell) => cell.text);
}

/** Runs of one baseline, from top to bottom, each from left to right. */
function baselines(runs: readonly TextRun[]): TextRun[][] {
  const ordered = runs.filter((run) => run.text.trim()).sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: TextRun[][] = [];
  for (let at = 0; at < ordered.length; ) {
    const first = ordered[at]!;
    let end = at + 1;
    while (end < ordered.length && first.y - ordered[end]!.y < Math.max(first.size, ordered[end]!.size) * 0.45) end++;
    rows.push(ordered.slice(at, end).sort((a, b) => a.x - b.x));
    at = end;
  }
  return rows;
}

/** The lines of a page from top to bottom. A line beside a table row is cut at that row's columns too. */
export function linesOf(runs: readonly TextRun[]): Line[] {
  const rows = baselines(runs.flatMap(splitAtGaps));
  const starts = rows.map((row) =>
    cellsOf(row, [])
      .slice(1)
      .map((cell) => cell.x),
  );
  const lines: Line[] = [];
  for (const [at, row] of rows.entries()) {
    const columns = [at - 2, at - 1, at + 1, at + 2].flatMap((near) => starts[near] ?? []);
    const cells = cellsOf(row, columns);
    const size = row.reduce((most, run) => Math.max(most, run.size), 0);
    if (cells.length > 0) lines.push({ y: row[0]!.y, size, cells });
  }
  return lines;
}

const wide = (cell: Cell, width: number): boolean => cell.end - cell.x > width * 0.3;

/** Text set in two columns is read down the left one first; a table (narrow cells) is left as it is. */
export function readingOrder(lines: readonly Line[], width: number): Line[] {
  const pairs = lines.filter(({ cells }) => cells.length === 2 && wide(cells[0]!, width) && wide(cells[1]!, width));
  if (pairs.length < 8 || pairs.length * 2 < lines.length) return [...lines];
  const middle = Math.min(...pairs.map(({ cells }) => cells[1]!.x));
  const [left, right, across] = [[] as Line[], [] as Line[], [] as Line[]];
  for (const line of lines) {
    const before = line.cells.filter((cell) => cell.x < middle);
    const after = line.cells.filter((cell) => cell.x >= middle);
    if (before.some((cell) => cell.end > middle) && left.length === 0) across.push(line);
    else {
      if (before.length > 0) left.push({ ...line, cells: before });
      if (after.length > 0) right.push({ ...line, cells: after });
    }
  }
  return [...across, ...left, ...right];
}
