import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kvisa-cli-'));
const data = join(folder, 'demo', 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program as a person runs it. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/kvisa-watch.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
const json = (...args: string[]) => JSON.parse(run(...args, '--json', '--data', data).stdout);

beforeAll(() => {
  run('demo', '--exit', '--data', folder);
});

describe('the demo', () => {
  it('leaves mails for both readers, one per change and reader', () => {
    const { rounds, mails } = JSON.parse(run('demo', '--json', '--data', folder).stdout);
    const changes = rounds.flatMap((round: { changes: { relevance: string }[] }) =>
      round.changes.filter(({ relevance }) => relevance !== 'other'),
    );
    expect([changes.length > 4, mails]).toEqual([true, changes.length * 2]);
  });
});

describe('the reading commands', () => {
  it('changes: prints the contract’s shape, newest first', () => {
    const changes = json('changes');
    expect(changes[0]).toMatchObject({
      id: expect.any(Number),
      source: expect.stringMatching(/^demo-/),
      summary: { en: expect.any(String), zh: expect.any(String) },
    });
    expect(changes.map(({ id }: { id: number }) => id)).toEqual(
      changes.map(({ id }: { id: number }) => id).toSorted((a: number, b: number) => b - a),
    );
  });

  it('changes: filters by kind, severity, topic and source', () => {
    expect(json('changes', '--kind', 'withdrawn')).toMatchObject([{ source: 'demo-egypt' }]);
    expect(json('changes', '--topic', 'fee', '--severity', 'major')).toMatchObject([{ source: 'demo-chile' }]);
    expect(json('changes', '--source', 'demo-canada')).toEqual([]);
  });

  it('facts: those in force, with quotes; a past time gives the past value', () => {
    const age = (more: string[]) =>
      json('facts', '--source', 'demo-norway', ...more).find(
        ({ fact }: { fact: string }) => fact === 'eligibility.age.max',
      );
    expect(age([])).toMatchObject({
      value: 40,
      quote: expect.stringContaining('40'),
      snapshot: expect.any(Number),
      language: 'en',
    });
  });

  it('facts: in words for people, with the name of each fact', () => {
    const { stdout } = run('facts', '--source', 'demo-chile', '--data', data);
    expect(stdout).toContain('Fee: 260 CNY (single entry), 420 CNY (express)  [fee]');
  });

  it('facts --contradictions: what the two editions of a notice state differently', () => {
    expect(json('facts', '--contradictions')).toMatchObject([
      {
        source: 'demo-japan',
        fact: 'eligibility.age.max',
        chinese: { language: 'zh', value: 40, snapshot: expect.any(Number) },
        foreign: { language: 'en', value: 45, quote: expect.stringContaining('45') },
      },
    ]);
    expect(json('facts', '--contradictions', '--source', 'demo-norway')).toEqual([]);
  });

  it('sources failing: what cannot be read now, since when and why', () => {
    expect(json('sources', 'failing')).toMatchObject([
      { source: 'demo-egypt', code: 'gone', streak: expect.any(Number), lastSuccess: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect(run('sources', 'failing', '--data', data).stdout).toMatch(/demo-egypt .* gone .* the host answers 404/);
  });

  it('show: the text, the bytes and the headers of a snapshot', () => {
    const [change] = json('changes', '--source', 'demo-norway');
    expect(run('show', String(change.after), '--data', data).stdout).toContain('How to apply for a K visa');
    expect(run('show', String(change.after), '--raw', '--data', data).stdout).toMatch(/^<!doctype html>/);
    expect(JSON.parse(run('show', String(change.after), '--headers', '--data', data).stdout)).toMatchObject({
      status: 200,
      responseHeaders: { 'content-type': 'text/html; charset=utf-8' },
    });
  });

  it('diff: marks the words that changed', () => {
    const change = json('changes', '--source', 'demo-norway').at(-1);
    expect(run('diff', String(change.before), String(change.after), '--words', '--data', data).stdout).toContain(
      '[-45-]{+40+}',
    );
  });

  it('snapshots: can be asked for by address', () => {
    const [{ url }] = json('changes', '--source', 'demo-norway');
    const list = json('snapshots', '--url', url);
    expect(list.length).toBeGreaterThan(1);
    expect(list[0]).toMatchObject({
      id: expect.any(Number),
      source: 'demo-norway',
      url,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: expect.any(Number),
      status: 200,
      language: 'en',
    });
  });

  it('changes: a time may be said as how long ago', () => {
    expect(json('changes', '--since', '1h')).toEqual(json('changes'));
    expect(json('changes', '--until', '2d')).toEqual([]);
  });

  it('a source that is declared and was never looked at has an empty answer, not a fault', () => {
    expect(json('changes', '--source', 'embassy-us')).toEqual([]);
  });

  it('a list that is empty is an empty array', () => {
    expect(JSON.parse(run('changes', '--json', '--data', join(folder, 'empty')).stdout)).toEqual([]);
  });
});

describe('wrong usage ends with exit code 2 and one clear line', () => {
  it.each([
    [['bogus'], /unknown command 'bogus'/],
    [['changes', '--kind', 'gone'], /Allowed choices are published, amended/],
    [['changes', '--since', 'yesterday'], /"yesterday" is no time; write 2026-01-31/],
    [['show', 'x1'], /"x1" is no whole number/],
    [['poll', '--config', 'nowhere.yaml'], /nowhere\.yaml: no such file/],
    [['poll', '--source', 'embassy-nowhere', '--data', folder], /embassy-nowhere: no such source/],
    [['sources', 'frobnicate'], /sources frobnicate: there is no such command; there are list, check/],
    [['facts', '--nope'], /facts --help/],
    [['--data', folder, 'facts'], /options stand after the command/],
    [['facts', '--contradictions', '--at', '2026-01-01', '--data', folder], /leave --at out/],
    [['subscribers', 'add', 'nobody', '--data', folder], /nobody: /],
    [['subscribers', 'add', 'a@example.org', '--topic', 'money', '--data', folder], /Allowed choices are eligibility/],
    [['subscribers', 'add', 'a@example.org', '--source', 'embassy-nowhere', '--data', folder], /no such source/],
    [['subscribers', 'add', 'a@example.org', '--rhythm', 'hourly'], /subscribers add --help says more/],
    [['changes', '--source', 'embassy-nowhere', '--data', data], /embassy-nowhere: no such source/],
    [['search', '', '--data', data], /name a word/],
  ])('%s', (args, expected) => {
    const { status, stdout, stderr } = run(...(args as string[]));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('names every fault of every declaration', () => {
    const sources = mkdtempSync(join(folder, 'sources-'));
    writeFileSync(
      join(sources, 'a.yaml'),
      'id: Embassy_A\nname: A\nkind: embasy\ncountry: US\nwatch:\n  - url: http://a.example/\n    as: page\n',
    );
    writeFileSync(join(sources, 'config.yml'), `sources: ${JSON.stringify(sources)}\n`);
    const { status, stderr } = run('poll', '--config', join(sources, 'config.yml'), '--data', folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/a\.yaml:1.*id/);
    expect(stderr).toMatch(/a\.yaml:3.*embassy/);
  });
});

describe('a command that fails ends with exit code 1 and says what to do', () => {
  it.each([
    [['subscribers', 'import', 'nowhere.jsonl'], /nowhere\.jsonl: there is no such file/],
    [['import', 'nowhere.warc'], /nowhere\.warc: there is no such file/],
    [['import', 'config'], /config: is a folder/],
  ])('%s', (args, expected) => {
    const { status, stdout, stderr } = run(...args, '--data', data);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('show: a snapshot that does not exist', () => {
    expect(run('show', '99999', '--data', data)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('"snapshots" lists them'),
    });
  });
});

it('doctor: ends with 1 while anything is broken, else with 0, so that a timer can run it', () => {
  const config = join(folder, 'doctor.yaml');
  const sources = join(folder, 'demo', 'sources');
  writeFileSync(config, JSON.stringify({ sources, browser: { enabled: false } })); // JSON is YAML
  const broken = join(folder, 'doctor-broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'kvisa-watch.sqlite'), 'no database '.repeat(1000));
  const ended = (place: string) => run('doctor', '--config', config, '--data', place);
  expect([ended(join(folder, 'doctor-new')).status, ended(broken).status]).toEqual([0, 1]);
});

describe('every command of the program', () => {
  it('is listed by --help', () => {
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of Object.keys(COMMANDS)) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });

  it('is listed with the arguments that its own help names', async () => {
    const listed = run('--help').stdout;
    for (const [name, { load, takes = '' }] of Object.entries(COMMANDS)) {
      const command = new Command(name);
      (await load())(command);
      const taken = command.registeredArguments.map((one) => one.name());
      expect([name, takes.match(/\w+/g) ?? []]).toEqual([name, taken]);
      expect(listed).toContain(`  ${name} ${takes}`.trimEnd());
    }
  });

  it('help NAME says the same as NAME --help', () => {
    expect(run('help', 'show')).toEqual(run('show', '--help'));
  });

  it.each(Object.keys(COMMANDS))('%s explains itself and its options', async (name) => {
    const command = new Command(name);
    (await COMMANDS[name]!.load())(command);
    const undescribed = [command, ...command.commands]
      .flatMap(({ options }) => options)
      .filter(({ description, argChoices }) => !description && !argChoices);
    expect(command.description()).not.toBe('');
    expect(undescribed.map(({ flags }) => flags)).toEqual([]);
  });
});
