import { readSources } from '../app.ts';
import { openApp } from '../reading.ts';
import { costByHost, type HostCost } from '../watch/cost.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { print, printJson, table } from './output.ts';

const SHOWN = 10;
const DAY_S = 86_400;

/** What a full round and a day cost, in requests, for all and for the hosts asked most. */
export function printCost(options: GlobalOptions): void {
  const config = configOf(options);
  const sources = readSources(config);
  const app = openApp(config);
  try {
    const { newPagesPerHost, perHostDelayMs } = config.fetch;
    const hosts = costByHost(app, sources, newPagesPerHost);
    const total = (count: (one: HostCost) => number) => hosts.reduce((sum, one) => sum + count(one), 0);
    const sum = {
      sources: sources.length,
      hosts: hosts.length,
      pages: total(({ pages }) => pages),
      fullRound: total(({ fullRound }) => fullRound),
      day: total(({ day }) => day),
      dayAtMost: total(({ dayAtMost }) => dayAtMost),
      perHostDelayMs,
      closestSeconds: Math.floor(DAY_S / Math.max(1, ...hosts.map(({ dayAtMost }) => dayAtMost))),
      longestRoundMinutes: Math.ceil(
        (Math.max(0, ...hosts.map(({ fullRound }) => fullRound)) * perHostDelayMs) / 60_000,
      ),
    };
    if (options.json) {
      printJson({ ...sum, byHost: hosts });
      return;
    }
    print(`${sum.sources} sources on ${sum.hosts} hosts, ${sum.pages} pages under watch.`);
    print(`A full round, home pages explored: at most ${sum.fullRound} requests; the longest queue of one host takes`);
    print(`${sum.longestRoundMinutes} minutes at one request every ${perHostDelayMs / 1000} seconds.`);
    print(`New pages add at most ${newPagesPerHost} for each host and round.`);
    print(
      `A day by the schedules: ${sum.day} requests; at most ${sum.dayAtMost}, of one host one every ${sum.closestSeconds} s.\n`,
    );
    const rows = hosts
      .slice(0, SHOWN)
      .map((one) => [
        one.host,
        String(one.pages),
        String(one.fullRound),
        String(one.day),
        `${Math.round(DAY_S / one.day)} s`,
      ]);
    print(table(rows, ['host', 'pages', 'full round', 'a day', 'one request every']));
  } finally {
    app.close();
  }
}
