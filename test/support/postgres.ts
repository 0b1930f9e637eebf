import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const server = globSync('/usr/lib/postgresql/*/bin/postgres').sort().at(-1);
const isInstalled = (name: string): boolean =>
  globSync(join(import.meta.dirname, '../../node_modules', name)).length > 0;

/** Why the tests with a real PostgreSQL cannot run here; null: they can. */
export const withoutPostgres: string | null = !server
  ? 'no PostgreSQL under /usr/lib/postgresql: apt-get install postgresql'
  : !isInstalled('pg-boss')
    ? 'pg-boss is not installed: npm ci without --omit=optional'
    : null;

/** A PostgreSQL server of the test's own, in a folder of its own on a free port. */
export interface Postgres {
  /** A new, empty database; its address holds a password that no log may show. */
  database(): string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export const PASSWORD = 'geheimes-wort';

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-postgres-'));
  const user = ordinaryUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const bin = (name: string): string => join(dirname(server!), name);
  execFileSync(bin('initdb'), ['-D', data, '-A', 'trust', '-U', 'kvisa', '-E', 'UTF8', '--no-sync'], {
    ...options,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
  let running: ChildProcess | null = null;
  let count = 0;

  async function start(): Promise<void> {
    running = spawn(bin('postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      running!.stderr!.on('data', (text) => {
        said += text;
        if (said.includes('ready to accept connections')) resolve();
      });
      running!.once('close', () => reject(new Error(said)));
    });
  }

  async function stop(): Promise<void> {
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'close');
    running.kill('SIGINT');
    await ended;
  }

  await start();
  return {
    database() {
      const name = `test_${++count}`;
      execFileSync(bin('createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'kvisa', name], options);
      return `postgres://kvisa:${PASSWORD}@127.0.0.1:${port}/${name}`;
    },
    start,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
function ordinaryUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => /^(postgres|nobody):/.test(one));
  const [, , uid, gid] = line!.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
