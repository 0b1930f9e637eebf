import { addressKey } from '../domain/address.ts';
import type { Exchange } from '../domain/capture.ts';
import type { Page } from '../domain/page.ts';
import { announce, describeChange } from './announce.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';

/** Where a page has moved for good: all hops permanent (301, 308) and the end is another page, not merely another scheme. */
export function movedTo(url: string, exchange: Pick<Exchange, 'finalUrl' | 'redirects'>): string | null {
  const permanent =
    exchange.redirects.length > 0 && exchange.redirects.every(({ status }) => status === 301 || status === 308);
  return permanent && addressKey(exchange.finalUrl) !== addressKey(url) ? exchange.finalUrl : null;
}

/** From now on the page is asked for under its new address; the old one stays known. Joins the caller's transaction. */
export function takeAddress(room: WatchRoom, page: Page, url: string, at: string): void {
  const { pages } = room.archive;
  pages.addAddress(page.id, url, at, 'moved');
  const other = pages.find(page.source, url);
  if (other && other.id !== page.id) pages.set(page.id, { watched: false });
  else pages.set(page.id, { url, state: 'live', etag: null, lastModified: null, goneSeen: 0 });
}

/** The same text at a new address: one page, one history, one quiet alert. */
export function recordMoved(
  room: WatchRoom,
  watched: Watched,
  target: string,
  at: string,
  capture: number | null,
): Look {
  const { archive } = room;
  const { page } = watched;
  const version = page.version === null ? undefined : archive.versions.get(page.version);
  const document = version && archive.documents.get(version.document);
  if (!version || !document) return look('unchanged');
  const change = archive.transaction(() => {
    takeAddress(room, page, target, at);
    if (page.state === 'gone') {
      archive.pages.set(page.id, { version: archive.versions.begin(page.id, document.id, version.capture, at) });
      room.index(page.id);
    }
    const sides = { before: document, after: document, diff: [] };
    const draft = describeChange(room, watched, 'moved', sides, at, {
      before: version.capture,
      after: capture ?? version.capture,
    });
    return announce(room, watched, { ...draft, url: target, movedFrom: page.url });
  });
  return look('changed', { changes: [change] });
}
