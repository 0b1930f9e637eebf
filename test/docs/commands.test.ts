import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { LOG_EVENTS } from '../../src/log.ts';
import { INCIDENT_KINDS } from '../../src/watch/incidents.ts';
import { openPages } from '../web/room.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the documents name', () => {
  it('every command', () => {
    const rows = read('README.md').match(/^\| `.*$/gm)!;
    const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([a-z]+)/g)].map(([, name]) => name));
    expect(Object.keys(COMMANDS).filter((name) => !named.includes(name))).toEqual([]);
  });

  it('every script of the workshop', () => {
    const text = read('README.md') + read('CONTRIBUTING.md');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = (name: string) => new RegExp(`npm (run (--silent )?)?${name}(?![\\w:])`).test(text);
    expect(Object.keys(scripts).filter((name) => !named(name))).toEqual([]);
    const run = Object.values(scripts).join();
    const files = globSync('scripts/*.ts', { cwd: root }).map((file) => /(\S+)\.ts/.exec(file.split(/[/\\]/)[1]!)![1]!);
    expect(files.filter((name) => !run.includes(`${name}.ts`) && !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('every other document, and every decision', () => {
    const documents = globSync('docs/*.md', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
    expect(documents.filter((file) => !read('README.md').includes(`(${file})`))).toEqual([]);
    const decisions = globSync('docs/decisions/*.md', { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .sort();
    expect(decisions.filter((file) => !read('ARCHITECTURE.md').includes(`(${file})`))).toEqual([]);
    expect(decisions.map((file) => Number(/(\d{4})-/.exec(file)![1]))).toEqual(decisions.map((_, n) => n + 1));
  });

  it('only files that are there', () => {
    const wrong = [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      ...globSync('docs/**/*.md', { cwd: root }),
    ].flatMap((file) =>
      [...read(file).matchAll(/`((?:src|test|bench|scripts|deploy|config|migrations)\/[\w./-]+\.\w+)`/g)]
        .map(([, named]) => named!)
        .filter((named) => !named.includes('NAME') && globSync(named, { cwd: root }).length === 0)
        .map((named) => `${file}: ${named}`),
    );
    expect(wrong).toEqual([]);
  });

  it('every incident, event of the log and metric an operator may build on', async () => {
    const guide = read('docs/operations.md');
    const { get } = await openPages();
    const metrics = [...(await get('/metrics')).body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!);
    expect(metrics.filter((name) => !new RegExp(`\`${name}[\`{]`).test(guide))).toEqual([]);
    expect(INCIDENT_KINDS.filter((kind) => !guide.includes(`\n| \`${kind}\` |`))).toEqual([]);
    expect(LOG_EVENTS.filter((event) => !guide.includes(`\`${event}\``))).toEqual([]);
  });
});
