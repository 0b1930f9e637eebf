import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { factMatrix, type MatrixRow, usualValues } from '../../archive/queries/matrix.ts';
import { TOPICS } from '../../domain/change.ts';
import { FACT_NAMES, type FactName, type FactValue } from '../../domain/fact.ts';
import { type Html, html } from '../../domain/html.ts';
import { SOURCE_KINDS } from '../../domain/source.ts';
import { csv } from '../../publish/csv.ts';
import { countriesOf } from '../countries.ts';
import { Id, optional, parse, SOURCE_FILTER } from '../query.ts';
import type { Site } from '../site.ts';
import { here, type View, withQuery } from '../view.ts';
import { FACT_GROUPS, isUnusual, type MatrixFacts, matrixTable } from '../views/matrix.ts';
import { countrySelect, empty, filterForm, pager, selectSaid } from '../views/parts.ts';
import { factLabel } from '../views/values.ts';

const PER_PAGE = 40;
const Query = z.object({
  ...SOURCE_FILTER,
  topic: optional(z.enum(TOPICS)),
  sort: optional(z.enum(FACT_NAMES)),
  order: optional(z.literal('desc')),
  only: optional(z.literal('differs')),
  from: optional(Id),
});

export function matrixRoutes(app: FastifyInstance, site: Site): void {
  const read = (request: FastifyRequest) => {
    const query = parse(Query, request.query);
    const facts = FACT_GROUPS[query.topic ?? 'overview'];
    const all = factMatrix(site.archive.db, { ...query, facts });
    const usual = usualValues(all);
    const rows = query.only
      ? all.filter(({ cells }) => facts.some((fact) => isUnusual(cells.get(fact), usual.get(fact))))
      : all;
    return { query, facts, usual, rows: query.sort ? sorted(rows, query.sort, query.order === 'desc') : rows };
  };

  app.get('/matrix', { config: { cached: true } }, (request, reply) => {
    const { query, facts, usual, rows } = read(request);
    const { from = 0, sort, order } = query;
    const next = from + PER_PAGE < rows.length ? from + PER_PAGE : undefined;
    return site.page(request, reply, (view) => ({
      title: view.t('matrix.title'),
      main: html`<h1>${view.t('matrix.title')}</h1><p class="lead">${view.t('matrix.lead')}</p>${filters(view, query, countriesOf(site))}
        ${rows.length > 0 ? rules(view, { rows, facts, usual, sort, order }, from) : empty(view.t(isFiltered(query) ? 'matrix.filtered' : 'matrix.none'))}
        ${pager(view, next === undefined ? undefined : here(view, { from: next }), from > 0, here(view, { from: undefined }))}
        ${rows.length > 0 && html`<p class="more"><a href="${withQuery(`/matrix.csv${view.url.search}`, { from: undefined, lang: undefined })}">${view.t('matrix.csv')}</a></p>`}`,
    }));
  });

  app.get('/matrix.csv', { config: { cached: true } }, (request, reply) => {
    const { facts, rows } = read(request);
    const table = [
      ['source', 'country', 'kind', ...facts, 'conflicts'],
      ...rows.map((row) => [
        row.source,
        row.country,
        row.kind,
        ...facts.map((fact) => plain(row.cells.get(fact)?.value)),
        // The page marks these cells; a number alone would hide that another page of the same publisher says otherwise.
        facts.filter((fact) => row.cells.get(fact)?.conflict).join(';'),
      ]),
    ];
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="k-visa-rules.csv"')
      .send(csv(table));
  });
}

/** One page of the table without columns that nobody fills; what they would tell is said in a line. */
function rules(view: View, table: MatrixFacts, from: number): Html {
  const isStated = (fact: FactName) => table.rows.some(({ cells }) => cells.has(fact));
  const facts = table.facts.filter(isStated);
  const unstated = table.facts.filter((fact) => !isStated(fact)).map((fact) => factLabel(view, fact));
  const names = unstated.join(view.lang === 'zh' ? '、' : ', ');
  return html`${matrixTable(view, { ...table, facts, rows: table.rows.slice(from, from + PER_PAGE) })}
    ${unstated.length > 0 && html`<p class="note">${view.t('matrix.unstated', { facts: names })}</p>`}`;
}

/** Values for programs: lists by semicolons, fees as JSON. */
function plain(value: FactValue | undefined): string | number | undefined {
  if (value === undefined || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return value.every((one) => typeof one === 'string') ? value.join(';') : JSON.stringify(value);
}

/** By one fact's value; those who do not state it come last, whichever the order. */
function sorted(rows: readonly MatrixRow[], fact: FactName, falling: boolean): MatrixRow[] {
  const key = (row: MatrixRow) => row.cells.get(fact)?.value;
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    const sign = falling ? -1 : 1;
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * JSON.stringify(x).localeCompare(JSON.stringify(y));
  });
}

const isFiltered = ({ topic, kind, country, only }: z.output<typeof Query>): boolean =>
  [topic, kind, country, only].some((one) => one !== undefined);

function filters(view: View, query: z.output<typeof Query>, countries: readonly string[]) {
  const { t } = view;
  const fields = html`${selectSaid(view, 'topic', 'word.topic', 'topic', TOPICS, query.topic)}
    ${selectSaid(view, 'kind', 'word.kind', 'source', SOURCE_KINDS, query.kind)}
    ${countrySelect(view, countries, query.country)}
    <label class="check"><input type="checkbox" name="only" value="differs"${query.only && html` checked`}> ${t('matrix.only')}</label>
    ${query.sort && html`<input type="hidden" name="sort" value="${query.sort}">`}${query.order && html`<input type="hidden" name="order" value="${query.order}">`}`;
  return filterForm(view, fields, isFiltered(query));
}
