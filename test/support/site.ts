import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web site on loopback whose pages a test sets and changes. Unknown paths answer 404. */
export interface Site {
  readonly url: string;
  readonly requests: string[];
  set(path: string, answer: Answer): void;
  remove(path: string): void;
  close(): void;
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, Answer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const answer = pages.get(request.url ?? '');
    if (typeof answer === 'function') return answer(request, response);
    if (answer === undefined)
      return void response
        .writeHead(404, { 'content-type': 'text/html' })
        .end('<html><body><h1>404 Not Found</h1></body></html>');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    set: (path, answer) => void pages.set(path, answer),
    remove: (path) => void pages.delete(path),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A page as mission sites have them: a menu, a title, the text, a footer. */
export const page = (title: string, ...paragraphs: string[]): string =>
  `<!doctype html><html lang="en"><head><title>${title}_Embassy</title></head><body><div class="nav"><a href="/">Home</a><a href="/news/">News</a></div>
<div class="content"><h1>${title}</h1><div class="trs_editor_view">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div></div><div class="footer">Embassy, 1 Main Street</div></body></html>`;

export const listing = (...links: (readonly [href: string, text: string])[]): string =>
  `<!doctype html><html><head><title>Notices</title></head><body><ul class="list">${links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('\n')}</ul></body></html>`;

export const redirect =
  (status: number, location: string): Answer =>
  (_request, response) =>
    void response.writeHead(status, { location }).end();

export const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code, { 'content-type': 'text/html' }).end('<html><body>Service error</body></html>');
