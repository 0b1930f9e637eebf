import { readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCrawler, readSources } from '../../src/app.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { loadConfig } from '../../src/config.ts';
import { examineQueue } from '../../src/doctor/queue.ts';
import type { FetchOutcome } from '../../src/domain/capture.ts';
import { NotAsked } from '../../src/domain/problem.ts';
import { type Connection, createConnection } from '../../src/queue/connection.ts';
import { queueName } from '../../src/queue/parcel.ts';
import { createRemoteFetcher, type RemoteFetcher, type RemoteOptions } from '../../src/queue/remote.ts';
import { openApp } from '../../src/reading.ts';
import { pollRound } from '../../src/watch/round.ts';
import { type Asked, type Hosts, shortestRest, startHosts } from '../support/hosts.ts';
import { PASSWORD, type Postgres, startPostgres, withoutPostgres } from '../support/postgres.ts';
import { install, type Running, run } from '../support/service.ts';
import { page } from '../support/site.ts';

if (withoutPostgres) console.log(`test/queue: skipped, ${withoutPostgres}`);

const DELAY_MS = 150;
const VANTAGES = ['de', 'de', 'sg'] as const;

describe.skipIf(withoutPostgres)('three fetchers on a queue over PostgreSQL', () => {
  let postgres: Postgres;
  let url: string;
  let hosts: Hosts;
  let fetchers: Running[];
  const answers = new Map<string, (response: ServerResponse, by: string) => void>();
  const requests = (): typeof hosts.asked => hosts.asked.filter(({ path }) => path !== '/robots.txt');

  const settings = (more: object = {}) => ({
    queue: url,
    fetch: { perHostDelayMs: DELAY_MS, timeoutMs: 2000, retries: 0, allowAddresses: ['127.0.0.0/8'], ...more },
  });

  beforeAll(async () => {
    postgres = await startPostgres();
    // The server asks nobody for a password, so the files may go without; the tests of secrets set it.
    url = postgres.database().replace(`:${PASSWORD}`, '');
    hosts = await startHosts((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const own = answers.get(request.url ?? '');
      if (own) own(response, request.headers['user-agent'] ?? '');
      else response.end(page('Notice', `The text of ${request.url}: applicants for the K visa submit form A.`));
    });
    fetchers = VANTAGES.map((vantage, n) =>
      run(install('', [], settings({ userAgent: `fetcher-${n}-${vantage}` })), 'work', '--vantage', vantage),
    );
    await Promise.all(fetchers.map((one) => one.until(() => isThere(one))));
  });

  afterAll(async () => {
    for (const { child } of fetchers ?? []) child.kill('SIGTERM');
    await Promise.all((fetchers ?? []).map(({ ended }) => ended));
    hosts?.close();
    await postgres?.remove();
  });

  const isThere = (one: Running): boolean => one.events().findLast(({ event }) => event === 'queue')?.state === 'there';

  /** A writer in this process. */
  function writer(options: Partial<RemoteOptions> = {}): RemoteFetcher & { readonly connection: Connection } {
    const connection = createConnection({ url, supervise: true, onFault: () => {} });
    const remote = createRemoteFetcher(connection, { maxBytes: 1_000_000, vantages: [undefined], ...options });
    onTestFinished(async () => {
      await remote.close();
      await connection.close();
    });
    return { ...remote, connection };
  }

  const ask = (remote: RemoteFetcher, host: number, path: string, vantage?: string): Promise<FetchOutcome> =>
    remote.fetch({ url: hosts.url(host, path), render: 'http', vantage });

  it('give back what a fetcher here would: the bytes, the headers in their order, and from where', async () => {
    const outcome = await ask(writer(), 2, '/plain', 'sg');
    expect(outcome).toMatchObject({
      kind: 'ok',
      response: { status: 200, mediaType: 'text/html', charset: 'utf-8', vantage: 'sg' },
    });
    const { response } = outcome as Extract<FetchOutcome, { kind: 'ok' }>;
    expect(Buffer.from(response.body).toString()).toContain('The text of /plain');
    expect(Object.keys(response.requestHeaders)[0]).toBe('user-agent');
    expect(
      requests()
        .filter(({ path }) => path === '/plain')
        .map(({ by }) => by),
    ).toEqual(['fetcher-2-sg']);
  });

  it('tell failures as values, with the answer they were judged by', async () => {
    answers.set('/gone', (response) => void response.writeHead(404).end('<h1>404 Not Found</h1>'));
    const outcome = await ask(writer(), 2, '/gone');
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'gone' }, response: { status: 404 } });
  });

  it('never ask a host twice at once nor without its pause, whoever of them asks', async () => {
    const remote = writer();
    const paths = Array.from({ length: 8 }, (_, n) => `/polite/${n}`);
    // Two places, so that two fetchers have to share the host, however fast one of them is.
    const outcomes = await Promise.all(paths.map((path, n) => ask(remote, 3, path, n % 2 ? 'sg' : 'de')));
    expect(outcomes.map(({ kind }) => kind)).toEqual(paths.map(() => 'ok'));
    const asked = hosts.asked.filter(({ host }) => host.startsWith('127.0.0.3:'));
    expect(new Set(asked.map(({ by }) => by.slice(-2)))).toEqual(new Set(['de', 'sg']));
    expect(shortestRest(asked)).toBeGreaterThanOrEqual(DELAY_MS - 2);
  });

  it('leave alone what a writer asked for that is no longer there, and nothing stays in the queue', async () => {
    const { connection, ...remote } = writer();
    await ask(remote, 4, '/first');
    const boss = await connection.boss();
    const dead = {
      request: { url: hosts.url(4, '/orphan'), render: 'http' },
      writer: '00000000-0000-4000-8000-000000000000',
    };
    await boss.send(queueName('sg'), dead);
    await ask(remote, 4, '/after', 'sg');
    expect(requests().map(({ path }) => path)).not.toContain('/orphan');
    const left = await connection.sql<{ data: { writer: string } }>(
      `SELECT data FROM kvisa_queue.job WHERE name LIKE 'fetch%'`,
    );
    expect(left.filter(({ data }) => data.writer !== dead.writer)).toEqual([]);
  });

  it('are told of by doctor, and that there are none before the first start', async () => {
    const doctor = (queue: string) => examineQueue(loadConfig({ env: { KVISA_QUEUE: queue } }));
    expect(await doctor(url)).toContainEqual({ name: 'fetchers', state: 'ok', detail: 'de 2, sg 1' });
    expect(await doctor(postgres.database())).toMatchObject([
      { name: 'queue', state: 'fault', detail: expect.stringMatching(/answers, but the tables .* not made yet/) },
    ]);
  });

  it('are not waited for where they stand at another place: the page is not asked', async () => {
    const remote = writer({ vantages: ['cn'], patienceMs: 50 });
    await expect(ask(remote, 2, '/nobody', 'cn')).rejects.toThrow(NotAsked);
    expect(remote.trouble()).toEqual([expect.objectContaining({ subject: 'cn' })]);
    expect(requests().map(({ path }) => path)).not.toContain('/nobody');
  });

  it('stop waiting when the round is broken off, and leave no job behind', async () => {
    const { connection, ...remote } = writer();
    const stop = new AbortController();
    answers.set('/endless', () => stop.abort(new Error('the service stops')));
    await expect(remote.fetch({ url: hosts.url(2, '/endless'), render: 'http' }, stop.signal)).rejects.toThrow(
      'the service stops',
    );
    expect(
      await connection.sql("SELECT 1 FROM kvisa_queue.job WHERE data -> 'request' ->> 'url' LIKE '%/endless'"),
    ).toEqual([]);
  });

  it('may be the service itself, beside the others', async () => {
    const installed = install('', [hosts.url(4, '/own')], {
      ...settings({ userAgent: 'the-service' }),
      vantage: 'local',
    });
    onTestFinished(installed.remove);
    const file = join(installed.folder, 'sources/xx.yaml');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), vantage: 'local' }));
    const service = run(installed, 'start');
    await service.until(() => service.events().some(({ event, checked }) => event === 'round' && checked === 1));
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(requests().find(({ path }) => path === '/own')).toMatchObject({ by: 'the-service' });
  });

  it('show what differs by place: no change, and said by doctor', async () => {
    answers.set('/places', (response, by) => {
      response.end(page('K visa', `The fee is ${by.endsWith('sg') ? '90 dollars' : '60 euros'} for a K visa.`));
    });
    const installed = install('', [hosts.url(2, '/places')], settings());
    onTestFinished(installed.remove);
    const file = join(installed.folder, 'sources/xx.yaml');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), vantage: ['de', 'sg'] }));
    const config = loadConfig({ file: installed.config, env: {} });
    const app = openApp(config);
    const { room, sources, close } = createCrawler(app, readSources(config));
    for (let round = 0; round < 3; round++)
      expect(await pollRound(room, sources, { all: true, concurrency: 2 })).toMatchObject({
        checked: 1,
        failed: 0,
        changes: [],
      });
    expect(app.archive.captures.list({})).toMatchObject([{ vantage: 'de' }]);
    await close();
    app.close();
    const doctor = run(installed, 'doctor', '--json');
    await doctor.ended;
    const said = JSON.parse(doctor.out()) as { name: string; state: string; detail: string }[];
    const findings = Array.isArray(said) ? said : Object.values(said).find(Array.isArray);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'queue', state: 'ok' }),
        expect.objectContaining({ name: 'fetchers', state: 'ok', detail: 'de 2, sg 1' }),
        expect.objectContaining({ name: 'vantage points', detail: expect.stringContaining('from sg (differs)') }),
      ]),
    );
  });

  it('give back what they have in hand when they are asked to stop', async () => {
    let asked = '';
    answers.set('/stops', (response, by) => {
      if (asked) return void response.end(page('Stops', 'At the second request it answers at once: form A.'));
      asked = by;
      fetchers[Number(by.split('-')[1])]!.child.kill('SIGTERM');
    });
    expect(await ask(writer(), 6, '/stops')).toMatchObject({ kind: 'ok' });
    expect(await fetchers[Number(asked.split('-')[1])]!.ended).toBe(0);
    expect(requests().filter(({ path }) => path === '/stops')).toHaveLength(2);
  });

  it('lose and double nothing when one is killed in the middle of a page', { timeout: 90_000 }, async () => {
    const paths = [2, 3, 4].flatMap((host) => ['/a', '/b', '/c'].map((name) => ({ host, path: `/kept${name}` })));
    const urls = [...paths.map(({ host, path }) => hosts.url(host, path)), hosts.url(5, '/hangs')];
    let victim = '';
    answers.set('/hangs', (response, by) => {
      if (victim) return void response.end(page('Hangs', 'At the second request it answers at once: form A.'));
      victim = by;
      fetchers[Number(by.split('-')[1])]!.child.kill('SIGKILL');
    });
    const installed = install('', urls, settings());
    onTestFinished(installed.remove);
    const poll = run(installed, 'poll', '--json');
    expect(await poll.ended).toBe(0);
    expect(JSON.parse(poll.out())).toMatchObject({ checked: 10, failed: 0, failures: [] });
    expect(victim).not.toBe('');

    for (const { path } of paths.slice(0, 2))
      answers.set(path, (response) => response.end(page('Notice', `The new text of ${path}: the fee is 60 euros.`)));
    const again = run(installed, 'poll', '--all', '--json');
    expect(await again.ended).toBe(0);

    const archive = openArchive(join(installed.folder, 'data'));
    const count = (sql: string): unknown => archive.db.prepare(sql).pluck().get();
    // '/kept/a' and '/kept/b' changed on three hosts.
    expect({
      visits: count('SELECT count(*) FROM visit'),
      captures: count('SELECT count(*) FROM capture'),
      changes: count("SELECT count(*) FROM change WHERE cause = 'site' AND kind = 'amended'"),
    }).toEqual({ visits: 20, captures: 16, changes: 6 });
    archive.close();
    const asked = Map.groupBy(
      requests().filter(({ path }) => /^.(kept|hangs)/.test(path)),
      ({ host, path }) => host + path,
    );
    // Once in each round, and once more what the killed one had in hand.
    const inHand = (all: readonly Asked[]) => all.slice(0, -2).filter(({ by }) => by === victim).length;
    for (const [place, all] of asked) expect([place, all.length - inHand(all)]).toEqual([place, 2]);
    expect([...asked.entries()].find(([place]) => place.endsWith('/hangs'))?.[1]).toHaveLength(3);
  });

  it('go on by themselves when the queue was away', async () => {
    const remote = writer({ patienceMs: 300 });
    await ask(remote, 5, '/before');
    await postgres.stop();
    await expect(ask(remote, 5, '/meanwhile')).rejects.toThrow(/the queue cannot be reached/);
    expect(remote.trouble()).toEqual([expect.objectContaining({ subject: 'queue' })]);
    await postgres.start();
    const alive = fetchers.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    await Promise.all(alive.map((one) => one.until(() => isThere(one))));
    const patient = writer();
    expect(await ask(patient, 5, '/after')).toMatchObject({ kind: 'ok' });
    expect(requests().map(({ path }) => path)).not.toContain('/meanwhile');
  });
});
