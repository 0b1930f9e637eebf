import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Email } from 'postal-mime';
import { type Html, html } from '../../domain/html.ts';
import { listMailbox } from '../../notify/channels/mailbox-files.ts';
import { clean } from '../../notify/clean.ts';
import { notFound, Refusal } from '../faults.ts';
import type { Site } from '../site.ts';
import { here, type View } from '../view.ts';
import { empty, pager, timeTag } from '../views/parts.ts';
import { REPLAY_POLICY } from './snapshots.ts';

const PER_PAGE = 40;
const MOST_BYTES = 5_000_000;
const NAME = /^[A-Za-z0-9][\w.-]{0,150}\.eml$/;

interface File {
  Params: { file: string };
}

/** Mails kept on this machine, for the person who sits at it, or who has the operator's token. */
export function mailboxRoutes(app: FastifyInstance, site: Site): void {
  const folder = join(site.room.data, 'mailbox');

  const onlyOperators = (request: FastifyRequest) => {
    if (!site.maySeeMail(request)) throw site.room.config.adminToken ? new Refusal(401) : notFound();
  };

  const read = async (name: string): Promise<{ raw: Buffer; mail: Email }> => {
    if (!NAME.test(name)) throw notFound();
    const file = join(folder, name);
    const { size } = await stat(file).catch(() => {
      throw notFound();
    });
    if (size > MOST_BYTES) throw new Refusal(413);
    const raw = await readFile(file);
    // Loaded with the first mail that somebody opens: no other page needs it.
    const { default: PostalMime } = await import('postal-mime');
    return { raw, mail: await PostalMime.parse(raw) };
  };

  app.get<{ Querystring: { before?: string } }>('/mailbox', async (request, reply) => {
    onlyOperators(request);
    const before = request.query.before;
    const names = (await listMailbox(folder)).filter((name) => NAME.test(name) && (!before || name < before)).reverse();
    const shown = names.slice(0, PER_PAGE);
    const mails = await Promise.all(shown.map(async (name) => ({ name, ...(await read(name)) })));
    return site.page(request, reply, (view) => ({
      title: view.t('mailbox.title'),
      unlisted: true,
      main: html`<h1>${view.t('mailbox.title')}</h1><p class="lead">${view.t('mailbox.lead')}</p>
        ${mails.length > 0 ? html`<ul class="plain lines">${mails.map(({ name, mail }) => html`<li><a href="${view.href(`/mailbox/${name}`)}">${clean(mail.subject ?? '', 200) || name}</a><span class="note block">${addressesOf(mail.to)} · ${dateOf(mail)}</span></li>`)}</ul>` : empty(view.t('mailbox.none'))}
        ${pager(view, names.length > shown.length ? here(view, { before: shown.at(-1) }) : undefined, before !== undefined, here(view, { before: undefined }))}
        ${outbox(view, site)}`,
    }));
  });

  app.get<File>('/mailbox/:file', async (request, reply) => {
    onlyOperators(request);
    const { raw, mail } = await read(request.params.file);
    return site.page(request, reply, (view) => ({
      title: clean(mail.subject ?? '', 200),
      unlisted: true,
      main: mailPage(view, request.params.file, mail, raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? ''),
    }));
  });

  app.get<File>('/mailbox/:file/html', async (request, reply) => {
    onlyOperators(request);
    const { mail } = await read(request.params.file);
    // Links open beside the frame, which the sandbox permits for nothing else.
    const policy = REPLAY_POLICY.replace('sandbox;', 'sandbox allow-popups;');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .send(mail.html ?? '');
  });

  app.get<File>('/mailbox/:file/raw', async (request, reply) => {
    onlyOperators(request);
    const { raw } = await read(request.params.file);
    return reply
      .type('message/rfc822')
      .header('content-disposition', `attachment; filename="${request.params.file}"`)
      .send(raw);
  });
}

const addressesOf = (list: Email['to']): string =>
  clean((list ?? []).map(({ address }) => address ?? '').join(', '), 200);

function dateOf(mail: Email): Html | string {
  const at = new Date(mail.date ?? '');
  return Number.isNaN(at.getTime()) ? '' : timeTag(at.toISOString());
}

function mailPage(view: View, file: string, mail: Email, headers: string): Html {
  const { t } = view;
  return html`<header class="page-head"><p class="meta"><a href="${view.href('/mailbox')}">← ${t('mailbox.title')}</a></p><h1>${clean(mail.subject ?? '', 300)}</h1>
    <dl class="facts-list"><div><dt>${t('mailbox.from')}</dt><dd>${clean(mail.from?.address ?? '', 200)}</dd></div>
    <div><dt>${t('mailbox.to')}</dt><dd>${addressesOf(mail.to)}</dd></div>
    <div><dt>${t('mailbox.date')}</dt><dd>${dateOf(mail)}</dd></div></dl></header>
    ${mail.html && html`<section><h2>${t('mailbox.html')}</h2><iframe class="replay mail" src="/mailbox/${file}/html" title="${t('mailbox.html')}" sandbox="allow-popups"></iframe></section>`}
    <section><h2>${t('mailbox.plain')}</h2><pre class="text plain-mail" tabindex="0">${mail.text}</pre></section>
    <details class="headers"><summary>${t('mailbox.source')}</summary><pre tabindex="0">${headers}</pre><p><a href="/mailbox/${file}/raw">${file}</a></p></details>`;
}

function outbox(view: View, site: Site): Html | false {
  const rows = site.archive.db
    .prepare<
      [],
      { id: number; kind: string; state: string; due_at: string; attempts: number; last_answer: string | null }
    >(
      "SELECT id, kind, state, due_at, attempts, last_answer FROM outbox WHERE state IN ('waiting', 'ready', 'leased') ORDER BY id DESC LIMIT 50",
    )
    .all();
  return (
    rows.length > 0 &&
    html`<section><h2>${view.t('mailbox.waiting')}</h2><ul class="plain lines">${rows.map((row) => html`<li>#${row.id} ${row.kind} · ${row.state} · ${timeTag(row.due_at)}${row.last_answer && html`<span class="note block">${clean(row.last_answer, 200)}</span>`}</li>`)}</ul></section>`
  );
}
