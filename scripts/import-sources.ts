/**
 * Writes a declaration for every row of sources/missions.tsv. A generated file carries the digest of its own text, so
 * that a file somebody edited is known by its digest and left alone; running it again changes nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFault } from '../src/sources/fault.ts';
import { loadSources } from '../src/sources/load.ts';
import { declare, pathOf, readTable } from '../src/sources/table.ts';

const SCHEMA = '# yaml-language-server: $schema=../schema.json';
const MARK = /^# Generated from missions\.tsv by `npm run sources:import`.*, digest ([0-9a-f]{16})$/m;
const markOf = (digest: string) =>
  `# Generated from missions.tsv by \`npm run sources:import\`; once edited it is left alone, digest ${digest}`;
const digestOf = (body: string) => createHash('sha256').update(body).digest('hex').slice(0, 16);

export interface Imported {
  readonly written: string[];
  readonly unchanged: string[];
  /** Edited by hand, or declared in another file: left as they are. */
  readonly kept: string[];
  /** Generated earlier and no longer in the table: left for a person to delete. */
  readonly orphans: string[];
}

/** Brings the generated declarations of a folder in line with its missions.tsv. */
export function importSources(folder: string): Imported {
  const result: Imported = { written: [], unchanged: [], kept: [], orphans: [] };
  const files = yamlFiles(folder);
  const declaredIn = new Map(files.map(({ path, text }) => [/^id: *["']?([\w-]+)/m.exec(text)?.[1] ?? '', path]));
  const rows = readTable(readFileSync(join(folder, 'missions.tsv'), 'utf8'));
  for (const row of rows) {
    const path = pathOf(row);
    const elsewhere = declaredIn.get(row.id!);
    if (elsewhere && elsewhere !== path) result.kept.push(elsewhere);
    else result[writeOne(join(folder, path), declare(row))].push(path);
  }
  const paths = new Set(rows.map(pathOf));
  const generated = files.filter(({ path, text }) => !paths.has(path) && MARK.test(text));
  result.orphans.push(...generated.map(({ path }) => path).filter((path) => !result.kept.includes(path)));
  return result;
}

function writeOne(file: string, body: string): 'written' | 'unchanged' | 'kept' {
  const text = `${SCHEMA}\n${markOf(digestOf(body))}\n${body}`;
  if (existsSync(file)) {
    const present = readFileSync(file, 'utf8');
    if (present === text) return 'unchanged';
    if (!isUntouched(present)) return 'kept';
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return 'written';
}

/** Does a file still hold what its digest was made of? */
function isUntouched(text: string): boolean {
  const [schema, mark = '', ...rest] = text.replace(/\r\n/g, '\n').split('\n');
  return schema === SCHEMA && MARK.exec(mark)?.[1] === digestOf(rest.join('\n'));
}

const yamlFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !path.startsWith('families'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

function main(): void {
  const folder = fileURLToPath(new URL('../sources', import.meta.url));
  const { written, unchanged, kept, orphans } = importSources(folder);
  for (const path of kept) console.log(`left alone, edited by hand: sources/${path}`);
  for (const path of orphans) console.log(`no longer in the table, delete it if it is not wanted: sources/${path}`);
  console.log(`${written.length} written, ${unchanged.length} unchanged, ${kept.length} left alone`);
  const { sources, faults } = loadSources(folder);
  for (const fault of faults) console.error(formatFault(fault));
  console.log(`${sources.length} sources, ${faults.length} faults in ${relative(process.cwd(), folder)}`);
  process.exitCode = faults.length ? 1 : 0;
}

if (import.meta.main) main();
