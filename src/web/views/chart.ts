import { SEVERITIES, type Severity } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';
import { day } from './parts.ts';

export interface Week {
  /** ISO date of its Monday */
  readonly start: string;
  readonly counts: Readonly<Record<Severity, number>>;
}

const WIDTH = 12;
const HEIGHT = 84;

/** Changes a week as bars, grave ones at the bottom and told apart by lightness; the figures follow as a table for every reader. */
export function weeksChart(view: View, weeks: readonly Week[]): Html {
  const { t } = view;
  const total = (week: Week) => SEVERITIES.reduce((sum, one) => sum + week.counts[one], 0);
  const busy = weeks.filter((week) => total(week) > 0);
  if (busy.length === 0) return html``;
  const most = Math.max(...busy.map(total));
  const scale = (HEIGHT - 4) / most;
  const gravest = [...SEVERITIES].reverse();
  return html`<figure class="chart"><figcaption>${t('home.weeks')}</figcaption>
    <svg viewBox="0 0 ${weeks.length * WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${t('home.weeks')}. ${t('home.most', { n: most })}.">
    ${weeks.map((week, index) => bar(week, index * WIDTH, scale))}</svg>
    <p class="scale" aria-hidden="true"><span>${day(view, weeks[0]!.start)}</span><span>${t('home.most', { n: most })}</span><span>${day(view, weeks.at(-1)!.start)}</span></p>
    <p class="key" aria-hidden="true">${gravest.map((one) => html`<span class="key-${one}">${t(`severity.${one}`)}</span> `)}</p>
    <details class="headers"><summary>${t('home.figures')}</summary><table><thead><tr><th scope="col">${t('home.week')}</th>${gravest.map((one) => html`<th scope="col">${t(`severity.${one}`)}</th>`)}</tr></thead>
      <tbody>${busy.map((week) => html`<tr><th scope="row">${day(view, week.start)}</th>${gravest.map((one) => html`<td>${week.counts[one]}</td>`)}</tr>`)}</tbody></table></details></figure>`;
}

function bar(week: Week, x: number, scale: number): Html {
  let base = HEIGHT;
  const pieces = [...SEVERITIES].reverse().map((severity) => {
    const height = week.counts[severity] * scale;
    base -= height;
    return (
      height > 0 &&
      html`<rect class="bar-${severity}" x="${x + 1.5}" y="${base.toFixed(1)}" width="${WIDTH - 3}" height="${height.toFixed(1)}"/>`
    );
  });
  return html`${pieces}`;
}
