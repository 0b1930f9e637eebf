/** Keeps a small database of the present schema among the fixtures, so that every later program is held to open it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import { readMigrations } from '../src/archive/migrate.ts';
import { oldDatabase } from '../test/support/old-database.ts';

// An earlier one may be named: the fixtures hold them against a migration that is altered after its release.
const version = Number(process.argv[2] ?? readMigrations().length);
const folder = mkdtempSync(join(tmpdir(), 'kvisa-schema-'));
const file = join(folder, 'kvisa-watch.sqlite');
oldDatabase(file, version);
const name = `schema-${String(version).padStart(4, '0')}.sqlite.zst`;
const packed = zstdCompressSync(readFileSync(file));
writeFileSync(fileURLToPath(new URL(`../test/fixtures/databases/${name}`, import.meta.url)), packed);
rmSync(folder, { recursive: true });
console.log(`${name}: ${packed.length} bytes`);
