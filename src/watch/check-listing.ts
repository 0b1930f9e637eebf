import { sha256 } from '../archive/blobs.ts';
import { addressKey, canonicalUrl } from '../domain/address.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { Link } from '../domain/document.ts';
import { type Problem, problem } from '../domain/problem.ts';
import type { WatchRules } from '../domain/source.ts';
import { decode } from '../extract/charset.ts';
import { extract } from '../extract/extract.ts';
import { articleLinks, forwardOf, nextPages } from '../extract/listing.ts';
import { judgeLink } from '../interpret/link.ts';
import { requestFor } from './check-page.ts';
import { recordFailure } from './failure.ts';
import { recordSame, seenState } from './record.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';

/** Nothing about the K visa was published before: the first visit walks back to here. */
const BEGINNING = '2025-08-01';
/** Pages of a listing read at the first visit, and at a later one of which every link is new. */
const FIRST_DEPTH = 8;
const LATER_DEPTH = 3;

/** Reads a listing's links; what is new among them waits in the archive to be read itself (see follow.ts). */
export async function checkListing(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look> {
  const { page } = watched;
  const outcome = await room.fetch(requestFor(watched), signal);
  if (outcome.kind === 'failed')
    return isDeadEnd(watched, outcome.problem)
      ? forget(room, watched, outcome.problem)
      : recordFailure(room, watched, outcome.problem, outcome.response);
  if (outcome.kind === 'not-modified' || sha256(outcome.response.body) === page.lastSha256)
    return recordSame(room, watched, outcome);

  const first = page.state === 'new';
  const { links, forwarded } = await readLinks(
    room,
    watched,
    outcome.response,
    first ? FIRST_DEPTH : LATER_DEPTH,
    signal,
  );
  if (links.length === 0) {
    const fault = problem('no-content', `no link of an article found on ${page.url}`);
    return isDeadEnd(watched, fault)
      ? forget(room, watched, fault)
      : recordFailure(room, watched, fault, outcome.response);
  }
  return recordLinks(room, watched, outcome.response, links, forwarded);
}

/** A section that a menu promised and that never was one: a dead menu entry is the site's business, not a failure of the watch. */
const isDeadEnd = ({ page }: Watched, { code }: Problem): boolean =>
  page.origin === 'site' && page.state === 'new' && (code === 'gone' || code === 'no-content');

function forget(room: WatchRoom, { page }: Watched, { code, detail }: Problem): Look {
  const at = room.now().toISOString();
  room.archive.transaction(() => {
    room.archive.pages.set(page.id, { watched: false });
    room.archive.captures.visit(page.id, at, code, { detail });
  });
  return look('unchanged');
}

/** The links of the first page and, as far as needed, of the following ones. */
async function readLinks(
  room: WatchRoom,
  watched: Watched,
  response: FetchedBody,
  depth: number,
  signal?: AbortSignal,
) {
  const language = watched.page.language ?? undefined;
  const html = htmlOf(response);
  const forward = html === null ? undefined : forwardOf(html, response.finalUrl);
  const start = forward ? await fetchPage(room, watched, forward, signal) : response;
  const links = await linksOf(watched.rules, start ?? response, language);
  const further = start ? nextPages(htmlOf(start) ?? '', start.finalUrl).slice(0, depth - 1) : [];
  let latest = links;
  for (const url of further) {
    if (!goesOn(room, watched, latest)) break;
    const next = await fetchPage(room, watched, url, signal);
    if (!next) break;
    latest = await linksOf(watched.rules, next, language);
    links.push(...latest);
  }
  return { links, forwarded: forward };
}

/** Is there more to know behind a page of links? Not where one is known already, or all are too old. */
function goesOn(room: WatchRoom, { page }: Watched, links: readonly Link[]): boolean {
  if (links.length === 0 || links.some((link) => room.archive.links.find(page.id, addressKey(link.url)))) return false;
  return links.some((link) => (dateOf(link) ?? BEGINNING) >= BEGINNING);
}

async function fetchPage(
  room: WatchRoom,
  watched: Watched,
  url: string,
  signal?: AbortSignal,
): Promise<FetchedBody | null> {
  const outcome = await room.fetch({ ...requestFor(watched), url, etag: undefined, lastModified: undefined }, signal);
  return outcome.kind === 'ok' ? outcome.response : null;
}

/** The article links of one page of a listing. */
export async function linksOf(rules: WatchRules, response: FetchedBody, language?: string): Promise<Link[]> {
  const hints = {
    mediaType: response.mediaType,
    charset: response.charset,
    url: response.finalUrl,
    language,
    content: [],
    ignore: rules.ignore,
  };
  const document = await extract(response.body, hints);
  return articleLinks(document, { links: rules.links.map((rule) => new RegExp(rule)) });
}

const htmlOf = ({ body, charset, mediaType }: FetchedBody): string | null =>
  mediaType.includes('html') ? decode(body, charset).text : null;

const dateOf = (link: Link): string | undefined =>
  link.date ??
  link.url
    .match(/\/t(\d{4})(\d{2})(\d{2})_/)
    ?.slice(1, 4)
    .join('-');

/** Remembers the links; those of the first look are the baseline. */
function recordLinks(
  room: WatchRoom,
  watched: Watched,
  response: FetchedBody,
  links: readonly Link[],
  forwarded?: string,
): Look {
  const { archive } = room;
  const { page } = watched;
  const at = response.startedAt;
  const baseline = page.state === 'new';
  const fresh = links.filter((link) => !archive.links.find(page.id, addressKey(link.url)));
  const capture = fresh.length > 0 ? archive.captures.keep(page.id, response) : undefined;
  archive.transaction(() => {
    for (const link of fresh) {
      archive.links.add({
        page: page.id,
        key: addressKey(link.url),
        url: canonicalUrl(link.url),
        text: link.text,
        date: dateOf(link) ?? null,
        firstSeen: at,
        baseline,
        verdict: judgeLink(link),
      });
    }
    archive.pages.succeeded(page.id, at);
    archive.pages.set(page.id, { ...seenState(response, sha256(response.body)), state: 'live' });
    if (forwarded) archive.pages.addAddress(page.id, forwarded, at, 'redirect');
    const detail = `${links.length} links, ${fresh.length} new`;
    archive.captures.visit(page.id, at, 'links', { status: response.status, capture, detail });
  });
  return look(baseline ? 'baseline' : 'unchanged');
}
