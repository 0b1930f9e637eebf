import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { makeFolder } from '../archive/folder.ts';
import type { Config } from '../config.ts';
import { LOW_DISK_BYTES } from '../watch/incidents.ts';
import type { Finding } from './finding.ts';
import { confinement, readPlace, volume } from './place.ts';

/** The machine, the user and the place in which the service runs. @param service its process, where one runs on this data folder */
export function examineHost(config: Config, service: number | null): Finding[] {
  const serving = service === null ? null : readPlace(service);
  const own = readPlace('self');
  const place = serving ?? own;
  const lies = place && volume(place, config.data);
  return [
    dataFolder(config),
    disk(config),
    ...(lies ? [lies] : []),
    user(config, serving?.uid ?? process.getuid?.()),
    // Of a process that is no service only the container says anything.
    ...(place && (serving || place.container) ? [confinement(place)] : []),
    ...(config.browser.enabled ? [temporaryFiles()] : []),
    ...time(),
  ];
}

function dataFolder({ data }: Config): Finding {
  const name = 'data folder';
  try {
    makeFolder(data, 0o700);
    accessSync(data, constants.W_OK);
    if ((statSync(data).mode & 0o007) === 0) return { name, state: 'ok', detail: data };
    return {
      name,
      state: 'warning',
      detail: `${data} is open to every user of this machine, and holds the addresses of subscribers`,
      remedy: `chmod o-rwx ${data}`,
    };
  } catch (cause) {
    return {
      name,
      state: 'fault',
      detail: `${data}: ${(cause as Error).message}`,
      remedy: 'make it writable for the user the service runs as, or name another with "data:" or --data',
    };
  }
}

function disk({ data }: Config): Finding {
  const { bavail, bsize } = statfsSync(existsSync(data) ? data : '.');
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  const remedy = 'free some space, or move the data folder: the archive stops when the disk is full';
  return free < LOW_DISK_BYTES
    ? { name: 'disk', state: 'fault', detail, remedy }
    : { name: 'disk', state: 'ok', detail };
}

function user({ data }: Config, uid: number | undefined): Finding {
  const name = 'user';
  const owner = existsSync(data) ? statSync(data).uid : uid;
  if (uid !== undefined && owner !== uid)
    return {
      name,
      state: 'warning',
      detail: `runs as user ${uid}, the data folder belongs to user ${owner}`,
      remedy: `run the service, and every command, as the owner ("sudo -u '#${owner}'"): what another user makes there it cannot write`,
    };
  if (uid !== 0) return { name, state: 'ok', detail: 'an ordinary one' };
  return {
    name,
    state: 'warning',
    detail: 'runs as root, so that the browser has no sandbox',
    remedy: 'run the service as an ordinary user, see deploy/',
  };
}

/** A browser keeps its profile and, started by Playwright, its shared memory there and not in /dev/shm. */
const BROWSER_BYTES = 256 * 1024 ** 2;

function temporaryFiles(): Finding {
  const name = 'temporary files';
  const folder = tmpdir();
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const free = `${Math.round((bavail * bsize) / 1024 ** 2)} MiB free in ${folder}`;
    if (bavail * bsize >= BROWSER_BYTES) return { name, state: 'ok', detail: free };
    return { name, state: 'warning', detail: free, remedy: 'the browser needs 256 MiB there; pages that need it fail' };
  } catch (cause) {
    return {
      name,
      state: 'warning',
      detail: `${folder}: ${(cause as Error).message}`,
      remedy: 'make it writable, or name another folder in TMPDIR; the browser does not start without',
    };
  }
}

/** Whether something keeps the clock right, where systemd can be asked. */
function time(): Finding[] {
  const { stdout } = spawnSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
    encoding: 'utf8',
    timeout: 3000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return timeFinding(stdout ?? '');
}

/** @param answer of timedatectl(1): `yes`, `no`, or nothing where it cannot tell */
export function timeFinding(answer: string): Finding[] {
  const name = 'time';
  if (answer.trim() === 'yes') return [{ name, state: 'ok', detail: 'kept by NTP' }];
  if (answer.trim() !== 'no') return [];
  const remedy =
    'switch on systemd-timesyncd or chrony ("timedatectl set-ntp true"): captures are evidence by their time';
  return [{ name, state: 'warning', detail: 'not kept by NTP', remedy }];
}
