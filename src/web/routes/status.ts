import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Mission, missionBoard } from '../../archive/queries/board.ts';
import { type FailingPage, failingPages } from '../../archive/queries/pages.ts';
import { HEALTHS } from '../../archive/sources.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import { openIncidents } from '../../watch/incident-log.ts';
import { Id, optional, parse } from '../query.ts';
import type { Site } from '../site.ts';
import type { TextKey } from '../text.ts';
import { here, type View } from '../view.ts';
import { chip, empty, nameOf, outward, pager, problemText, timeTag } from '../views/parts.ts';
import { healthOf } from './health.ts';

const PER_PAGE = 40;
const Query = z.object({ after: optional(Id) });

export function statusRoutes(app: FastifyInstance, site: Site): void {
  app.get('/status', (request, reply) => {
    const { after } = parse(Query, request.query);
    const found = failingPages(site.archive.db, after, PER_PAGE + 1);
    const shown = found.slice(0, PER_PAGE);
    const board = missionBoard(site.archive.db);
    const next = found.length > PER_PAGE ? shown.at(-1)?.id : undefined;
    return site.page(request, reply, (view) => ({
      title: view.t('status.title'),
      main: html`<h1>${view.t('status.title')}</h1><p class="lead">${view.t('status.lead')}</p>
        <section><h2>${view.t('status.service')}</h2>${service(view, site)}</section>
        ${
          board.length > 0 &&
          html`<section><h2>${view.t('status.counts')}</h2><ul class="legend">${HEALTHS.map((health) => {
            const n = board.filter((one) => one.health === health).length;
            return (
              n > 0 &&
              html`<li><a href="${view.href(`/sources?health=${health}`)}"><b>${n}</b> ${chip(view, 'health', health)}</a></li>`
            );
          })}</ul></section>`
        }
        <section><h2>${view.t('status.incidents')}</h2>${incidents(view, site)}</section>
        <section><h2>${view.t('status.failing')}</h2>
        ${shown.length > 0 ? html`<ul class="plain lines">${shown.map((page) => failing(view, site, page))}</ul>` : empty(view.t(noFailure(board)))}
        ${pager(view, next === undefined ? undefined : here(view, { after: next }), after !== undefined, here(view, { after: undefined }))}</section>`,
    }));
  });
}

/** No page fails: all answer, or none was asked yet. */
function noFailure(board: readonly Mission[]): TextKey {
  if (board.every(({ pages }) => pages === 0)) return 'status.unwatched';
  return board.every(({ health }) => health === 'waiting') ? 'status.unread' : 'status.failing.none';
}

function service(view: View, site: Site): Html {
  const { t } = view;
  const status = site.room.status();
  const due = status.nextRound !== null && status.nextRound <= site.room.now().toISOString();
  const row = (label: string, value: Html | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const time = (at: string | null, none: TextKey) => (at ? timeTag(at) : t(none));
  return html`<dl class="facts-list">${row(t('status.started'), timeTag(status.startedAt))}${row(t('status.tick'), time(status.lastTick, 'status.tick.none'))}
    ${row(t('status.next'), due ? t('status.next.now') : time(status.nextRound, 'status.next.none'))}
    ${row(t('status.browser'), t(status.browser.available ? 'status.browser.yes' : 'status.browser.no'))}
    ${row(t('status.mail'), `${t(`status.mail.${status.mail}`)} · ${t('status.waiting', { n: healthOf(site).waiting })}`)}</dl>`;
}

function failing(view: View, site: Site, page: FailingPage): Html {
  const { t } = view;
  return html`<li><a href="${view.href(`/sources/${page.source}`)}">${nameOf(view, site.publisherOf(page.source).name)}</a>
    <strong class="bad">✕ ${problemText(view, page.code)}</strong>${t('mark.parens', { words: t('status.streak', { n: page.streak }) })}
    <span class="note block">${outward(page.url)}</span>
    <span class="note block">${t('status.since')}${t('mark.colon')}${page.lastSuccess ? timeTag(page.lastSuccess) : t('word.never')}${page.detail && html` · <span lang="en">${clean(page.detail, 200)}</span>`}</span></li>`;
}

function incidents(view: View, site: Site): Html {
  const open = openIncidents(site.archive);
  if (open.length === 0) return html`<p>${view.t('status.incidents.none')}</p>`;
  return html`<ul class="plain lines">${open.map(
    ({
      kind,
      subject,
      detail,
      openedAt,
    }) => html`<li><strong class="bad">✕ ${view.t(`incident.${kind}`)}</strong> ${clean(subject, 200)}
    <span class="note block"><span lang="en">${clean(detail, 300)}</span> · ${view.t('incident.since')} ${timeTag(openedAt)}</span></li>`,
  )}</ul>`;
}
