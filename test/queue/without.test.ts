import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { install } from '../support/service.ts';
import { page, startSite } from '../support/site.ts';

/** Tells on standard error which packages a program asks for. */
const TELL = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) { process.stderr.write('asked for ' + name + '\\n'); return next(name, context); } });`;

it('without the setting a round loads nothing of the queue’s engine and of PostgreSQL', async () => {
  const site = await startSite();
  site.set('/k', page('K visa', 'Applicants for the K visa submit form A.'));
  const installed = install(site.url, ['/k']);
  onTestFinished(() => {
    site.close();
    installed.remove();
  });
  const hook = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const said = await polled(hook, installed.config);
  const packages = [...said.matchAll(/^asked for ([\w@][\w./@-]*)$/gm)].map(([, name]) => name);
  expect(packages).toContain('undici');
  expect(packages.filter((name) => /^(pg|aws)/.test(name!))).toEqual([]);
  expect(site.requests).toContain('/k');
});

const polled = (hook: string, config: string): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', hook, 'bin/kvisa-watch.mjs', 'poll', '--config', config], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.on('close', () => resolve(said));
  });
