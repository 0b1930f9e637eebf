/**
 * Measures how well real changes of real pages are told from noise, on page histories that other people labelled
 * (`../shared/corpus`, where present): without knowledge of the sites, and with the curators' selectors.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const scorer = fileURLToPath(new URL('../../shared/corpus/score.mjs', import.meta.url));

/** The goals of this program; the scorer's last line holds the figures. */
const RUNS = [
  { name: 'without selectors', options: [], recall: 0.95, falseAlarms: 0.05 },
  { name: 'with the curators’ selectors', options: ['--selectors'], recall: 0.99, falseAlarms: 0.01 },
] as const;

function measure({ name, options, recall, falseAlarms }: (typeof RUNS)[number]): boolean {
  const { stdout, stderr, status } = spawnSync(process.execPath, [scorer, '--project', project, ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    console.error(stderr);
    return false;
  }
  const lines = stdout.trimEnd().split('\n');
  const found = JSON.parse(lines.at(-1)!) as {
    recall: number;
    falseAlarmRate: number;
    substantive: number;
    quiet: number;
  };
  const met = found.recall >= recall && found.falseAlarmRate <= falseAlarms;
  console.log(lines.slice(0, -1).join('\n'));
  console.log(
    `${name}: recall ${percent(found.recall)} of ${found.substantive} (goal ${percent(recall)}), false alarms ${percent(found.falseAlarmRate)} of ${found.quiet} (goal at most ${percent(falseAlarms)}): ${met ? 'met' : 'missed'}`,
  );
  return met;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

if (!existsSync(scorer)) console.log(`No page histories at ${scorer}: nothing to measure.`);
else if (RUNS.map(measure).includes(false)) process.exitCode = 1;
