/**
 * Runs the benchmarks of `bench/` one after the other, each in a process of its own.
 *
 *   npm run bench                          # all, with sizes that a small machine finishes in minutes
 *   npm run bench -- pages                 # one
 *   npm run bench -- pages 1000000         # one, with its own arguments
 *   npm run --silent bench -- --json       # one JSON document: { name: [{ title, rows, note? }] }
 *
 * A benchmark is a file of `bench/` that can also be run by itself; `bench/support/` holds what they share, `peer-*.mjs` are
 * contestants of a harness elsewhere. Exit code 1 where one of them fails.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../bench/', import.meta.url));
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const json = process.argv.includes('--json');
const [name, ...rest] = process.argv.slice(2).filter((argument) => argument !== '--json');

if (name !== undefined && !known.includes(name)) {
  console.error(`there is no benchmark ${name}; there are ${known.join(', ')}`);
  process.exit(2);
}
const results: Record<string, unknown> = {};
for (const each of name === undefined ? known : [name]) {
  console.error(`\n${each}`);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `${folder}${each}.ts`, ...rest, ...(json ? ['--json'] : [])],
    { stdio: ['ignore', json ? 'pipe' : 'inherit', 'inherit'], encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (status !== 0) {
    console.error(`${each} failed with exit code ${status}`);
    process.exitCode = 1;
  } else if (json) results[each] = JSON.parse(stdout);
}
if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
