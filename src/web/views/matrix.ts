import type { MatrixCell, MatrixRow } from '../../archive/queries/matrix.ts';
import type { Topic } from '../../domain/change.ts';
import type { FactName } from '../../domain/fact.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import { here, type View } from '../view.ts';
import { countryName, nameOf } from './parts.ts';
import { factLabel, factText } from './values.ts';

/** What people compare first, then the facts of each topic (section 4 of the public contract). */
export const FACT_GROUPS: Readonly<Record<'overview' | Topic, readonly FactName[]>> = {
  overview: [
    'eligibility.age.max',
    'eligibility.degree.min',
    'sponsor.required',
    'fee',
    'processing.regular.days',
    'visa.validity',
    'visa.stay',
    'employment.permitted',
    'family.allowed',
  ],
  eligibility: [
    'eligibility.age.min',
    'eligibility.age.max',
    'eligibility.degree.min',
    'eligibility.institution',
    'eligibility.fields',
    'eligibility.experience.years',
    'sponsor.required',
  ],
  documents: ['documents.required'],
  procedure: [
    'procedure.channel',
    'procedure.appointment',
    'procedure.interview',
    'procedure.biometrics',
    'processing.regular.days',
    'processing.express.days',
  ],
  fee: ['fee'],
  validity: ['visa.entries', 'visa.validity', 'visa.stay', 'effective.from', 'effective.until'],
  activities: ['activities.allowed', 'employment.permitted'],
  family: ['family.allowed'],
};

export interface MatrixFacts {
  readonly rows: readonly MatrixRow[];
  readonly facts: readonly FactName[];
  /** What most publishers state, as JSON. */
  readonly usual: ReadonlyMap<FactName, string>;
  readonly sort?: FactName;
  readonly order?: 'desc';
}

/** A wide table in a frame of its own that scrolls, by keyboard too; the first column stays. */
export function matrixTable(view: View, { rows, facts, usual, sort, order }: MatrixFacts): Html {
  const { t } = view;
  /** A second press on the same heading turns the order round. */
  const head = (fact: FactName) => {
    const sorted = sort === fact ? (order ? ('descending' as const) : ('ascending' as const)) : undefined;
    const turned = { sort: fact, order: sorted === 'ascending' ? 'desc' : undefined, from: undefined };
    return html`<th scope="col"${sorted && html` aria-sort="${sorted}"`}><a href="${here(view, turned)}">${factLabel(view, fact)}${sorted && html` <span aria-hidden="true">${sorted === 'ascending' ? '↑' : '↓'}</span>`}</a></th>`;
  };
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${t('matrix.title')}"><table class="matrix"><thead><tr><th scope="col"${!sort && html` aria-sort="ascending"`}><a href="${here(view, { sort: undefined, order: undefined, from: undefined })}">${t('word.source')}</a></th>${facts.map(head)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row"><a href="${view.href(`/sources/${row.source}`)}">${nameOf(view, row.name)}</a> <small>${countryName(view, row.country)}</small></th>${facts.map((fact) => cellOf(view, row, fact, usual))}</tr>`)}</tbody></table></div>`;
}

function cellOf(view: View, row: MatrixRow, fact: FactName, usual: ReadonlyMap<FactName, string>): Html {
  const cell = row.cells.get(fact);
  if (!cell)
    return html`<td class="unstated"><span aria-hidden="true">–</span><span class="visually-hidden">${view.t('change.unstated')}</span></td>`;
  const differs = isUnusual(cell, usual.get(fact));
  return html`<td${differs && html` class="differs"`}><a href="${view.href(`/snapshots/${cell.snapshot}`)}">${clean(factText(view, fact, cell.value), 200)}</a>${differs && html` <b class="mark-differs" title="${view.t('matrix.differs')}">≠<span class="visually-hidden"> ${view.t('matrix.differs')}</span></b>`}${cell.conflict && html` <small>${view.t('mark.parens', { words: view.t('matrix.conflict') })}</small>`}</td>`;
}

/** Does a publisher state another value than most? Who states none does not differ. */
export const isUnusual = (cell: MatrixCell | undefined, usual: string | undefined): boolean =>
  cell !== undefined && usual !== undefined && JSON.stringify(cell.value) !== usual;
