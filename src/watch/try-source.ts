import type { FetchedBody } from '../domain/capture.ts';
import type { Source, Watch } from '../domain/source.ts';
import { EXTRACTOR_VERSION } from '../extract/extract.ts';
import { judgeLink } from '../interpret/link.ts';
import { explore, type FoundSection } from './explore.ts';
import { readCapture } from './read.ts';
import { walkListing } from './read-listing.ts';
import type { WatchRoom } from './room.ts';

type Fetch = WatchRoom['fetch'];

/** What one watch of a source would give, in lines for people. */
export interface Trial {
  readonly url: string;
  readonly as: Watch['as'];
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const SHOWN = 12;
/** Pages of a listing read for a trial. */
const TRIED_DEPTH = 2;

/** Fetches everything a source declares once and tells what would be stored; stores nothing. */
export async function trySource(fetch: Fetch, source: Source): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const watch of source.watches) {
    const { render, proxy, http2, legacyTls } = watch.rules;
    const outcome = await fetch({ url: watch.url, render, proxy, http2, legacyTls, language: watch.language });
    const base = { url: watch.url, as: watch.as };
    if (outcome.kind !== 'ok') {
      const detail = outcome.kind === 'failed' ? `${outcome.problem.code}: ${outcome.problem.detail}` : 'not modified';
      trials.push({ ...base, ok: false, lines: [detail] });
    } else
      trials.push({
        ...base,
        ok: true,
        lines: [...describeAnswer(outcome.response), ...(await describe(fetch, source, watch, outcome.response))],
      });
  }
  return trials;
}

function describeAnswer({ status, mediaType, body, renderer, durationMs, finalUrl, redirects }: FetchedBody): string[] {
  const moved = redirects.length > 0 ? [`redirected ${redirects.length} times to ${finalUrl}`] : [];
  return [`${status} ${mediaType}, ${body.length} bytes by ${renderer} in ${Math.round(durationMs)} ms`, ...moved];
}

async function describe(fetch: Fetch, source: Source, watch: Watch, response: FetchedBody): Promise<string[]> {
  if (watch.as === 'site') return describeSite(fetch, watch, response);
  if (watch.as === 'listing') return describeListing(fetch, watch, response);
  const { document, reading } = await readCapture(response, source, watch.rules, { language: watch.language });
  return [
    `title “${document.title}”, ${document.language}, ${document.blocks.length} blocks by ${document.selector ?? 'the heuristic'} (extractor ${EXTRACTOR_VERSION})`,
    `relevance ${reading.relevance}${reading.mentionsK ? ', names the K visa' : ''}`,
    ...document.problems.map(({ code, detail }) => `problem ${code}: ${detail}`),
    ...reading.facts.map(({ fact, value, quote }) => `${fact} = ${JSON.stringify(value)}   “${quote.slice(0, 120)}”`),
    ...document.blocks.slice(0, SHOWN).map(({ kind, text }) => `${kind.padEnd(9)} ${text.slice(0, 120)}`),
  ];
}

async function describeListing(fetch: Fetch, watch: Watch, response: FetchedBody): Promise<string[]> {
  const { render, proxy, http2, legacyTls } = watch.rules;
  const { links, forwarded } = await walkListing(response, {
    rules: watch.rules,
    language: watch.language,
    depth: TRIED_DEPTH,
    isKnown: () => false,
    fetch: (url) => fetch({ url, render, proxy, http2, legacyTls, language: watch.language }),
  });
  const shown = links
    .slice(0, SHOWN)
    .map((link) => `${judgeLink(link).padEnd(8)} ${link.date ?? '          '} ${link.text.slice(0, 80)}  ${link.url}`);
  return [
    ...(forwarded ? [`forwards to ${forwarded}`] : []),
    `${links.length} links of articles`,
    ...shown,
    ...(links.length > SHOWN ? [`… and ${links.length - SHOWN} more`] : []),
  ];
}

async function describeSite(fetch: Fetch, watch: Watch, response: FetchedBody): Promise<string[]> {
  const { sections, opened } = await explore(fetch, { url: watch.url, rules: watch.rules }, response);
  return [
    `${opened.length} pages opened:`,
    ...opened.map(({ url, why, result }) => `  ${placeOf(url)}  ${why}: ${result}`),
    `${sections.length} sections would be watched:`,
    ...sectionTree(sections).map((line) => `  ${line}`),
  ];
}

/** The sections as the menu nests them: the labels clicked, the address, and why. */
function sectionTree(sections: readonly FoundSection[]): string[] {
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const { path, url, why } of sections.toSorted((a, b) => comparePaths(a.path, b.path))) {
    const clicks = path.slice(0, -1);
    const shared = clicks.findIndex((label, depth) => label !== open[depth]);
    for (let depth = shared < 0 ? clicks.length : shared; depth < clicks.length; depth++)
      lines.push(`${'   '.repeat(depth)}${clicks[depth]}`);
    lines.push(`${'   '.repeat(clicks.length)}└─ ${path.at(-1)}  ${placeOf(url)}  — ${why}`);
    open = clicks;
  }
  return lines;
}

/** Short ways first, then by label, so that what stands under one entry stands together. */
const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  const [one, other] = [a.slice(0, -1).join(' › '), b.slice(0, -1).join(' › ')];
  return one < other ? -1 : one > other ? 1 : 0;
};

const placeOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};
