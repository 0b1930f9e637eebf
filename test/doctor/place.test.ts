import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { timeFinding } from '../../src/doctor/host.ts';
import { confinement, readPlace, volume } from '../../src/doctor/place.ts';
import { install, run, startedService } from '../support/service.ts';
import { page, startSite } from '../support/site.ts';

interface Told {
  readonly uid?: number;
  readonly caps?: string;
  readonly noNewPrivs?: number;
  readonly seccomp?: number;
  readonly cgroup?: string;
  readonly mounts?: string;
  readonly marks?: readonly string[];
  readonly cmdline?: string;
}

/** A machine whose /proc says of process 7 what is told; as Linux 6 writes it. */
function machine(told: Told): string {
  const root = mkdtempSync(join(tmpdir(), 'kvisa-proc-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const { uid = 1000, caps = '0000000000000000', noNewPrivs = 1, seccomp = 2 } = told;
  mkdirSync(join(root, 'proc/7'), { recursive: true });
  mkdirSync(join(root, 'run'));
  const files = {
    'proc/7/cmdline': told.cmdline ?? '/usr/bin/node\0bin/kvisa-watch.mjs\0start\0',
    'proc/7/status': `Name:\tnode\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\nCapInh:\t${caps}\nCapEff:\t${caps}\nNoNewPrivs:\t${noNewPrivs}\nSeccomp:\t${seccomp}\n`,
    'proc/7/cgroup': told.cgroup ?? '0::/system.slice/kvisa-watch.service\n',
    'proc/7/mountinfo': told.mounts ?? ROOT_READ_ONLY,
    ...Object.fromEntries((told.marks ?? []).map((mark) => [mark, ''])),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
}
const placeOf = (told: Told = {}) => readPlace(7, machine(told))!;

const ROOT_READ_ONLY = `36 35 8:1 / / ro,relatime shared:1 - ext4 /dev/sda1 rw
40 36 8:1 /var/lib/kvisa-watch /var/lib/kvisa-watch rw,relatime - ext4 /dev/sda1 rw
`;
const CONTAINER: Told = {
  cgroup: '0::/\n',
  marks: ['.dockerenv'],
  seccomp: 0,
  mounts: `600 500 0:50 / / ro,relatime - overlay overlay rw,lowerdir=/l
601 600 0:51 / /tmp rw,nosuid - tmpfs tmpfs rw
602 600 8:1 /volumes/data /data rw,relatime - ext4 /dev/sda1 rw
`,
};

describe('confinement', () => {
  it('of the unit in deploy/ is whole', () => {
    expect(confinement(placeOf())).toEqual({
      name: 'confinement',
      state: 'ok',
      detail:
        'kvisa-watch.service: an ordinary user, no new privileges, no capabilities, a read-only file system, filtered system calls',
    });
  });

  it.each<[string, Told]>([
    ['an ordinary user', { uid: 0 }],
    ['no new privileges', { noNewPrivs: 0 }],
    ['no capabilities', { caps: '000001ffffffffff' }],
    ['filtered system calls', { seccomp: 0 }],
    ['a read-only file system', { mounts: ROOT_READ_ONLY.replace('/ / ro', '/ / rw') }],
  ])('misses %s', (what, told) => {
    expect(confinement(placeOf(told))).toMatchObject({
      state: 'warning',
      detail: `kvisa-watch.service runs without ${what}`,
    });
  });

  it('of a container needs no filter, since the sandbox of the browser would not pass it', () => {
    expect(confinement(placeOf(CONTAINER))).toMatchObject({
      state: 'ok',
      detail: expect.stringMatching(/^container: /),
    });
    expect(confinement(placeOf({ ...CONTAINER, uid: 0 }))).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('compose.yaml'),
    });
  });

  it('is not asked of a service that somebody started in a terminal', () => {
    const cgroup = '0::/user.slice/user-1000.slice/user@1000.service/app.slice/vte-1.scope\n';
    expect(confinement(placeOf({ cgroup, noNewPrivs: 0 }))).toMatchObject({ state: 'ok' });
  });

  it('is read under the older hierarchy of control groups too', () => {
    const cgroup = '9:pids:/\n1:name=systemd:/system.slice/kvisa-watch.service\n';
    expect(placeOf({ cgroup }).unit).toBe('kvisa-watch.service');
  });
});

it('judges no process that is not the service', () => {
  expect(readPlace(7, machine({ cmdline: '/usr/bin/node\0other.mjs\0start\0' }))).toBeNull();
  expect(readPlace(7, machine({ cmdline: '/usr/bin/node\0bin/kvisa-watch.mjs\0doctor\0' }))).toBeNull();
  expect(readPlace(8, machine({}))).toBeNull();
});

describe('the data folder', () => {
  it.each<[string, Told, string, Record<string, unknown> | undefined]>([
    ['on its own volume in a container', CONTAINER, '/data', undefined],
    [
      'in the container itself',
      CONTAINER,
      '/app/data',
      { state: 'fault', remedy: expect.stringContaining('--volume') },
    ],
    ['beside a mount of a similar name', CONTAINER, '/database', { state: 'fault' }],
    ['in memory', CONTAINER, '/tmp/data', { state: 'warning', detail: expect.stringContaining('tmpfs') }],
    ['on a disk', {}, '/var/lib/kvisa-watch', undefined],
    ['on the disk of a machine that was made from an image', { marks: ['.dockerenv'] }, '/data', undefined],
    [
      'on a network file system, its mount point with a space',
      { mounts: '36 35 0:40 / / rw - ext4 /dev/sda1 rw\n41 36 0:41 / /mnt/my\\040share rw - nfs4 host:/ rw\n' },
      '/mnt/my share/data',
      { state: 'warning', detail: expect.stringContaining('nfs4') },
    ],
  ])('%s', (_where, told, data, finding) => {
    const found = volume(placeOf(told), data);
    if (finding) expect(found).toMatchObject(finding);
    else expect(found).toBeUndefined();
  });
});

it('says whether the clock is kept, and nothing where nobody can tell', () => {
  expect(timeFinding('yes\n')).toMatchObject([{ state: 'ok' }]);
  expect(timeFinding('no\n')).toMatchObject([{ state: 'warning', remedy: expect.stringContaining('timedatectl') }]);
  expect(timeFinding('')).toEqual([]);
});

const confine = ['--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'];
const confinable = process.getuid?.() === 0 && spawnSync('setpriv', [...confine, 'true']).status === 0;
it.skipIf(!confinable)('reads what the kernel says of a process that gave up its privileges', async () => {
  const code = 'console.log(1); setInterval(() => {}, 1000)';
  const child = spawn('setpriv', [...confine, process.execPath, '-e', code, 'kvisa-watch', 'start']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  expect(readPlace(child.pid!)).toMatchObject({ noNewPrivileges: true, capable: false });
});

it.skipIf(process.platform !== 'linux')('is asked of the service that runs on the data folder', async () => {
  const site = await startSite();
  site.set('/k.htm', page('K visa', 'A passport is required.'));
  const place = install(site.url, ['/k.htm']);
  const service = await startedService(place);
  onTestFinished(async () => {
    service.child.kill('SIGKILL');
    await service.ended;
    site.close();
    place.remove();
  });
  const doctor = run(place, 'doctor', '--json');
  await doctor.ended;
  expect(JSON.parse(doctor.out())).toContainEqual(expect.objectContaining({ name: 'confinement' }));
});
