import type { BrowserContext } from 'playwright';
import type { FetchedBody } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { unlessAborted } from './gate.ts';
import { ProblemError } from './guard.ts';
import type { Journey, Means } from './journey.ts';
import { readPage } from './page.ts';
import { openPage, type PageFiles } from './page-files.ts';

/** They name the shell that was sent, and would later be taken for validators of the rendered page. */
const OF_THE_SHELL =
  /^(etag|last-modified|content-md5|digest|content-encoding|content-length|transfer-encoding|content-type)$/;

/** From here on only the page's own host is waited for: chat windows and statistics never end. */
const PATIENCE = 0.6;

/**
 * Loads a page in a browser context of its own and returns the document as its scripts left it. The visit holds the host's
 * turn for as long as it lasts, at most the journey's `timeoutMs`.
 * @throws ProblemError, the journey's signal's reason, and whatever Playwright throws
 */
export async function loadPage(
  context: BrowserContext,
  means: Means,
  journey: Journey,
  first: FetchedBody,
): Promise<FetchedBody | Problem> {
  const { host } = new URL(first.finalUrl);
  return means.gate.visit(host, () => load(context, means, journey, first), journey.signal);
}

async function load(
  context: BrowserContext,
  means: Means,
  journey: Journey,
  first: FetchedBody,
): Promise<FetchedBody | Problem> {
  const late = problem('timeout', `the browser did not finish ${first.finalUrl} within ${journey.timeoutMs} ms`);
  const deadline = AbortSignal.timeout(journey.timeoutMs);
  const crashed = new AbortController();
  const until = AbortSignal.any([deadline, crashed.signal, ...(journey.signal ? [journey.signal] : [])]);
  let files: PageFiles | null = null;
  try {
    files = await unlessAborted(openPage(context, means, { ...journey, signal: until }, first), until);
    files.page.once('crash', () =>
      crashed.abort(new ProblemError(problem('browser', `the page crashed: ${first.finalUrl}`))),
    );
    const html = await unlessAborted(show(files, first, journey.timeoutMs, until), until);
    return files.refusal ?? rendered(html, first, files);
  } catch (error) {
    if (files?.refusal) return files.refusal;
    if (deadline.aborted && !crashed.signal.aborted && !journey.signal?.aborted) return files?.missing?.problem ?? late;
    throw error;
  }
}

async function show(files: PageFiles, first: FetchedBody, timeoutMs: number, until: AbortSignal): Promise<string> {
  const { page } = files;
  try {
    await page.goto(first.finalUrl, { waitUntil: 'load', timeout: timeoutMs });
  } catch (error) {
    // A page that forwards itself while it loads interrupts its first navigation; what counts is where it comes to rest.
    if (until.aborted || page.isClosed() || !files.last) throw error;
  }
  await files.quiet(timeoutMs * PATIENCE, until);
  return page.content();
}

/** The capture of a rendered page, or why it cannot be believed. */
function rendered(html: string, first: FetchedBody, files: PageFiles): FetchedBody | Problem {
  const { missing } = files;
  if (missing && readPage(html).text.length < missing.textNeeded) return missing.problem;
  const { charset: _, ...facts } = files.last ?? first;
  const headers = Object.entries(facts.responseHeaders).filter(([name]) => !OF_THE_SHELL.test(name));
  return {
    ...facts,
    url: first.url,
    finalUrl: files.page.url().split('#', 1)[0]!,
    redirects: [...first.redirects, ...files.hops],
    responseHeaders: { ...Object.fromEntries(headers), 'content-type': 'text/html; charset=utf-8' },
    startedAt: first.startedAt,
    durationMs: Date.now() - Date.parse(first.startedAt),
    renderer: 'browser',
    body: Buffer.from(html),
    mediaType: 'text/html',
    charset: 'utf-8',
  };
}
