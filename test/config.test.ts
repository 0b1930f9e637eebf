import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigFault, loadConfig } from '../src/config.ts';

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'etc'));
  const path = join(folder, 'etc', 'watch.yaml');
  writeFileSync(path, text);
  return path;
}

const faultsOf = (text: string, env: Record<string, string> = {}): readonly string[] => {
  try {
    loadConfig({ file: file(text), env });
    return [];
  } catch (fault) {
    expect(fault).toBeInstanceOf(ConfigFault);
    return (fault as ConfigFault).faults.map((line) => line.replace(/^\S*etc\/watch\.yaml/, 'watch.yaml'));
  }
};

describe('the configuration', () => {
  it('has a default for everything', () => {
    const config = loadConfig({ file: file(''), env: {} });
    expect(config).toMatchObject({
      fetch: { perHostDelayMs: 5000 },
      archive: { keepNoise: 'daily' },
      mail: { url: null },
      web: { host: '127.0.0.1', port: 8321 },
    });
  });

  it('is what config/kvisa-watch.yaml shows, to the last default', () => {
    const shown = loadConfig({ file: 'config/kvisa-watch.yaml', env: {} });
    const bare = loadConfig({ file: file(''), env: {} });
    expect({ ...shown, file: null, data: '', sources: '' }).toEqual({ ...bare, file: null, data: '', sources: '' });
  });

  it('has every setting in config/kvisa-watch.yaml, secrets by the name of their variable', () => {
    const text = readFileSync('config/kvisa-watch.yaml', 'utf8');
    const unknown = faultsOf('none: 1\nfetch: { none: 1 }\nbrowser: { none: 1 }\nconfirm: { none: 1 }')
      .concat(faultsOf('archive: { none: 1 }\nmail: { none: 1, dkim: { none: 1 } }\nweb: { none: 1 }'))
      .map((fault) => /Known here: (.*)\.$/.exec(fault)?.[1]?.split(', ') ?? []);
    expect(unknown).toHaveLength(8);
    const isShown = (key: string) => new RegExp(`^ *(# )?${key}:`, 'm').test(text);
    expect(unknown.flat().filter((key) => !isShown(key))).toEqual([]);
    for (const name of ['KVISA_MAIL_DKIM_PRIVATE_KEY', 'KVISA_WEB_ADMIN_TOKEN']) expect(text).toContain(name);
  });

  it('takes relative paths of a file as relative to that file', () => {
    const path = file('data: ../archive');
    expect(loadConfig({ file: path, env: {} }).data).toBe(join(path, '../../archive'));
  });

  it('shows what stands where a number belongs, in the file and in the environment', () => {
    expect(faultsOf('fetch:\n  timeoutMs: soon')).toEqual([
      'watch.yaml:2: fetch.timeoutMs: expected a whole number, found "soon"',
    ]);
    expect(faultsOf('', { KVISA_WEB_PORT: 'eighty' })).toEqual([
      'KVISA_WEB_PORT: expected a whole number, found "eighty"',
    ]);
  });

  it('names the line of a file that is no YAML, in one line', () => {
    expect(faultsOf('fetch:\n  retries: [1\nweb: 2')[0]).toMatch(/^watch\.yaml:\d+: not YAML: [^\n]*[^:\n]$/);
  });

  it('lets the environment override the file', () => {
    const config = loadConfig({
      file: file('fetch: { perHostDelayMs: 1 }'),
      env: { KVISA_FETCH_PER_HOST_DELAY_MS: '250', KVISA_MAIL_URL: 'smtp://u:p@mail.example:587' },
    });
    expect([config.fetch.perHostDelayMs, config.mail.url]).toEqual([250, 'smtp://u:p@mail.example:587']);
  });

  it('takes a password of the queue from the environment alone', () => {
    const secret = 'postgres://u:geheim@db.example/kvisa';
    expect(faultsOf(`queue: ${secret}`)).toEqual([expect.stringContaining('KVISA_QUEUE')]);
    expect(faultsOf(`queue: postgres://db.example/kvisa?password=geheim`)).toEqual([
      expect.stringContaining('KVISA_QUEUE'),
    ]);
    expect(loadConfig({ file: file(''), env: { KVISA_QUEUE: secret } }).queue).toBe(secret);
    expect(faultsOf('queue: redis://localhost')).toEqual([expect.stringContaining('postgres://')]);
  });

  it.each(['wr/geheim', '12/geheim', 'wr@ng/geheim', '12?geheim', 'wr#geheim'])(
    'refuses the password %s that is not encoded for a URL, and does not repeat it',
    (password) => {
      const faults = faultsOf('', { KVISA_QUEUE: `postgres://u:${password}@db.example/kvisa` });
      expect(faults).toEqual([expect.stringContaining('%2F')]);
      expect(faults.join()).not.toContain('geheim');
    },
  );

  it('cannot be altered', () => {
    expect(Object.isFrozen(loadConfig({ file: file(''), env: {} }))).toBe(true);
  });
});

describe('a fault of the configuration', () => {
  it.each([
    [
      'names the line, the key and the keys known there',
      'fetch:\n  retires: 3\n',
      /^watch\.yaml:2: unknown key "fetch\.retires"\. Known here: .*retries/,
    ],
    ['names a value of the wrong type', 'web:\n  port: eighty\n', /^watch\.yaml:2: web\.port: /],
    [
      'names what is accepted',
      'archive:\n  keepNoise: weekly\n',
      /^watch\.yaml:2: archive\.keepNoise: .*"all"\|"daily"\|"none"/,
    ],
    ['names YAML that is none', 'fetch: [1,\n', /^watch\.yaml:\d+: not YAML/],
    ['names a document that holds no keys', '- one\n', /^watch\.yaml:1: expected keys/],
    [
      'refuses a password in the file',
      'mail: { url: "smtp://u:secret@host:25" }',
      /^watch\.yaml: mail\.url: holds a password.*KVISA_MAIL_URL/,
    ],
    [
      'refuses a token in the file',
      'web: { adminToken: 0123456789abcdef }',
      /web\.adminToken: a secret.*KVISA_WEB_ADMIN_TOKEN/,
    ],
  ])('%s', (_name, text, expected) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(expected)]);
  });

  it('does not hide the next one', () => {
    expect(faultsOf('web: { port: -1 }\nconfirm: { times: many }\nfetsh: {}\n')).toHaveLength(3);
  });

  it('names the variable where the environment is at fault', () => {
    expect(faultsOf('', { KVISA_WEB_PORT: '99999' })).toEqual([expect.stringMatching(/^KVISA_WEB_PORT: /)]);
  });

  it('names a file that does not exist', () => {
    expect(() => loadConfig({ file: 'nowhere.yaml', env: {} })).toThrow(/nowhere\.yaml: no such file/);
  });
});
