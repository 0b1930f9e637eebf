import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** A network and mounts of its own, in which this user is root. */
const apart = (command: string) =>
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', '--net', 'sh', '-c', command], {
    cwd: root,
    encoding: 'utf8',
    timeout: 55_000,
  });

const missing = apart('ip link set lo up && mount --bind /etc/hosts /etc/hosts').status !== 0;
if (missing) console.log('name servers that are gone: left out, unshare(1) or ip(8) is not there or not allowed');

it.skipIf(missing)(
  'a name server that is not there, then silent, then back: failures, then the page, by one program',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'kvisa-names-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const files = {
      'resolv.conf': 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n',
      'nsswitch.conf': 'hosts: dns\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const mounts = Object.keys(files)
      .filter((name) => existsSync(`/etc/${name}`))
      .map((name) => `mount --bind '${folder}/${name}' /etc/${name}`);
    const program = `exec '${process.execPath}' test/support/without-names.ts`;
    const { stdout, stderr, status } = apart(['ip link set lo up', ...mounts, program].join(' && '));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const gone = { checked: 1, failed: 1, failures: [{ reason: 'dns', detail: expect.stringContaining('EAI_AGAIN') }] };
    expect(JSON.parse(stdout)).toEqual([gone, gone, { checked: 1, failed: 0, failures: [] }]);
  },
  60_000,
);
