/**
 * Measures the interpreter against labelled passages of real pages (`../shared/cases`, where present): relevance and
 * facts, by the scorer that lies beside them. Options are handed to the scorer (`--misses`, `--all-ids` …).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blocksOfText, isOfficialHost, isOfficialText, mergeFacts, readDocument } from '../src/interpret/read.ts';

interface Passage {
  readonly id: string;
  readonly url: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

const folder = fileURLToPath(new URL('../../shared/cases/', import.meta.url));
const expected = join(folder, 'passages.jsonl');

function answer({ id, url, language, title, text }: Passage): string {
  const blocks = blocksOfText(text);
  const official = isOfficialHost(url) || isOfficialText(title, blocks);
  const { relevance, facts } = readDocument({ title, blocks, language, url, official });
  return JSON.stringify({ id, relevance, facts: mergeFacts(facts) });
}

function main(): number {
  if (!existsSync(expected)) {
    console.log(`No labelled passages at ${folder}: nothing to measure.`);
    return 0;
  }
  const passages = readFileSync(expected, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Passage);
  const scratch = mkdtempSync(join(tmpdir(), 'kvisa-cases-'));
  try {
    const actual = join(scratch, 'actual.jsonl');
    writeFileSync(actual, `${passages.map(answer).join('\n')}\n`);
    const scorer = [join(folder, 'score.mjs'), '--expected', expected, '--actual', actual, ...process.argv.slice(2)];
    return spawnSync(process.execPath, scorer, { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

process.exitCode = main();
