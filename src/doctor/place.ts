import { existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Finding } from './finding.ts';

interface Mount {
  readonly point: string;
  readonly type: string;
  readonly readOnly: boolean;
}

/** What Linux tells of a process and of the place in which it runs (proc(5), cgroups(7)). */
export interface Place {
  readonly uid: number;
  readonly noNewPrivileges: boolean;
  /** Whether it holds any capability. */
  readonly capable: boolean;
  readonly filtered: boolean;
  /** The systemd unit whose own process it is. */
  readonly unit: string | null;
  readonly container: boolean;
  readonly mounts: readonly Mount[];
}

/** The marks of Docker and of Podman. */
const CONTAINER_MARKS = ['.dockerenv', 'run/.containerenv'];

/**
 * Reads the place of a process; null where it is gone, is no service of this program, or this is no Linux.
 * @param pid of a running service; `self`: of this process
 * @param root the folder that holds `proc`; another one than `/` in tests
 */
export function readPlace(pid: number | 'self', root = '/'): Place | null {
  const text = (name: string): string => readFileSync(join(root, 'proc', String(pid), name), 'utf8');
  try {
    if (pid !== 'self' && !/kvisa-watch.*\0start\b/s.test(text('cmdline'))) return null;
    const status = text('status');
    const field = (name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
    return {
      uid: Number(field('Uid')),
      noNewPrivileges: field('NoNewPrivs') === '1',
      capable: /[1-9a-f]/i.test(field('CapEff')),
      filtered: field('Seccomp') === '2',
      unit: /^(?:0:|\d+:name=systemd):\S*\/([^/\s]+\.service)$/m.exec(text('cgroup'))?.[1] ?? null,
      container: CONTAINER_MARKS.some((mark) => existsSync(join(root, mark))),
      mounts: text('mountinfo').trimEnd().split('\n').map(readMount),
    };
  } catch {
    return null;
  }
}

/** A line of mountinfo: fields before " - " are the mount's own, the first one after it is the type of the file system. */
function readMount(line: string): Mount {
  const [own = '', system = ''] = line.split(' - ');
  const [, , , , point = '/', options = ''] = own.split(' ');
  const unescaped = point.replace(/\\([0-7]{3})/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 8)));
  return { point: unescaped, type: system.split(' ')[0] ?? '', readOnly: options.split(',').includes('ro') };
}

/** The mount on which a path lies: of those above it the deepest, of two at one point the later. */
function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  const within = ({ point }: Mount): boolean => point === '/' || path === point || path.startsWith(point + sep);
  return mounts
    .filter(within)
    .reduce<Mount | undefined>((best, one) => (best && best.point.length > one.point.length ? best : one), undefined);
}

/** Whether the hardening that deploy/ asks for is in effect: of the running service, or of the container that this is. */
export function confinement(place: Place): Finding {
  const name = 'confinement';
  const where = place.unit ?? (place.container ? 'container' : null);
  if (where === null)
    return { name, state: 'ok', detail: 'neither a systemd unit nor a container; deploy/ has both, hardened' };
  const wanted: [boolean, string][] = [
    [place.uid !== 0, 'an ordinary user'],
    [place.noNewPrivileges, 'no new privileges'],
    [!place.capable, 'no capabilities'],
    [mountOf('/', place.mounts)?.readOnly ?? false, 'a read-only file system'],
    // The container goes without: the sandbox of the browser needs calls that the usual filter forbids.
    ...(place.unit ? ([[place.filtered, 'filtered system calls']] as [boolean, string][]) : []),
  ];
  const missing = wanted.flatMap(([held, what]) => (held ? [] : [what]));
  if (missing.length === 0)
    return { name, state: 'ok', detail: `${where}: ${wanted.map(([, what]) => what).join(', ')}` };
  return {
    name,
    state: 'warning',
    detail: `${where} runs without ${missing.join(', ')}`,
    remedy: `compare it with ${place.unit ? 'deploy/kvisa-watch.service; "systemctl cat" shows what is in force' : 'deploy/compose.yaml'}`,
  };
}

/** What containers lay over their image; a machine made from an image has a disk of its own. */
const LAYERED = /^(?:overlay|aufs|fuse\.fuse-overlayfs)$/;
const OVER_THE_NETWORK = /^(?:nfs\d?|cifs|smb\d?|smbfs|9p|fuse\.(?:sshfs|rclone|s3fs|glusterfs))$/;

/** Whether the data outlives the place, and lies where SQLite can work; undefined where both are so. */
export function volume(place: Place, data: string): Finding | undefined {
  const name = 'volume';
  const mount = mountOf(resolve(data), place.mounts);
  if (!mount) return undefined;
  if (place.container && LAYERED.test(mount.type))
    return {
      name,
      state: 'fault',
      detail: `${data} lies in the container itself, and goes with it`,
      remedy: `mount a volume there: "--volume kvisa:${data}", or "volumes:" as in deploy/compose.yaml`,
    };
  if (mount.type === 'tmpfs')
    return {
      name,
      state: 'warning',
      detail: `${data} lies in memory (tmpfs), and is gone after a restart`,
      remedy: 'name a data folder on a disk with "data:" or --data',
    };
  if (OVER_THE_NETWORK.test(mount.type))
    return {
      name,
      state: 'warning',
      detail: `${data} lies on a network file system (${mount.type}), where SQLite's write-ahead log is not safe`,
      remedy: 'keep the data folder on a disk of this machine; "backup" may write to the network',
    };
  return undefined;
}
