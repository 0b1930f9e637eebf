/**
 * In a network of its own (unshare(1)), with a resolver of its own: node without-names.ts. Polls one page while its name server is not
 * there, is silent, and answers again. One program all the while. Prints what each round came to.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createCrawler, readSources } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { openApp } from '../../src/reading.ts';
import { pollRound } from '../../src/watch/round.ts';
import { install } from './service.ts';
import { page, startSite } from './site.ts';

/** A name server (RFC 1035) to which every name stands at 127.0.0.1, and no name has an IPv6 address. */
async function nameServer(answers: boolean) {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    if (!answers) return;
    const end = query.indexOf(0, 12) + 5;
    const wantsV4 = query.readUInt16BE(end - 4) === 1;
    const head = Buffer.from([query[0]!, query[1]!, 0x81, 0x80, 0, 1, 0, wantsV4 ? 1 : 0, 0, 0, 0, 0]);
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]);
    socket.send(Buffer.concat([head, query.subarray(12, end), ...(wantsV4 ? [record] : [])]), port, address);
  });
  socket.bind(53, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

const site = await startSite();
site.set('/k.htm', page('K visa', 'Applicants for a K visa must not be older than 45 years.'));
const place = install(site.url.replace('127.0.0.1', 'mission.example'), ['/k.htm']);
const config = loadConfig({ file: place.config, env: {} });
const app = openApp(config);
const sources = readSources(config);
const crawler = createCrawler(app, sources, { browserPath: null });
const rounds: unknown[] = [];
const poll = async (): Promise<void> => {
  const { checked, failed, failures } = await pollRound(crawler.room, sources, { all: true, concurrency: 1 });
  rounds.push({ checked, failed, failures: failures.map(({ reason, detail }) => ({ reason, detail })) });
};

await poll();
const silent = await nameServer(false);
await poll();
silent.close();
await once(silent, 'close');
const answering = await nameServer(true);
await poll();
console.log(JSON.stringify(rounds));

answering.close();
await crawler.close();
app.close();
site.close();
place.remove();
