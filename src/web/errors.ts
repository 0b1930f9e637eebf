import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../domain/html.ts';
import { Refusal } from './faults.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';

/** Every fault becomes a page for people, or problem+json (RFC 9457) for programs. */
export function answerFaults(app: FastifyInstance, site: Site): void {
  app.setNotFoundHandler((request, reply) => answer(site, request, reply, new Refusal(404)));
  app.setErrorHandler((fault: FastifyError | Refusal, request, reply) => answer(site, request, reply, fault));
}

function answer(site: Site, request: FastifyRequest, reply: FastifyReply, fault: FastifyError | Refusal) {
  const status = statusOf(fault);
  const wait = fault instanceof Refusal ? fault.retryAfterSeconds : status === 503 ? RETRY_SECONDS : undefined;
  const id = status >= 500 ? request.id : '';
  // The address of a manage link is a secret: only the route's pattern is written down.
  if (id) site.room.log?.('web.fault', { id, route: request.routeOptions.url, fault: fault.stack });
  reply.code(status).header('cache-control', 'no-store').removeHeader('etag');
  if (wait) reply.header('retry-after', wait);
  if (status === 401) reply.header('www-authenticate', 'Basic realm="mailbox", charset="UTF-8"');
  if (request.url.startsWith('/api/'))
    return reply.type('application/problem+json').send(JSON.stringify(problem(status, fault, id)));
  const secret = request.method !== 'GET';
  return site.page(request, reply, (view) => ({ ...faultPage(view, status, fault.message, id, wait), secret }));
}

/** The database is held by another program, or its disk is full: what was asked can be asked again. */
const PASSES = /^SQLITE_(?:BUSY|FULL)/;
const RETRY_SECONDS = 60;

function statusOf({ statusCode = 500, code }: { statusCode?: number; code?: string }): number {
  if (statusCode >= 400 && statusCode < 500) return statusCode;
  return code && PASSES.test(code) ? 503 : 500;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Authentication needed',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  421: 'A copy for reading',
  429: 'Too many requests',
  500: 'Internal fault',
  503: 'Not now',
};

const problem = (status: number, fault: Error, id: string) => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'Refused',
  status,
  ...(status < 500 && fault.message ? { detail: fault.message } : {}),
  ...(id ? { instance: `urn:fault:${id}` } : {}),
});

/** Faults that have words of their own; every other is a question that cannot be answered. */
const TOLD = [403, 404, 413, 421, 429, 500, 503] as const;

function faultPage(view: View, status: number, message: string, id: string, wait = 0) {
  const { t } = view;
  const told = TOLD.find((one) => one === status) ?? 400;
  const title = t(`fault.${told}`);
  return {
    title,
    unlisted: true,
    main: html`<section class="fault"><p class="code" aria-hidden="true">${status}</p><h1>${title}</h1>
      <p class="lead">${t(`fault.${told}.text`, { id, n: wait, at: view.base })}</p>
      ${told === 400 && message && html`<p class="note" lang="en">${message}</p>`}
      <p><a class="button" href="${view.href('/')}">${t('fault.home')}</a> <a href="${view.href('/search')}">${t('nav.search')}</a></p></section>`,
  };
}
