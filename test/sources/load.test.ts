import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatFault } from '../../src/sources/fault.ts';
import { loadSources } from '../../src/sources/load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const head = `id: embassy-us
name: { en: Embassy, zh: 大使馆 }
kind: embassy
country: US
`;
const watch = `watch:
  - url: https://us.example.org/eng/
    as: listing
`;

/** The only fault of a folder with this one file. */
function faultOf(text: string | Uint8Array) {
  put('us.yaml', text);
  const { sources, faults } = loadSources(folder);
  expect(faults.map(formatFault)).toHaveLength(1);
  expect(sources).toHaveLength(0);
  return faults[0]!;
}

describe('a good declaration', () => {
  it('is read with the defaults filled in', () => {
    put('us.yaml', head + watch);
    const { sources, faults } = loadSources(folder);
    expect(faults).toEqual([]);
    expect(sources[0]).toMatchObject({ id: 'embassy-us', name: { en: 'Embassy', zh: '大使馆' }, country: 'US' });
    expect(sources[0]!.watches[0]!.rules).toEqual({
      render: 'auto',
      content: [],
      ignore: [],
      links: [],
      schedule: '11 */2 * * *',
    });
  });

  it('may give a selector as a string or a list and the name once for both languages', () => {
    put('us.yaml', `${head.replace(/\{.*\}/, 'Embassy')}content: "#a"\nignore: [.b, .c]\n${watch}`);
    const source = loadSources(folder).sources[0]!;
    expect(source.name).toEqual({ en: 'Embassy', zh: 'Embassy' });
    expect(source.watches[0]!.rules).toMatchObject({ content: ['#a'], ignore: ['.b', '.c'] });
  });

  it('keeps an apostrophe in a path and encodes Chinese', () => {
    put('us.yaml', `${head}watch:\n  - { url: "https://example.org/x'y/签证/", as: page }\n`);
    expect(loadSources(folder).sources[0]!.watches[0]!.url).toBe("https://example.org/x'y/%E7%AD%BE%E8%AF%81/");
  });

  it('may share a file with others', () => {
    put('us.yaml', `---\n${head}${watch}---\n${head.replace('-us', '-ca')}${watch}`);
    expect(loadSources(folder).sources.map((source) => source.id)).toEqual(['embassy-us', 'embassy-ca']);
  });
});

describe('a fault names the line, what was found and what is accepted', () => {
  const cases: [string, string, { line: number; key: string; found?: RegExp; remedy: RegExp }][] = [
    ['YAML that does not parse', `${head}watch: [\n`, { line: 5, key: '', found: /YAML/, remedy: /valid YAML/ }],
    ['a key given twice', `${head}kind: city\n${watch}`, { line: 5, key: 'kind', found: /twice/, remedy: /once/ }],
    ['an unknown key', `${head}citty: X\n${watch}`, { line: 5, key: 'citty', remedy: /did you mean "city"/ }],
    [
      'an unknown key of a watch',
      `${head}${watch}    contents: p\n`,
      { line: 8, key: 'watch[0].contents', remedy: /did you mean "content"/ },
    ],
    [
      'a missing key',
      `${head.replace(/kind.*\n/, '')}${watch}`,
      { line: 1, key: 'kind', found: /nothing/, remedy: /embassy \| consulate/ },
    ],
    [
      'a misspelt kind',
      `${head.replace('kind: embassy', 'kind: embasy')}${watch}`,
      { line: 3, key: 'kind', found: /"embasy"/, remedy: /did you mean "embassy"/ },
    ],
    [
      'an id that is not kebab-case',
      `${head.replace('embassy-us', 'Embassy_US')}${watch}`,
      { line: 1, key: 'id', remedy: /kebab-case/ },
    ],
    [
      'a country in small letters',
      `${head.replace('US', 'us')}${watch}`,
      { line: 4, key: 'country', remedy: /did you mean "US"/ },
    ],
    ['a country that is none', `${head.replace('US', 'UK')}${watch}`, { line: 4, key: 'country', remedy: /GB/ }],
    [
      'an address without scheme',
      `${head}watch:\n  - url: us.example.org\n    as: page\n`,
      { line: 6, key: 'watch[0].url', remedy: /complete address/ },
    ],
    [
      'an address of another scheme',
      `${head}watch:\n  - url: ftp://a.org/\n    as: page\n`,
      { line: 6, key: 'watch[0].url', remedy: /http/ },
    ],
    [
      'an address with credentials',
      `${head}watch:\n  - url: http://me:pw@a.org/\n    as: page\n`,
      { line: 6, key: 'watch[0].url', remedy: /password/ },
    ],
    [
      'an address with a fragment',
      `${head}watch:\n  - url: http://a.org/#k\n    as: page\n`,
      { line: 6, key: 'watch[0].url', remedy: /fragment/ },
    ],
    [
      'an address with a space',
      `${head}watch:\n  - url: http://a.org/a b\n    as: page\n`,
      { line: 6, key: 'watch[0].url', remedy: /spaces/ },
    ],
    [
      'a role that is none',
      `${head}watch:\n  - url: http://a.org/\n    as: pages\n`,
      { line: 7, key: 'watch[0].as', remedy: /did you mean "page"/ },
    ],
    [
      'a language that is none',
      `${head}${watch}    language: English\n`,
      { line: 8, key: 'watch[0].language', remedy: /BCP 47/ },
    ],
    [
      'a schedule that is no cron expression',
      `${head}schedule: hourly\n${watch}`,
      { line: 5, key: 'schedule', remedy: /cron/ },
    ],
    [
      'a selector that does not parse',
      `${head}${watch}    content: "p >> ["\n`,
      { line: 8, key: 'watch[0].content', remedy: /CSS/ },
    ],
    ['a selector in a list', `${head}ignore:\n  - .a\n  - "#"\n${watch}`, { line: 7, key: 'ignore[1]', remedy: /CSS/ }],
    [
      'a link rule that does not parse',
      `${head}links: "("\n${watch}`,
      { line: 5, key: 'links', remedy: /regular expression/ },
    ],
    [
      'a link rule that may take for ever',
      `${head}links: "(a+)+$"\n${watch}`,
      { line: 5, key: 'links', remedy: /without bound/ },
    ],
    [
      'a family that does not exist',
      `${head}family: misson\n${watch}`,
      { line: 5, key: 'family', remedy: /did you mean "mission"/ },
    ],
    [
      'an address watched twice',
      `${head}${watch}  - url: http://us.example.org/eng/\n    as: page\n`,
      { line: 8, key: 'watch[1].url', found: /line 6/, remedy: /once/ },
    ],
    ['an empty list of watches', `${head}watch: []\n`, { line: 5, key: 'watch', remedy: /at least one/ }],
    ['a half name', `${head.replace(', zh: 大使馆', '')}${watch}`, { line: 2, key: 'name.zh', remedy: /string/ }],
    ['a number for a city', `${head}city: 7\n${watch}`, { line: 5, key: 'city', found: /7/, remedy: /string/ }],
    ['a list instead of a map', '- a\n', { line: 1, key: '', remedy: /map/ }],
    ['an empty file', '', { line: 0, key: '', found: /empty/, remedy: /declaration/ }],
  ];
  it.each(cases)('%s', (_, text, { line, key, found, remedy }) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ file: expect.stringMatching(/us\.yaml$/), line, key });
    expect(fault.found).toMatch(found ?? /./);
    expect(fault.remedy).toMatch(remedy);
  });

  it('aliases that multiply without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [i, name] of [...'bcdefgh'].entries()) {
      const before = 'abcdefgh'[i];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    expect(faultOf(bomb.join('\n')).found).toMatch(/aliases/);
  });

  it('a file of more than a megabyte', () => {
    expect(faultOf('#'.repeat(1_000_001)).remedy).toMatch(/at most 1000000 bytes/);
  });

  it('a file that is not UTF-8', () => {
    expect(faultOf(Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xc7, 0xf2)).remedy).toMatch(/UTF-8/);
  });

  it('two sources with one id, naming both places', () => {
    put('a.yaml', head + watch);
    put('b.yaml', `# second\n${head}${watch}`);
    const { faults } = loadSources(folder);
    expect(faults).toHaveLength(1);
    expect(formatFault(faults[0]!)).toMatch(/b\.yaml:2:1: id: .*a\.yaml:1/);
  });

  it('a folder without declarations, and one that does not exist', () => {
    expect(loadSources(folder).faults[0]?.found).toBe('a folder without declarations');
    expect(loadSources(join(folder, 'none')).faults[0]?.found).toBe('no such folder');
  });
});

