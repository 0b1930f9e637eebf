import type { StoredDocument } from '../archive/documents.ts';
import type { Page } from '../domain/page.ts';
import { type FreshDocument, readCapture } from './read.ts';
import type { Watched, WatchRoom } from './room.ts';

/** Other addresses tried when a page is gone. */
const MOST_TRIED = 3;

/** Another address that the page is known by and that still says what it said: it has moved there. Null: it is gone for good. */
export async function standsElsewhere(
  room: WatchRoom,
  watched: Watched,
  signal?: AbortSignal,
): Promise<{ readonly url: string; readonly at: string } | null> {
  const { archive } = room;
  const { page, source, rules } = watched;
  const version = page.version === null || page.state !== 'live' ? undefined : archive.versions.get(page.version);
  const document = version && archive.documents.get(version.document);
  if (!document) return null;
  const others = archive.pages.addresses(page.id).filter(({ url, reason }) => reason === 'mirror' && url !== page.url);
  for (const { url } of others.slice(0, MOST_TRIED)) {
    const { render, proxy, http2, legacyTls } = rules;
    const outcome = await room.fetch({ url, render, proxy, http2, legacyTls, vantage: rules.vantage?.[0] }, signal);
    if (outcome.kind !== 'ok') continue;
    const fresh = await readCapture(outcome.response, source, rules, { language: page.language ?? undefined });
    if (fresh.textSha256 === document.textSha256) return { url, at: outcome.response.startedAt };
  }
  return null;
}

/** A page of the same source that made exactly this change before: a mirror, of which nobody is told twice. */
export function mirrorOf(
  { archive }: WatchRoom,
  page: Page,
  before: Pick<StoredDocument, 'textSha256'>,
  fresh: Pick<FreshDocument, 'textSha256'>,
): Page | undefined {
  const other = archive.documents
    .pagesWithText(page.source, fresh.textSha256)
    .find((id) => id !== page.id && archive.versions.recentTexts(id, 2)[1] === before.textSha256);
  return other === undefined ? undefined : archive.pages.get(other);
}
