import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { factMatrix, type MatrixRow, usualValues } from '../../archive/queries/matrix.ts';
import { TOPICS } from '../../domain/change.ts';
import { FACT_NAMES, type FactName, type FactValue } from '../../domain/fact.ts';
import { html } from '../../domain/html.ts';
import { SOURCE_KINDS } from '../../domain/source.ts';
import { csv } from '../../publish/csv.ts';
import { Id, optional, parse, SOURCE_FILTER } from '../query.ts';
import type { Site } from '../site.ts';
import { here, type View, withQuery } from '../view.ts';
import { FACT_GROUPS, matrixTable } from '../views/matrix.ts';
import { empty, filterForm, pager, select } from '../views/parts.ts';

const PER_PAGE = 40;
const Query = z.object({
  ...SOURCE_FILTER,
  topic: optional(z.enum(TOPICS)),
  sort: optional(z.enum(FACT_NAMES)),
  from: optional(Id),
});

export function matrixRoutes(app: FastifyInstance, site: Site): void {
  const read = (request: FastifyRequest) => {
    const query = parse(Query, request.query);
    const facts = FACT_GROUPS[query.topic ?? 'overview'];
    const rows = factMatrix(site.archive.db, { ...query, facts });
    return { query, facts, rows: query.sort ? sorted(rows, query.sort) : rows };
  };

  app.get('/matrix', { config: { cached: true } }, (request, reply) => {
    const { query, facts, rows } = read(request);
    const { from = 0, sort } = query;
    const next = from + PER_PAGE < rows.length ? from + PER_PAGE : undefined;
    return site.page(request, reply, (view) => ({
      title: view.t('matrix.title'),
      main: html`<h1>${view.t('matrix.title')}</h1><p class="lead">${view.t('matrix.lead')}</p>${filters(view, query)}
        ${rows.length > 0 ? matrixTable(view, rows.slice(from, from + PER_PAGE), facts, usualValues(rows), sort) : empty(view.t('matrix.none'))}
        ${pager(view, next === undefined ? undefined : here(view, { from: next }), from > 0, here(view, { from: undefined }))}
        ${rows.length > 0 && html`<p class="more"><a href="${withQuery(`/matrix.csv${view.url.search}`, { from: undefined, lang: undefined })}">${view.t('matrix.csv')}</a></p>`}`,
    }));
  });

  app.get('/matrix.csv', { config: { cached: true } }, (request, reply) => {
    const { facts, rows } = read(request);
    const table = [
      ['source', 'country', 'kind', ...facts],
      ...rows.map((row) => [
        row.source,
        row.country,
        row.kind,
        ...facts.map((fact) => plain(row.cells.get(fact)?.value)),
      ]),
    ];
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="k-visa-rules.csv"')
      .send(csv(table));
  });
}

/** Values for programs: lists by semicolons, fees as JSON. */
function plain(value: FactValue | undefined): string | number | undefined {
  if (value === undefined || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return value.every((one) => typeof one === 'string') ? value.join(';') : JSON.stringify(value);
}

/** By one fact's value; those who do not state it come last. */
function sorted(rows: readonly MatrixRow[], fact: FactName): MatrixRow[] {
  const key = (row: MatrixRow) => row.cells.get(fact)?.value;
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return JSON.stringify(x).localeCompare(JSON.stringify(y));
  });
}

function filters(view: View, query: z.output<typeof Query>) {
  const { t } = view;
  const fields = html`${select(
    view,
    'topic',
    t('word.topic'),
    TOPICS.map((value) => ({ value, label: t(`topic.${value}`) })),
    query.topic,
  )}
    ${select(
      view,
      'kind',
      t('word.kind'),
      SOURCE_KINDS.map((value) => ({ value, label: t(`source.${value}`) })),
      query.kind,
    )}
    ${query.country && html`<input type="hidden" name="country" value="${query.country}">`}`;
  return filterForm(view, fields, query.topic !== undefined || query.kind !== undefined || query.country !== undefined);
}
