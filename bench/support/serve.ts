/** The web pages of an archive in a process of their own: `node serve.ts FOLDER` prints the address and serves until it is ended. */
import { openArchive } from '../../src/archive/archive.ts';
import { startWeb } from '../../src/web/server.ts';
import { benchRoom } from './web-room.ts';

const web = await startWeb(benchRoom(openArchive(process.argv[2]!), process.argv[2]!));
process.stdout.write(`${web.url}\n`);
