import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { enqueueMessage } from '../../src/notify/outbox.ts';
import { type Installation, install, type Running, run, startedService } from '../support/service.ts';
import { page, type Site, startSite } from '../support/site.ts';

let site: Site;
let installed: Installation;
const PAGE = '/eng/kvisa.htm';

beforeEach(async () => {
  site = await startSite();
  site.set(PAGE, page('K visa', 'Applicants for a K visa must not be older than 45 years.', 'A passport is required.'));
  installed = install(site.url, [PAGE]);
});
afterEach(() => {
  site.close();
  installed.remove();
});

const ends = (service: Running): void => onTestFinished(() => void service.child.kill('SIGKILL'));

async function stop(service: Running): Promise<{ code: number | null; seconds: number }> {
  const begun = performance.now();
  service.child.kill('SIGTERM');
  return { code: await service.ended, seconds: (performance.now() - begun) / 1000 };
}

async function start(): ReturnType<typeof startedService> {
  const service = await startedService(installed);
  ends(service);
  return service;
}

describe('the service', () => {
  it('says what it watches and where to look, and answers there', async () => {
    const service = await start();
    expect(service.out()).toMatch(/watching\s+1 sources, 1 addresses/);
    expect(service.out()).toContain(installed.data);
    const ready = await fetch(`${service.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', faults: [] }]);
    await stop(service);
  });

  it('looks at start, once, at what was missed while it was down', async () => {
    await stop(await start());
    const before = site.requests.length;
    const archive = openArchive(installed.data);
    const [known] = archive.pages.watchedOf('embassy-xx');
    archive.pages.set(known!.id, { nextCheckAt: '2026-01-01T00:00:00.000Z' });
    archive.close();
    const service = await start();
    expect(site.requests.slice(before).filter((path) => path === PAGE)).toHaveLength(1);
    await stop(service);
  });

  it('ends before it polls, naming the fault, where a declaration is wrong', async () => {
    writeFileSync(join(dirname(installed.config), 'sources', 'wrong.yaml'), 'id: wrong\n');
    const service = run(installed, 'start');
    ends(service);
    expect(await service.ended).toBe(2);
    expect(service.err()).toContain('wrong.yaml');
    expect(site.requests).toEqual([]);
  });

  it('refuses a second service on the same data folder, and says what to do', async () => {
    const service = await start();
    const second = run(installed, 'start');
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/a service already runs on .*--data/);
    await stop(service);
  });

  it('ends at SIGTERM within ten seconds, with exit code 0, and loses neither captures nor mail', async () => {
    const service = await start();
    const archive = openArchive(installed.data);
    const now = new Date(Date.now() + 3_600_000).toISOString();
    enqueueMessage(archive.db, {
      kind: 'test',
      to: { address: 'a@example.org' },
      payload: {},
      baseUrl: 'http://x',
      now,
    });
    const { code, seconds } = await stop(service);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(10);
    const count = (table: string) => archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([count('capture'), count('version'), count('outbox')]).toEqual([1, 1, 1]);
    archive.close();
    expect(await run(installed, 'verify').ended).toBe(0);
  });

  it('ends in time though a host never answers', async () => {
    installed.remove();
    installed = install(site.url, [PAGE, '/never'], {
      fetch: { perHostDelayMs: 0, timeoutMs: 600_000, allowAddresses: ['127.0.0.0/8'] },
    });
    const asked = new Promise<void>((resolve) => site.set('/never', () => resolve()));
    const service = run(installed, 'start');
    ends(service);
    await asked;
    const { code, seconds } = await stop(service);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(10);
  });

  it('lets a poll wait until its own round is through', async () => {
    let release = (): void => {};
    const asked = new Promise<void>((resolve) =>
      site.set('/slow', (_request, response) => {
        release = () => void response.writeHead(200, { 'content-type': 'text/html' }).end(page('Fees', 'Visa fees.'));
        resolve();
      }),
    );
    installed.remove();
    installed = install(site.url, ['/slow']);
    const service = run(installed, 'start');
    ends(service);
    await asked;
    const poll = run(installed, 'poll', '--json');
    await poll.until(() => /another round is under way/.test(poll.err()));
    release();
    expect(await poll.ended).toBe(0);
    expect(JSON.parse(poll.out())).toMatchObject({ failed: 0 });
    await stop(service);
  });
});
