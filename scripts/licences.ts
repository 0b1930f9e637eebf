/**
 * The licences of everything that is installed for production, from the lock file and the packages themselves.
 * Exit code 1 where one is missing or of a kind that a distribution under Apache-2.0 must look at first.
 *
 *   node scripts/licences.ts [--json]
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Permissive, or permissive in one of their choices. */
const ACCEPTED =
  /^(?:MIT(?:-0)?|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|Python-2\.0|Unlicense|Zlib)$/;

/** Packages that name their licence carelessly: what their LICENSE file holds. */
const READ: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause' };

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = installed();
const doubtful = packages.filter(({ licence }) => !isAccepted(licence));

if (process.argv.includes('--json')) console.log(JSON.stringify(packages));
else {
  for (const [licence, all] of [...Map.groupBy(packages, (one) => one.licence)].sort(
    (a, b) => b[1].length - a[1].length,
  ))
    console.log(`${licence} (${all.length}): ${all.map(({ name, version }) => `${name} ${version}`).join(', ')}`);
}
for (const { name, version, licence } of doubtful) console.error(`to be looked at: ${name} ${version}: ${licence}`);
process.exitCode = doubtful.length > 0 ? 1 : 0;

/** What `npm ci --omit=dev` installs and is here; optional packages of other platforms are not. */
function installed(): Package[] {
  const { packages: all } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return Object.entries(all)
    .filter(([path, { dev }]) => path !== '' && !dev && existsSync(`${root}${path}/package.json`))
    .map(([path]) => {
      const manifest = JSON.parse(readFileSync(`${root}${path}/package.json`, 'utf8')) as Record<string, unknown>;
      return {
        name: String(manifest.name),
        version: String(manifest.version),
        licence: READ[String(manifest.name)] ?? licenceOf(manifest),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function licenceOf({ license, licenses }: Record<string, unknown>): string {
  if (typeof license === 'string') return license;
  const list = Array.isArray(licenses) ? licenses : license ? [license] : [];
  return list.map((one) => (one as { type?: string }).type ?? String(one)).join(' OR ') || 'not stated';
}

/** `(MIT OR GPL-3.0)`: one choice is enough; `MIT AND Zlib`: each must be. */
function isAccepted(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  return plain
    .split(/\s+OR\s+/i)
    .some((choice) => choice.split(/\s+AND\s+/i).every((one) => ACCEPTED.test(one.trim())));
}