it('reports all faults of all files in one run, and keeps the good sources', () => {
  put('a.yaml', head + watch);
  put('b.yaml', `id: B\nkind: x\ncountry: ZZ\nname: B\n${watch}`);
  put('c.yaml', `id: c\n  kind: city\n`);
  put('families/mine.yaml', 'rendr: http\n');
  const { sources, faults } = loadSources(folder);
  expect(sources.map((source) => source.id)).toEqual(['embassy-us']);
  expect(faults.map((fault) => `${fault.file.replace(/^.*\//, '')} ${fault.key}`)).toEqual(
    expect.arrayContaining(['b.yaml id', 'b.yaml kind', 'b.yaml country', 'mine.yaml rendr', 'c.yaml ']),
  );
});

it('writes a fault on one line', () => {
  const fault = { file: 'a.yaml', line: 3, column: 7, key: 'kind', found: '"x"', remedy: 'embassy' };
  expect(formatFault(fault)).toBe('a.yaml:3:7: kind: found "x"; accepted: embassy');
});

describe('a family', () => {
  it('yields to the source, and the source to the watch', () => {
    put('families/mine.yaml', 'render: http\ncontent: .family\nignore: .family\nschedule: "1 1 * * *"\n');
    put('us.yaml', `${head}family: mine\nignore: .source\nschedule: "2 2 * * *"\n${watch}    schedule: "3 3 * * *"\n`);
    expect(loadSources(folder).sources[0]!.watches[0]!.rules).toMatchObject({
      render: 'http',
      content: ['.family'],
      ignore: ['.source'],
      schedule: '3 3 * * *',
    });
  });

  it('of the repository serves any folder that has none of that name', () => {
    put('us.yaml', `${head}family: mission\n${watch}`);
    expect(loadSources(folder).sources[0]!.watches[0]!.rules.content).toContain('.trs_editor_view');
  });

  it('of the folder stands before the repository’s', () => {
    put('families/mission.yaml', 'content: .own\n');
    put('us.yaml', `${head}family: mission\n${watch}`);
    expect(loadSources(folder).sources[0]!.watches[0]!.rules.content).toEqual(['.own']);
  });

  it('at fault is reported once, not again by each source that names it', () => {
    put('families/mine.yaml', 'content: "["\n');
    put('us.yaml', `${head}family: mine\n${watch}`);
    expect(loadSources(folder).faults.map((fault) => fault.key)).toEqual(['content']);
  });
});
