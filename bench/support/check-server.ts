/**
 * Serves the pages of `bench/checks.ts` in a process of its own. `/KIND/PAGE/TURN.htm`: `same` always the same bytes, `noise` another
 * footer at every request, `turning` besides one of three links in turn, `edited` another paragraph at every request, `file` a PDF; all but `noise`, `turning` and `edited` have an ETag, and
 * `same` answers 304 to it where the address says `validators`.
 */
import { createServer } from 'node:http';
import { lines, pdfOf } from '../../test/support/pdf.ts';
import { htmlOf, seeded, sentence } from './generated-page.ts';

let requests = 0;
const pdf = (page: number): Uint8Array => {
  const from = seeded(page);
  return pdfOf(lines(...Array.from({ length: 24 }, () => sentence(from, false).slice(0, 80))));
};
const kept = new Map<string, Uint8Array>();

const turns = new Map<number, number>();
const LINKS = Array.from(
  { length: 3 },
  (_, link) => `<p><a href="/${link}.htm">${sentence(seeded(link), false)}</a></p>`,
);

function turningPage(page: number): string {
  const turn = turns.get(page) ?? 0;
  turns.set(page, turn + 1);
  return htmlOf(page, 0, turn).replace('</footer>', `${LINKS[turn % LINKS.length]}</footer>`);
}

function bodyOf(kind: string, page: number, key: string): Uint8Array {
  if (kind === 'noise') return Buffer.from(htmlOf(page, 0, ++requests));
  if (kind === 'turning') return Buffer.from(turningPage(page));
  if (kind === 'edited') return Buffer.from(htmlOf(page, (++requests % 50) + 1, 0));
  const known = kept.get(key) ?? (kind === 'file' ? pdf(page) : Buffer.from(htmlOf(page, 0, 0)));
  kept.set(key, known);
  return known;
}

const server = createServer((request, response) => {
  const [, kind = '', page = ''] = request.url!.split('/');
  if (kind === 'robots.txt') return response.writeHead(404).end();
  const etag = kind === 'validated' ? `"${page}"` : undefined;
  if (etag && request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  const type = kind === 'file' ? 'application/pdf' : 'text/html; charset=utf-8';
  const body = bodyOf(kind, Number(page), `${kind === 'file' ? kind : 'page'}${page}`);
  return response
    .writeHead(200, { 'content-type': type, 'content-length': body.length, ...(etag ? { etag } : {}) })
    .end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
