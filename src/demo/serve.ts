import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Html, html } from '../domain/html.ts';
import { type DemoMission, type DemoPage, MISSIONS } from './missions.ts';

export interface DemoWeb {
  /** To be used as `fetch.proxy`: it answers for every host of the demonstration. */
  readonly proxy: string;
  setRound(round: number): void;
  close(): void;
}

/** Serves the six missions on loopback, as a forward proxy, so that addresses look and behave like real ones. */
export async function serveDemo(): Promise<DemoWeb> {
  let round = 0;
  let visits = 1000;
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '') ?? new URL(request.url ?? '/', `http://${request.headers.host}`);
    const mission = MISSIONS.find(({ host }) => host === url.hostname);
    const pages = mission?.pages(round);
    if (url.pathname === '/robots.txt' || !mission) return answer(response, 404, 'not found');
    if (!pages) return answer(response, 503, 'Service unavailable');
    const page = pages.find(({ path }) => `/${path}` === url.pathname);
    visits += 7;
    if (page) return answer(response, 200, frame(mission, page.title, article(page), visits, page.language));
    if (url.pathname === `/${mission.section}`)
      return answer(
        response,
        200,
        frame(mission, mission.language === 'zh' ? '通知' : 'Notices', listing(mission, pages), visits),
      );
    return answer(
      response,
      404,
      frame(
        mission,
        '404',
        html`<p>${mission.language === 'zh' ? '您访问的页面不存在' : 'The page you requested was not found.'}</p>`,
        visits,
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    proxy: `http://127.0.0.1:${port}`,
    setRound: (to) => {
      round = to;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, status: number, body: string | Html): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(String(body));
}

/** A page with the usual dress around it: menu, date, a visit counter that is never the same twice. */
function frame(
  mission: DemoMission,
  title: string,
  content: Html,
  visits: number,
  language: 'en' | 'zh' = mission.language,
): string {
  return `<!doctype html>${html`<html lang="${language}"><head><title>${title}_${mission.name[mission.language]}</title></head><body>
<div class="header"><a href="/">${mission.name[mission.language]}</a></div>
<ul class="nav"><li><a href="/about/">About</a></li><li><a href="/${mission.section}">${mission.language === 'zh' ? '领事服务' : 'Consular services'}</a></li></ul>
${content}<div class="footer"><span class="visits">${mission.language === 'zh' ? '浏览次数：' : 'Visits: '}${visits}</span></div></body></html>`}`;
}

function article(page: DemoPage): Html {
  return html`<div class="content"><h1>${page.title}</h1><div class="trs_editor_view">${blocks(page.text)}</div></div>`;
}

function blocks(lines: readonly string[]): Html[] {
  const rows = lines
    .filter(isRow)
    .map((line) => html`<tr>${line.split(' | ').map((cell) => html`<td>${cell}</td>`)}</tr>`);
  const firstRow = lines.findIndex(isRow);
  return lines.map((line, index) => {
    if (line.startsWith('# ')) return html`<h2>${line.slice(2)}</h2>`;
    if (line.startsWith('- ')) return html`<ul><li>${line.slice(2)}</li></ul>`;
    if (index === firstRow) return html`<table>${rows}</table>`;
    return isRow(line) ? html`` : html`<p>${line}</p>`;
  });
}

const isRow = (line: string): boolean => line.includes(' | ');

function listing(mission: DemoMission, pages: readonly DemoPage[]): Html {
  const inSection = pages.filter(({ path }) => path.startsWith(mission.section));
  return html`<ul class="list">${inSection.map(({ path, title }) => html`<li><a href="./${path.slice(mission.section.length)}">${title}</a></li>`)}</ul>`;
}
