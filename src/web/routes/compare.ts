import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CaptureRecord } from '../../archive/captures.ts';
import type { StoredDocument } from '../../archive/documents.ts';
import type { Step } from '../../compare/align.ts';
import { alignWithin } from '../../compare/within.ts';
import type { DiffPart } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import { compareFacts } from '../../interpret/compare.ts';
import { notFound } from '../faults.ts';
import { Id, optional, parse } from '../query.ts';
import type { Site } from '../site.ts';
import { here, type View } from '../view.ts';
import { factTable, styleTabs } from '../views/change.ts';
import { clip, type DiffStyle, diffPart, diffView, MOST_PARTS, type WordMarker, wordMarker } from '../views/diff.ts';
import { langField, outward, timeTag, titleText } from '../views/parts.ts';

const Pair = z.string().regex(/^\d{1,15}\.\.\.\d{1,15}$/);
const Query = z.object({ view: optional(z.enum(['inline', 'side'])), whole: optional(z.literal('1')) });

const Choice = z.object({ before: optional(Id), after: optional(Id) });

/** So much is compared from where the pages first differ: a reader follows no more, and other readers wait meanwhile. */
const ROOM = { blocks: 500, characters: 40_000 };

interface Side {
  readonly capture: CaptureRecord;
  readonly stored: StoredDocument | undefined;
}

export function compareRoutes(app: FastifyInstance, site: Site): void {
  const side = (id: number): Side => {
    const capture = site.archive.captures.record(id);
    if (!capture) throw notFound();
    return { capture, stored: capture.document === null ? undefined : site.archive.documents.get(capture.document) };
  };

  app.get('/compare', (request, reply) => {
    const { before, after } = parse(Choice, request.query);
    if (before && after) return reply.redirect(site.view(request).href(`/compare/${before}...${after}`), 303);
    return site.page(request, reply, (view) => ({
      title: view.t('compare.title'),
      main: choicePage(view, before, after),
    }));
  });

  app.get<{ Params: { pair: string } }>(
    '/compare/:pair',
    { config: { cached: true, rate: 'search' } },
    (request, reply) => {
      const pair = Pair.safeParse(request.params.pair);
      if (!pair.success) throw notFound();
      const [before, after] = pair.data.split('...').map(Number).map(side) as [Side, Side];
      const { view: style = 'inline', whole } = parse(Query, request.query);
      return site.page(request, reply, (view) => ({
        title: view.t('compare.title'),
        main: comparePage(view, before, after, style, whole === '1'),
      }));
    },
  );
}

/** Two snapshots to be named by their numbers. */
function choicePage(view: View, before?: number, after?: number): Html {
  const { t } = view;
  const field = (name: 'before' | 'after', value?: number) =>
    html`<label class="field">${t(`change.${name}`)}${t('mark.parens', { words: '#' })} <input type="number" name="${name}" min="1" required value="${value}"></label>`;
  return html`<h1>${t('compare.title')}</h1><p class="lead">${t('compare.lead')}</p>
    <form class="fields" method="get" action="/compare">${langField(view)}${field('before', before)}${field('after', after)}
    <div class="actions"><button>${t('compare.act')}</button></div></form>`;
}

function comparePage(view: View, before: Side, after: Side, style: DiffStyle, whole: boolean): Html {
  const { t } = view;
  const facts = compareFacts(before.stored?.reading.facts ?? [], after.stored?.reading.facts ?? []);
  const { steps, cut } = alignWithin(before.stored?.document.blocks ?? [], after.stored?.document.blocks ?? [], ROOM);
  const language = after.stored?.document.language ?? 'und';
  const mark = wordMarker();
  const shown = whole ? steps.slice(0, MOST_PARTS * 5) : steps;
  const passages = whole ? shown.map((step) => passage(step, style, mark)) : onlyChanges(view, shown, style, mark);
  return html`<header class="page-head"><h1>${t('compare.title')}</h1>
    <dl class="facts-list">${sideLine(view, t('change.before'), before)}${sideLine(view, t('change.after'), after)}</dl>
    ${before.capture.page !== after.capture.page && html`<p class="note">${t('compare.pages')}</p>`}</header>
    ${facts.length > 0 && html`<section><h2>${t('change.facts')}</h2>${factTable(view, facts, language)}</section>`}
    <section id="words"><h2>${t('change.words')}</h2>
    ${styleTabs(view, style, '#words')}<p class="tabs minor"><a href="${here(view, { whole: undefined })}#words"${!whole && html` aria-current="true"`}>${t('compare.only')}</a> <a href="${here(view, { whole: 1 })}#words"${whole && html` aria-current="true"`}>${t('compare.whole')}</a></p>
    ${steps.every(({ op }) => op === 'same') ? html`<p class="empty">${t('change.nodiff')}</p>` : ''}
    ${passages.length > 0 && diffView(view, passages, style, language)}
    ${(cut || shown.length < steps.length || differing(steps) > MOST_PARTS) && html`<p class="note">${t('compare.long')}</p>`}</section>`;
}

const sideLine = (view: View, label: string, { capture }: Side): Html =>
  html`<div><dt>${label}</dt><dd><a href="${view.href(`/snapshots/${capture.id}`)}" lang="${capture.language ?? 'und'}">${titleText(view, capture.title)}</a> <span class="note block">#${capture.id} · ${timeTag(capture.at)} · ${outward(capture.url)}</span></dd></div>`;

const partOf = (step: Exclude<Step, { op: 'same' }>): DiffPart => ({
  op: step.op,
  ...('before' in step ? { before: step.before.text } : {}),
  ...('after' in step ? { after: step.after.text } : {}),
});

const differing = (steps: readonly Step[]): number => steps.filter(({ op }) => op !== 'same').length;

function passage(step: Step, style: DiffStyle, mark: WordMarker): Html {
  if (step.op !== 'same') return diffPart(partOf(step), style, mark);
  if (style === 'inline') return html`<p class="passage" dir="auto">${clip(step.after.text)}</p>`;
  return html`<tr><td class="passage" dir="auto">${clip(step.before.text)}</td><td class="passage" dir="auto">${clip(step.after.text)}</td></tr>`;
}

/** Unchanged passages shrink to a line that says how many they are. */
function onlyChanges(view: View, steps: readonly Step[], style: DiffStyle, mark: WordMarker): Html[] {
  const out: Html[] = [];
  let skipped = 0;
  const flush = () => {
    if (skipped > 0) {
      const words = view.t('compare.skipped', { n: skipped });
      out.push(
        style === 'inline'
          ? html`<p class="skipped" lang="${view.tag}">${words}</p>`
          : html`<tr><td class="skipped" colspan="2" lang="${view.tag}">${words}</td></tr>`,
      );
    }
    skipped = 0;
  };
  for (const step of steps) {
    if (step.op === 'same') skipped++;
    else if (out.length < MOST_PARTS) {
      flush();
      out.push(passage(step, style, mark));
    }
  }
  if (out.length > 0) flush();
  return out;
}
