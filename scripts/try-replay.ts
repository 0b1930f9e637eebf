/**
 * Plays a WARC export in ReplayWeb.page, in Chromium and on loopback, and says of every page of its index what the reader sees.
 * ReplayWeb.page is no dependency (AGPL-3.0): `npm install replaywebpage` in any folder, and name it.
 *
 *   node scripts/try-replay.ts archive.warc.gz FOLDER/node_modules/replaywebpage
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../src/fetch/browser-install.ts';
import { escapeXml } from '../src/publish/feeds.ts';
import { indexPath } from '../src/publish/formats/warc.ts';

const [warc = '', player = ''] = process.argv.slice(2).map((path) => resolve(path));
if (!existsSync(warc) || !existsSync(join(player, 'ui.js'))) {
  console.error('usage: node scripts/try-replay.ts archive.warc.gz FOLDER/node_modules/replaywebpage');
  process.exit(2);
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' };
const WAIT_MS = 15_000;

interface Entry {
  readonly url: string;
  readonly mime: string;
  readonly timestamp: string;
}

/** Pages, redirects and repeated bytes; a PDF opens in a viewer of its own. */
const entries = readFileSync(indexPath(warc), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Entry => ({ ...JSON.parse(line.slice(line.indexOf('{'))), timestamp: line.split(' ')[1]! }))
  .filter(({ mime }) => /^(?:text\/html|warc\/revisit|unk)$/.test(mime));

const server = createServer(answer);
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] });
let played = 0;
for (const entry of entries) {
  const seen = await play(browser, entry);
  if (seen) played++;
  console.log(`${seen ? 'played' : 'FAILED'}  ${entry.timestamp}  ${entry.url}  ${seen}`);
}
await browser.close();
server.close();
console.log(`${played} of ${entries.length} played`);
process.exitCode = played === entries.length ? 0 : 1;

/** Where the frame of the replay ended, and the beginning of its text. */
async function play(tabs: Browser, { url, timestamp }: Entry): Promise<string> {
  const tab = await tabs.newPage();
  try {
    await tab.goto(`${origin}/embed.html?${new URLSearchParams({ url, ts: timestamp })}`);
    for (const end = Date.now() + WAIT_MS; Date.now() < end; await tab.waitForTimeout(200)) {
      const frame = tab.frames().find((one) => /\/w\/[^/]+\/\d*mp_\//.test(one.url()));
      const text = await frame?.evaluate('document.body?.innerText ?? ""').catch(() => '');
      const words = String(text ?? '')
        .replace(/\s+/g, ' ')
        .trim();
      if (frame && words && !/not found|loading/i.test(words.slice(0, 40)))
        return `→ ${frame.url().replace(/^.*?mp_\//, '')}: ${words.slice(0, 60)}`;
    }
    return '';
  } finally {
    await tab.close();
  }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
  if (pathname === '/embed.html') {
    const [url, ts] = ['url', 'ts'].map((name) => escapeXml(searchParams.get(name) ?? ''));
    const tag = `<replay-web-page replayBase="/replay/" embed="replayonly" source="/a.warc.gz" url="${url}" ts="${ts}"></replay-web-page>`;
    return void response.writeHead(200, { 'content-type': 'text/html' }).end(`<script src="/ui.js"></script>${tag}`);
  }
  if (pathname === '/replay/') {
    const app = '<script src="/ui.js"></script><replay-app-main></replay-app-main>';
    return void response.writeHead(200, { 'content-type': 'text/html' }).end(app);
  }
  const file = pathname === '/a.warc.gz' ? warc : join(player, pathname.replace('/replay/', '/'));
  if (!existsSync(file)) return void response.writeHead(404).end();
  sendFile(request, response, file);
}

/** With ranges (RFC 9110 §14): the player reads one record at a time. */
function sendFile(request: IncomingMessage, response: ServerResponse, file: string): void {
  const bytes = readFileSync(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'service-worker-allowed': '/' };
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) return void response.writeHead(200, headers).end(bytes);
  const last = to ? Number(to) : bytes.length - 1;
  const range = `bytes ${from}-${last}/${bytes.length}`;
  response.writeHead(206, { ...headers, 'content-range': range }).end(bytes.subarray(Number(from), last + 1));
}
