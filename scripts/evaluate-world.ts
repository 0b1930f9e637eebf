/**
 * Measures the whole program over the simulated web beside the repository: once with declared pages, once from bare home
 * pages. Prints the harness's own report. `--rounds N` shortens it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const world = join(root, '../shared/world');
const more = process.argv.slice(2);

if (!existsSync(world)) {
  console.log('skipped: no simulated web in ../shared/world');
} else {
  const file = join(world, 'worlds/small.json');
  const runs = [
    ['declared pages', '--sources', join(world, 'worlds/small-sources')],
    ['bare home pages', '--site', '--sources', join(world, 'worlds/small-site-sources')],
  ] as const;
  for (const [title, ...args] of runs) {
    console.log(`\n== ${title}`);
    const { status } = spawnSync(
      process.execPath,
      [join(world, 'run.mjs'), '--project', root, '--world', file, ...args, ...more],
      { stdio: 'inherit' },
    );
    process.exitCode ||= status ?? 1;
  }
}
