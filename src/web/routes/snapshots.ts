import type { FastifyInstance } from 'fastify';
import type { CaptureRecord } from '../../archive/captures.ts';
import { neighbours } from '../../archive/queries/pages.ts';
import { editionsOfPage } from '../editions.ts';
import { notFound } from '../faults.ts';
import type { Site } from '../site.ts';
import { titleText } from '../views/parts.ts';
import { snapshotPage } from '../views/snapshot.ts';
import { parseId } from './changes.ts';

/** What a foreign page may do here: show itself. No script, no request, no form, no way out of its frame. */
export const REPLAY_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

export function snapshotRoutes(app: FastifyInstance, site: Site): void {
  const record = (params: unknown): CaptureRecord => {
    const found = site.archive.captures.record(parseId(params).id);
    if (!found) throw notFound();
    return found;
  };

  const sealOf = (id: number) => {
    const seal = site.archive.seals.of(id);
    return seal && { ...seal, stamp: site.archive.timeStamps.covering(seal.number) };
  };

  app.get('/snapshots/:id', { config: { cached: true } }, (request, reply) => {
    const capture = record(request.params);
    return site.page(request, reply, (view) => ({
      title: `${titleText(view, capture.title)} #${capture.id}`,
      main: snapshotPage(view, {
        capture,
        stored: capture.document === null ? undefined : site.archive.documents.get(capture.document),
        publisher: site.publisherOf(capture.source),
        editions: editionsOfPage(site.archive, capture.page),
        seal: sealOf(capture.id),
        neighbours: neighbours(site.archive.db, capture.id),
      }),
    }));
  });

  app.get('/snapshots/:id/raw', { config: { cached: true, policy: REPLAY_POLICY } }, (request, reply) => {
    const capture = record(request.params);
    const stored = capture.document === null ? undefined : site.archive.documents.get(capture.document);
    const { type, inline } = replayType(capture.mediaType, stored?.document.charset ?? capture.charset);
    reply
      .type(type)
      .header('content-disposition', inline ? 'inline' : `attachment; filename="snapshot-${capture.id}"`)
      .header('x-archive-sha256', capture.sha256);
    return site.archive.captures.read(capture);
  });
}

/** Pages and plain text are shown; whatever else a site sent is only handed over as a file. */
function replayType(mediaType: string, charset: string | null | undefined): { type: string; inline: boolean } {
  const named = charset && /^[\w.:-]{1,40}$/.test(charset) ? `; charset=${charset}` : '';
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml')
    return { type: `text/html${named}`, inline: true };
  if (mediaType.startsWith('text/')) return { type: `text/plain${named}`, inline: true };
  return { type: mediaType === 'application/pdf' ? mediaType : 'application/octet-stream', inline: false };
}
