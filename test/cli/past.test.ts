import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { page, URL_OF_PAGE } from '../support/past.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kvisa-past-'));
const data = join(folder, 'data');
const config = join(folder, 'config.yaml');
const manifest = join(folder, 'manifest.jsonl');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input?: string) {
  return spawnSync(process.execPath, ['bin/kvisa-watch.mjs', ...args, '--config', config], {
    cwd: root,
    encoding: 'utf8',
    input,
    timeout: 120_000,
  });
}
const json = (...args: string[]) => JSON.parse(run([...args, '--json']).stdout);

const RULES = ['aged between 18 and 45', 'aged between 18 and 40'];
const HALL = 'The hall is on the second floor of the east building.';
const DOOR = 'Please use the north entrance of the building.';

beforeAll(() => {
  mkdirSync(join(folder, 'sources'));
  writeFileSync(config, 'data: ./data\nsources: ./sources\n');
  const texts = [
    page(`Applicants for the K visa must be ${RULES[0]}.`, HALL, DOOR),
    page(`Applicants for the K visa must be ${RULES[1]}.`, HALL, DOOR),
    page(DOOR, `Applicants for the K visa must be ${RULES[1]}.`, HALL),
  ];
  const lines = texts.map((html, index) => {
    writeFileSync(join(folder, `${index}.html`), html);
    return JSON.stringify({
      url: URL_OF_PAGE,
      at: `2026-0${index + 1}-01`,
      file: `${index}.html`,
      contentType: 'text/html',
    });
  });
  writeFileSync(manifest, [...lines, '{"url": "no address", "at": "2026-01-01", "file": "0.html"}', ''].join('\n'));
});

describe('import', () => {
  it('takes the good lines, names the bad one with its number and the remedy, and exits with 1', () => {
    const { status, stdout, stderr } = run(['import', manifest, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ taken: 3, known: 0, faults: [{ place: 'line 4' }] });
    expect(stderr).toMatch(/manifest\.jsonl, line 4: url: must be an http or https address/);
    expect(status).toBe(1);
  });

  it('changes nothing the second time', () => {
    expect(json('import', manifest)).toMatchObject({ taken: 0, known: 3, changes: 0 });
  });

  it('mails nobody', () => {
    const archive = openArchive(data);
    expect(archive.db.prepare('SELECT count(*) FROM notice').pluck().get()).toBe(0);
    archive.close();
  });

  it('of a file that is not there fails with its name', () => {
    const { status, stderr } = run(['import', join(folder, 'nothing.warc')]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('nothing.warc')]);
  });
});

describe('changes', () => {
  it('leaves out what was put aside as noise, unless asked for the rest', () => {
    expect(json('changes')).toMatchObject([{ relevance: 'k-visa', detectedAt: '2026-02-01T00:00:00.000Z' }]);
    expect(json('changes', '--relevance', 'other')).toMatchObject([
      { reason: 'reordered', detectedAt: '2026-03-01T00:00:00.000Z' },
    ]);
  });
});

describe('reprocess', () => {
  it('has nothing to do where the rules are today’s', () => {
    expect(json('reprocess')).toEqual({ pages: 1, extracted: 0, interpreted: 0, changes: 0 });
  });
});

describe('interpret', () => {
  it('reads a file and stores nothing', () => {
    const [answer] = json('interpret', join(folder, '0.html'));
    expect(answer).toMatchObject({ relevance: 'k-visa' });
    expect(answer.facts).toContainEqual({
      fact: 'eligibility.age.max',
      value: 45,
      quote: expect.stringContaining('between 18 and 45'),
    });
  });

  it('answers JSON Lines in order, and names a bad line', () => {
    const text = `Applicants for the K visa must be ${RULES[1]}.`;
    const input = `${JSON.stringify({ id: 'a', text })}\n{bad\n${JSON.stringify({ id: 'b', text: 'The garden is open.' })}\n`;
    const { status, stdout, stderr } = run(['interpret', '-'], input);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { id: 'a', relevance: 'k-visa' },
      { id: 'b', relevance: 'other', facts: [] },
    ]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('line 2')]);
  });

  it('takes no fact from an agent', () => {
    const input = JSON.stringify({
      id: 1,
      text: `Applicants for the K visa must be ${RULES[0]}.`,
      url: 'https://agent.example/k',
    });
    expect(JSON.parse(run(['interpret', '-'], input).stdout).facts).toEqual([]);
  });

  it('names the category of each fact with --by-visa, and merges without', () => {
    const text =
      'Z visa applicants must submit an invitation letter.\n\nK visa applicants must be aged between 18 and 45.';
    const facts = (...more: string[]) =>
      JSON.parse(run(['interpret', '-', ...more], JSON.stringify({ id: 1, text })).stdout).facts;
    expect(facts('--by-visa').some(({ visa }: { visa?: string }) => visa === 'K')).toBe(true);
    expect(facts().every((fact: object) => Object.keys(fact).join() === 'fact,value,quote')).toBe(true);
  });
});
