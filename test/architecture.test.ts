import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Rooms that hold no state and touch nothing outside: no files, no network, no clock. */
const WITHOUT_SIDE_EFFECTS = ['domain', 'extract', 'compare', 'interpret', 'discover'];
const OUTSIDE =
  /^(node:(fs|net|http|https|http2|tls|dns|child_process|worker_threads|os|timers)|better-sqlite3|undici|playwright|nodemailer)/;

const root = join(import.meta.dirname, '..');
const TABLE = importTable(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3])!);
const resolveImport = (file: string, target: string): string =>
  normalize(join(dirname(file), target)).replaceAll('\\', '/');
const roomOf = (file: string): string => file.split('/')[1]!.replace(/\.ts$/, '');

/** Which room may import which, as ARCHITECTURE.md says it. A room may always import itself. */
function importTable(text: string): Record<string, readonly string[]> {
  const named = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
  const table: Record<string, readonly string[]> = {};
  for (const [, room, allowed] of text.matchAll(/^\| `(\w+)` \|.*\| ([^|]+) \|$/gm)) {
    const [all, but] = allowed!.split(' but ');
    const above = Object.keys(table).filter((name) => !named(but ?? '').includes(name));
    table[room!] = all === 'all of the above' ? above : named(allowed!);
  }
  return table;
}

describe('the house', () => {
  it('is read: the test sees its files', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(Object.keys(TABLE).length).toBeGreaterThan(10);
  });

  it('has the rooms of the table and no other', () => {
    const free = ['cli', 'demo', 'doctor'];
    const rooms = new Set(files.filter((file) => file.split('/').length > 2).map(roomOf));
    expect([...rooms].sort()).toEqual([...Object.keys(TABLE), ...free].sort());
  });

  it.each(Object.keys(TABLE))('%s imports only what it may', (room) => {
    const wrong = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => [file, resolveImport(file, target)] as const),
      )
      .filter(([, target]) => roomOf(target) !== room && !TABLE[room]!.includes(roomOf(target)));
    expect(wrong).toEqual([]);
  });

  it.each(WITHOUT_SIDE_EFFECTS)('%s reaches nothing outside', (room) => {
    const wrong = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => OUTSIDE.test(target))
          .map((target) => `${file}: ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('has no import circle', () => {
    expect(findCircle()).toBeNull();
  });
});

/** Depth-first walk over run-time imports; types alone tie nothing at run time, but a circle of types is a circle to a reader. */
function findCircle(): string[] | null {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const walk = (file: string): string[] | null => {
    if (state.get(file) === 'done') return null;
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file];
    state.set(file, 'open');
    path.push(file);
    for (const target of importsOf(file)) {
      if (!target.startsWith('.') || !target.endsWith('.ts')) continue;
      const circle = walk(resolveImport(file, target));
      if (circle) return circle;
    }
    path.pop();
    state.set(file, 'done');
    return null;
  };
  for (const file of files) {
    const circle = walk(file);
    if (circle) return circle;
  }
  return null;
}
