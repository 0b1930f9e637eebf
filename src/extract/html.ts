import type { Block, Document } from '../domain/document.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { dateInUrl } from './dates.ts';
import { type DomNode, type ParsedPage, parseHtml } from './dom.ts';
import { withoutCounter } from './furniture.ts';
import { languageOf } from './language.ts';
import { resolveLinks } from './links.ts';
import type { Segment, Segments } from './segment.ts';
import { Segmenter } from './segmenter.ts';
import { keepContent, keepDeclared, type PageNames } from './select.ts';
import { findPrintedDate, findTitle, readHead, siteNamesOf } from './title.ts';

export interface HtmlHints {
  readonly url: string;
  readonly language?: string;
  readonly content: readonly string[];
  readonly ignore: readonly string[];
}

const asBlock = ({ kind, text, level, cells }: Segment): Block => ({
  kind,
  text: kind === 'row' ? text : withoutCounter(text),
  ...(level && { level }),
  ...(cells && { cells }),
});

interface Choice {
  readonly kept: readonly boolean[];
  readonly selector?: string;
}

/** The declared selectors in order, the first that finds text; else the heuristic. */
function choose(page: ParsedPage, segments: Segments, names: PageNames, selectors: readonly string[]): Choice {
  for (const selector of selectors) {
    const roots: ReadonlySet<DomNode> = new Set(page.select(selector));
    if (roots.size === 0) continue;
    const kept = keepDeclared(segments, roots, names);
    if (kept.includes(true)) return { kept, selector };
  }
  return { kept: keepContent(segments, names) };
}

/** Hidden text stays (a closed tab) unless it only repeats what is shown or what the head says. */
function withoutHiddenCopies(segments: readonly Segment[], known: readonly string[]): Segment[] {
  const shown = new Set([...known, ...segments.filter((one) => !one.hidden).map((one) => one.text)]);
  return segments.filter((one) => !one.hidden || (!shown.has(one.text) && one.weight > 0));
}

/**
 * An HTML page as a Document; one without any text has the problem `no-text`.
 * @throws RangeError for markup beyond the limits of `parseHtml`
 */
export function readHtml(text: string, hints: HtmlHints): Document {
  const page = parseHtml(text);
  const head = readHead(page);
  const ignored = new Set(hints.ignore.flatMap((selector) => page.select(selector)));
  const segments = new Segmenter(ignored).read(page.root);
  const title = findTitle(head, segments.list);
  const { kept, selector } = choose(
    page,
    segments,
    { title, siteNames: siteNamesOf(head.title, title) },
    hints.content,
  );
  const chosen = withoutHiddenCopies(
    segments.list.filter((_, at) => kept[at]),
    [head.title, title, head.meta.get('description') ?? ''],
  );
  const blocks = chosen.map(asBlock);
  const problems: Problem[] = [];
  if (hints.content.length > 0 && !selector)
    problems.push(problem('no-content', `none of the selectors ${hints.content.join(', ')} finds text`));
  if (blocks.length === 0) problems.push(problem('no-text', 'the page holds no readable text'));
  const printedDate = findPrintedDate(head, segments.list, title);
  const urlDate = dateInUrl(hints.url);
  return {
    format: 'html',
    title,
    language: languageOf([title, ...blocks.map((block) => block.text)].join('\n'), hints.language, head.language),
    blocks,
    links: resolveLinks(segments, kept, head.base ?? hints.url, hints.url),
    ...(printedDate && { printedDate }),
    ...(urlDate && { urlDate }),
    ...(selector && { selector }),
    problems,
  };
}
