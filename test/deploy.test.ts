import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
}
const compose = parse(read('deploy/compose.yaml')) as { services: Record<string, Service> };
const dockerfile = read('Dockerfile');

describe('the container', () => {
  it('copies only what is there', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('runs as an ordinary user, says whether it is well, and starts the service', () => {
    const after = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(after).toMatch(/^USER node$/m);
    expect(after).toMatch(/^HEALTHCHECK /m);
    expect(after).toMatch(/^CMD \["start"\]$/m);
    expect(after.slice(after.indexOf('USER node'))).not.toMatch(/^RUN /m);
  });

  it.each(Object.keys(compose.services))('%s: read-only, without capabilities, on loopback only', (name) => {
    const service = compose.services[name]!;
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(service.security_opt).toContain('no-new-privileges:true');
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('has fetchers beside it that are as confined as it is, and know their queue', () => {
    const { services } = parse(read('deploy/compose.scaling.yaml'), { merge: true }) as typeof compose;
    const fetchers = Object.entries(services).filter(([name]) => name.startsWith('fetcher-'));
    expect(fetchers.map(([name]) => name)).toEqual(['fetcher-de', 'fetcher-sg']);
    for (const [, one] of fetchers) {
      expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(one.security_opt).toContain('no-new-privileges:true');
      const queue = one.environment!.KVISA_QUEUE!.replace(/\$\{KVISA_QUEUE_PASSWORD[^}]*\}/, 'geheim');
      expect(loadConfig({ env: { ...one.environment, KVISA_QUEUE: queue } }).queue).toMatch(/^postgres:.*geheim/);
    }
  });

  it('sets only variables that the program knows, to values that it takes', () => {
    const set = { ...compose.services['kvisa-watch']!.environment };
    for (const [, name, value] of dockerfile.matchAll(/(KVISA_\w+)=(\S+)/g)) set[name!] ??= value!;
    const config = loadConfig({
      file: join(root, 'config/kvisa-watch.yaml'),
      env: { ...set, KVISA_WEB_ADMIN_TOKEN: '' },
    });
    expect(config).toMatchObject({ data: '/data', web: { host: '0.0.0.0' }, mail: { url: 'smtp://mail:1025' } });
  });
});

describe('the unit of systemd', () => {
  const unit = read('deploy/kvisa-watch.service');

  it.each([
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    'User=kvisa',
  ])('%s', (line) => expect(unit.split('\n')).toContain(line));

  const analyser = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.skipIf(!analyser)('is judged well by systemd itself', () => {
    const { status, stdout } = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--threshold=40', join(root, 'deploy/kvisa-watch.service')],
      { encoding: 'utf8' },
    );
    expect([status, /Overall exposure level.*/.exec(stdout)?.[0]]).toEqual([0, expect.stringContaining('OK')]);
  });

  it('gives the service longer to end than it takes for itself', () => {
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
  });
});

it('every package that production installs has a licence that may be passed on', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/licences.ts'], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
