import type { FetchedBody } from '../domain/capture.ts';
import type { Problem } from '../domain/problem.ts';
import { announce, describeChange } from './announce.ts';
import { type Look, look, type Sight, type Watched, type WatchRoom } from './room.ts';

/** How often in a row a page must be found gone, in separate checks, before it counts as withdrawn. */
const GONE_LOOKS = 2;

/**
 * A look that failed: filed under the page's health, never a change. The first answer of a streak is kept as evidence.
 * A page found gone on repeated checks is withdrawn.
 */
export function recordFailure(room: WatchRoom, watched: Watched, problem: Problem, response?: FetchedBody): Look {
  const { page } = watched;
  const news = response && response.body.length > 0 && page.failureCode !== problem.code;
  const evidence = news ? room.archive.captures.keep(page.id, response, problem.code) : null;
  return fileFailure(room, watched, problem, response?.startedAt ?? room.now().toISOString(), evidence);
}

/** An answer that held no text: the capture stays, marked with what it lacks. */
export function recordUnreadable(room: WatchRoom, sight: Sight, problem: Problem): Look {
  room.archive.captures.setProblem(sight.capture, problem.code);
  return fileFailure(room, sight, problem, sight.at, sight.capture);
}

function fileFailure(room: WatchRoom, watched: Watched, problem: Problem, at: string, evidence: number | null): Look {
  const { archive } = room;
  const { page } = watched;
  // A section that vanishes withdraws no rule: it stays a failure until it is found again.
  const withdrawn =
    page.role === 'page' && problem.code === 'gone' && page.state === 'live' && page.goneSeen + 1 >= GONE_LOOKS;
  const changes = archive.transaction(() => {
    archive.pages.failed(page.id, at, problem);
    archive.visits.add(page.id, at, problem.code, {
      status: problem.status,
      capture: evidence ?? undefined,
      detail: problem.detail,
    });
    return withdrawn ? withdraw(room, watched, at, evidence) : [];
  });
  if (withdrawn) return look('changed', { changes });
  if (problem.code === 'gone' && page.state === 'gone') return look('unchanged');
  return look('failed', {
    problem,
    failures: [{ source: page.source, url: page.url, reason: problem.code, detail: problem.detail }],
  });
}

function withdraw(room: WatchRoom, watched: Watched, at: string, evidence: number | null) {
  const { archive } = room;
  const { page } = watched;
  const version = page.version === null ? undefined : archive.versions.get(page.version);
  const document = version && archive.documents.get(version.document);
  archive.versions.end(page.id, at);
  archive.pages.set(page.id, {
    state: 'gone',
    pending: null,
    etag: null,
    lastModified: null,
    lastSha256: null,
    looks: 0,
  });
  if (!version || !document) return [];
  const draft = describeChange(room, watched, 'withdrawn', { before: document, after: null, diff: [] }, at, {
    before: version.capture,
    after: evidence,
  });
  const twin = archive.documents
    .pagesWithText(page.source, document.textSha256)
    .map((id) => archive.pages.get(id)!)
    .find((other) => other.id !== page.id && other.state === 'live');
  return [
    announce(room, watched, { ...draft, ...(twin ? { reason: `the same text still stands at ${twin.url}` } : {}) }),
  ];
}
