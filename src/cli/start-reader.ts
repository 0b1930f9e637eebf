import { existsSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Archive, createArchive, databaseFile } from '../archive/archive.ts';
import { createAway } from '../archive/away.ts';
import { openReadOnly } from '../archive/database.ts';
import { readMigrations } from '../archive/migrate.ts';
import type { Config } from '../config.ts';
import { createLog, type Log } from '../log.ts';
import { baseUrl, objectStoreOf, VERSION } from '../reading.ts';
import { startWeb } from '../web/server.ts';
import { webRoom } from '../web-room.ts';
import { CommandFault, print, untilSignal } from './output.ts';

/** How often it looks whether the file is another one. */
const LOOK_MS = 2000;

/** The pages over one state of the file. */
interface Serving {
  /** Which file it is: another one, or one written anew, has another. */
  readonly file: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The web pages over a copy of the database that others write: a backup, a replica, or the data folder of a running service. Writes
 * nothing. When the file is replaced, the new one is opened beside the old one, which goes when it has answered.
 */
export async function serveReadOnly(config: Config): Promise<void> {
  const log = createLog(process.stderr);
  const stopped = untilSignal();
  let serving = await open(config, config.web.port, log);
  print(`kvisa-watch ${VERSION}, for reading only`);
  print(`  archive   ${databaseFile(config.data)}`);
  print(`  pages     http://${config.web.host}:${serving.port}; subscriptions: ${baseUrl(config)}`);
  print('  stop      Ctrl-C');
  log('start', { version: VERSION, data: config.data, readOnly: true });
  let told = '';
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  while (!stop.signal.aborted) {
    await pause(LOOK_MS, undefined, { signal: stop.signal }).catch(() => {});
    const file = identity(config);
    if (stop.signal.aborted || file === serving.file) continue;
    try {
      const next = await open(config, serving.port, log);
      await serving.close();
      serving = next;
      told = '';
      log('replaced', { file: databaseFile(config.data) }, 'the file was replaced; the new one is served');
    } catch (fault) {
      // Half copied, or of another schema: the old one is served on.
      const { message } = fault as Error;
      if (message !== told) log('fault', { part: 'replica', fault }, `the new file is not served: ${message}`);
      told = message;
    }
  }
  log('stop', {}, 'stopping');
  await serving.close();
}

async function open(config: Config, port: number, log: Log): Promise<Serving> {
  const file = identity(config);
  const archive = openCopy(config);
  try {
    const room = webRoom(
      { config: { ...config, web: { ...config.web, port } }, archive, close: archive.close },
      idle,
      log,
    );
    const web = await startWeb({ ...room, readOnly: true }, undefined, { reusePort: true });
    return {
      file,
      port: Number(new URL(web.url).port),
      async close() {
        await web.close();
        archive.close();
      },
    };
  } catch (fault) {
    archive.close();
    throw fault;
  }
}

const idle = () => ({ lastTick: null, browser: null });

/** @throws CommandFault where the file is none that this program can read as it is */
function openCopy(config: Config): Archive {
  const file = databaseFile(config.data);
  if (!existsSync(file)) throw new CommandFault(`${file}: there is none; put a backup or a replica there`);
  const db = openReadOnly(file);
  try {
    const schema = db.pragma('user_version', { simple: true }) as number;
    const newest = readMigrations().length;
    if (schema !== newest)
      throw new CommandFault(
        `${file}: has schema ${schema}, this program reads ${newest}; ${schema > newest ? 'update this program' : 'a reader does not migrate: update the main installation first'}`,
      );
    const store = objectStoreOf(config, process.env);
    return createArchive(db, store && createAway(store));
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** Empty: there is no file at this moment. */
function identity(config: Config): string {
  const stats = statSync(databaseFile(config.data), { throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : '';
}
