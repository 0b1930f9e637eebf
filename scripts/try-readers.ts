/**
 * Has programs of others read the feeds, the API description and the mementos of a running service, and a WARC export where one is
 * named, and says what each found. None of them is a dependency: `npm install feedsmith rss-parser @redocly/openapi-core warc
 * @comunica/actor-http-memento` in any folder, and name its node_modules.
 *
 *   node scripts/try-readers.ts http://127.0.0.1:8321 FOLDER/node_modules [archive.warc.gz]
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import { indexPath } from '../src/publish/formats/warc.ts';

const [address = '', folder = '', warc] = process.argv.slice(2);
const modules = resolve(folder);
if (!URL.canParse(address) || !existsSync(join(modules, 'feedsmith'))) {
  console.error('usage: node scripts/try-readers.ts ADDRESS FOLDER/node_modules [archive.warc.gz]');
  process.exit(2);
}

const { resolve: find } = createRequire(join(modules, 'reader.js'));
const load = async (name: string) => import(pathToFileURL(find(name)).href);
const textOf = async (path: string): Promise<string> => (await fetch(new URL(path, address))).text();

interface Entry {
  readonly id?: string;
  readonly title?: string | { readonly value?: string };
}

const faults: string[] = [];
const judge = (what: string, holds: boolean): void => {
  if (!holds) faults.push(what);
  console.log(`${holds ? 'ok    ' : 'FAILED'}  ${what}`);
};
const titleOf = ({ title }: Entry): string | undefined => (typeof title === 'object' ? title.value : title);

async function readFeeds(path: string): Promise<void> {
  const { parseFeed } = await load('feedsmith');
  const [atom, json] = [await textOf(`${path}.atom`), await textOf(`${path}.json`)];
  const [inAtom, inJson] = [parseFeed(atom), parseFeed(json)];
  const entries: Entry[] = inAtom.feed.entries ?? [];
  const items: Entry[] = inJson.feed.items ?? [];
  judge(`feedsmith reads ${path}.atom as ${inAtom.format}: ${entries.length} entries`, inAtom.format === 'atom');
  judge(`feedsmith reads ${path}.json as ${inJson.format}: ${items.length} items`, inJson.format === 'json');
  const told = (all: readonly Entry[]) => JSON.stringify(all.map((one) => [one.id, titleOf(one)]));
  judge('both tell the same ids and titles', told(entries) === told(items));
  const Parser = (await load('rss-parser')).default;
  const found = await new Parser().parseString(atom);
  const links = found.items.filter(({ link, isoDate }: { link?: string; isoDate?: string }) => link && isoDate);
  judge(
    `rss-parser reads ${path}.atom: ${links.length} entries with address and time`,
    links.length === entries.length,
  );
}

async function readDescription(): Promise<void> {
  const { createConfig, lintFromString } = await load('@redocly/openapi-core');
  const source = await textOf('/api/v1/openapi.json');
  const problems = await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) });
  judge(
    `Redocly finds ${problems.length} faults in /api/v1/openapi.json by its recommended rules`,
    problems.length === 0,
  );
  for (const { ruleId, message } of problems) console.log(`        ${ruleId}: ${message}`);
}

/** Each address once, asked for at the time of its oldest snapshot that the list names. */
async function readMementos(): Promise<void> {
  const { ActorHttpMemento, KEY_CONTEXT_DATETIME } = await load('@comunica/actor-http-memento');
  const mediatorHttp = { mediate: ({ input, init }: { input: string; init?: RequestInit }) => fetch(input, init) };
  const client = new ActorHttpMemento({ name: 'memento', bus: { subscribe: () => {} }, mediatorHttp });
  const { items } = JSON.parse(await textOf('/api/v1/snapshots?limit=200')) as { items: { url: string; at: string }[] };
  const each = [...new Map(items.map((item) => [item.url, item])).values()];
  let found = 0;
  for (const { url, at } of each) {
    const asked = new Date(Math.ceil(Date.parse(at) / 1000) * 1000);
    const context = new Map([[KEY_CONTEXT_DATETIME, asked]]);
    const input = new URL(`/timegate/${url}`, address).href;
    const { status, headers }: Response = await client.run({ input, context });
    const away = asked.getTime() - Date.parse(headers.get('memento-datetime') ?? '');
    if (status === 200 && away >= 0 && away <= 1000) found++;
  }
  judge(`Comunica's Memento client finds ${found} of ${each.length} addresses at their time`, found === each.length);
}

/** Record by record: as many answers as the index has lines, and every block as its digest says. */
async function readWarc(file: string): Promise<void> {
  const Parser = (await load('warc')).default;
  let [records, answers, sound] = [0, 0, 0];
  for await (const { headers, content } of createReadStream(file).pipe(createGunzip()).pipe(new Parser())) {
    records++;
    if (/^(?:response|revisit)$/.test(headers['WARC-Type'])) answers++;
    const digest = createHash('sha256').update(content).digest('hex');
    if (headers['WARC-Block-Digest'] === `sha256:${digest}`) sound++;
  }
  const lines = readFileSync(indexPath(file), 'utf8').trimEnd().split('\n').length;
  judge(`warc reads ${file}: ${records} records, ${sound} with the block their digest is of`, sound === records);
  judge(`the index has a line for each of the ${answers} answers`, lines === answers);
}

for (const path of ['/feeds/changes', '/feeds/topics/eligibility']) await readFeeds(path);
await readDescription();
await readMementos();
if (warc) await readWarc(warc);
process.exitCode = faults.length > 0 ? 1 : 0;
