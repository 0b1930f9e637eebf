import { SEVERITIES, type Severity } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';

export interface Week {
  /** ISO date of its Monday */
  readonly start: string;
  readonly counts: Readonly<Record<Severity, number>>;
}

const WIDTH = 12;
const HEIGHT = 84;

/** Changes a week as bars, grave ones at the bottom and told apart by fill; the figures follow as a table for every reader. */
export function weeksChart(view: View, weeks: readonly Week[]): Html {
  const total = (week: Week) => SEVERITIES.reduce((sum, one) => sum + week.counts[one], 0);
  const most = Math.max(1, ...weeks.map(total));
  if (weeks.every((week) => total(week) === 0)) return html``;
  const scale = (HEIGHT - 4) / most;
  const width = weeks.length * WIDTH;
  return html`<figure class="chart"><figcaption>${view.t('home.weeks')}</figcaption>
    <svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${view.t('home.weeks')}: ${weeks.map((week) => total(week)).join(', ')}">
    ${weeks.map((week, index) => bar(week, index * WIDTH, scale))}</svg>
    <p class="scale" aria-hidden="true"><span>${weeks[0]?.start}</span><span>≤ ${most}</span><span>${weeks.at(-1)?.start}</span></p>
    <p class="key">${[...SEVERITIES].reverse().map((one) => html`<span class="key-${one}">${view.t(`severity.${one}`)}</span> `)}</p></figure>`;
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
