import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dataStamp } from '../archive/queries/stamp.ts';
import { Snippets } from '../archive/snippets.ts';
import type { Html } from '../domain/html.ts';
import { simplify } from '../interpret/text/han.ts';
import { isLocalVisitor, isOperator } from './operator.ts';
import type { WebRoom } from './room.ts';
import { type View, viewOf } from './view.ts';
import type { Publisher } from './views/change-list.ts';
import { layout, type PageParts } from './views/layout.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer follows from the archive, the address and the language alone: it may be kept and asked for again. */
    cached?: boolean;
    rate?: 'search' | 'form';
    /** The Content-Security-Policy of a foreign document; a 304 must carry it too, or the browser keeps the page's own. */
    policy?: string;
  }
}

/** Two languages and two kinds of reader have a validator each. */
const VALIDATORS_KEPT = 16;

export type Site = ReturnType<typeof createSite>;

/** What the routes share. */
export function createSite(room: WebRoom, origin: () => string) {
  const { archive, config } = room;
  const stamp = dataStamp(archive.db);
  const boot = randomUUID();
  const validator = validators();
  const base = () => (config.baseUrl ?? origin()).replace(/\/+$/, '');
  const names = archive.db.prepare<[string], { id: string; en: string; zh: string; country: string }>(
    'SELECT id, name_en AS en, name_zh AS zh, country FROM source WHERE id = ?',
  );
  // A copy for reading has no mailbox.
  const maySeeMail = (request: FastifyRequest) =>
    !room.readOnly && (isLocalVisitor(request, config) || isOperator(request, config));
  const view = (request: FastifyRequest): View => viewOf(request, base(), maySeeMail(request));

  return {
    room,
    archive,
    base,
    view,
    maySeeMail,
    /** How texts were folded when they were indexed. */
    fold: simplify,
    snippets: new Snippets(),
    now: () => room.now().toISOString(),

    /** A validator of everything that follows from the archive and the day, for one language, kind of reader and run of this program. */
    etag: (request: FastifyRequest): string => {
      const { lang, local } = view(request);
      const today = room.now().toISOString().slice(0, 10);
      return validator(`${boot} ${stamp()} ${today} ${lang} ${local}`);
    },

    publisherOf(id: string): Publisher {
      const row = names.get(id);
      return row
        ? { id, name: { en: row.en, zh: row.zh }, country: row.country }
        : { id, name: { en: id, zh: id }, country: '' };
    },

    /** Sends a page in the reader's language. */
    page(request: FastifyRequest, reply: FastifyReply, make: (view: View) => PageParts): FastifyReply {
      const shown = view(request);
      return sendHtml(reply, layout(shown, make(shown)), shown);
    },
  };
}

/** A hash of each state, the last few remembered: between two writes every reader asks for the same ones. */
function validators(): (state: string) => string {
  const known = new Map<string, string>();
  return (state) => {
    const before = known.get(state);
    if (before) return before;
    if (known.size >= VALIDATORS_KEPT) known.clear();
    const made = `W/"${createHash('sha256').update(state).digest('base64url').slice(0, 16)}"`;
    known.set(state, made);
    return made;
  };
}

function sendHtml(reply: FastifyReply, markup: Html, view: View): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-language', view.tag)
    .header(
      'vary',
      reply.getHeader('vary') === 'accept-datetime' ? 'accept-datetime, accept-language' : 'accept-language',
    )
    .send(markup.markup);
}
