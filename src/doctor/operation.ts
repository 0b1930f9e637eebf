import { existsSync } from 'node:fs';
import type { Archive } from '../archive/archive.ts';
import type { Config } from '../config.ts';
import { findBrowser } from '../fetch/browser-install.ts';
import { listWebhooks } from '../notify/webhooks.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 86_400_000;
/** A backup a day is advised; after this many without one an operator has forgotten it. */
const BACKUP_DAYS = 7;

/** Who hears of trouble besides those who look. A webhook that took its last message is reachable. */
export function alarms({ mail }: Pick<Config, 'mail'>, { db }: Pick<Archive, 'db'>): Finding {
  const name = 'alarms';
  const hooks = listWebhooks(db).filter(({ hears }) => hears === 'incidents');
  const stuck = hooks.find(
    ({ state, waiting, dead, sent }) => state === 'gone' || waiting > 0 || (dead > 0 && sent === 0),
  );
  if (stuck)
    return {
      name,
      state: 'fault',
      detail: `webhook ${stuck.id} takes no messages: ${stuck.lastAnswer ?? 'no answer yet'}`,
      remedy: `"webhooks test ${stuck.id}" tries it now, "webhooks retry ${stuck.id}" sends again what was given up`,
    };
  const ways = [
    ...(mail.operator && mail.url ? [`mail to ${mail.operator}`] : []),
    ...hooks.map(({ id }) => `webhook ${id}`),
  ];
  if (ways.length > 0) return { name, state: 'ok', detail: ways.join(', ') };
  return {
    name,
    state: 'warning',
    detail: 'nobody is told of incidents: they stand on /status, in /metrics and in the log alone',
    remedy: 'set mail.operator and KVISA_MAIL_URL, or "webhooks add URL --incidents"',
  };
}

/** When the last backup was made, by `backup` on this data folder. */
export function backups({ settings }: Pick<Archive, 'settings'>): Finding {
  const name = 'backup';
  const last = settings.get('last_backup');
  const remedy = 'run "backup PATH" once a day, and keep the file on another machine';
  if (!last) return { name, state: 'warning', detail: 'none was made yet', remedy };
  const days = Math.floor((Date.now() - Date.parse(last)) / DAY_MS);
  const detail = `the last one was made at ${last}`;
  return days < BACKUP_DAYS
    ? { name, state: 'ok', detail }
    : { name, state: 'warning', detail: `${detail}, ${days} days ago`, remedy };
}

const LOCAL = /^(?:127\.|localhost$|\[?::1)/;

/** Whether the address in mails leads to the pages, and by TLS: links in mails are secrets. */
export function publicAddress({ web, mail }: Pick<Config, 'web' | 'mail'>): Finding {
  const name = 'public address';
  const advise = (detail: string, remedy: string): Finding => warning(name, detail, remedy);
  const url = web.baseUrl === null ? null : URL.parse(web.baseUrl);
  const local = url === null || LOCAL.test(url.hostname);
  if (local && (mail.url !== null || !LOCAL.test(web.host)))
    return advise(
      `links in mails lead to ${web.baseUrl ?? `http://${web.host}:${web.port}`}, which only this machine reaches`,
      'set web.baseUrl to the address under which people reach the pages',
    );
  if (url && !local && url.protocol === 'http:')
    return advise(
      `${web.baseUrl} is unencrypted: secret links of subscribers travel in the open`,
      'end TLS in a reverse proxy and set web.baseUrl to its https address',
    );
  const trusted = web.trustedProxies.join(', ');
  if (url && !local && !LOCAL.test(web.host) && trusted === 'loopback')
    return advise(
      'a proxy on another machine or in another container is not believed: all visitors are one to the rate limits',
      'name its network in web.trustedProxies, or let the service listen on 127.0.0.1 and the proxy run beside it',
    );
  return { name, state: 'ok', detail: web.baseUrl ?? 'this machine only' };
}

const warning = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'warning', detail, remedy });

/** Whether pages that need a browser can be read. */
export function browser(config: Pick<Config, 'browser'>): Finding {
  if (!config.browser.enabled)
    return warning(
      'browser',
      'switched off',
      'set browser.enabled: true, or pages that need one are reported as failures',
    );
  const path = config.browser.executablePath ?? findBrowser();
  if (path && existsSync(path)) return { name: 'browser', state: 'ok', detail: path };
  return warning(
    'browser',
    path ? `${path} does not exist` : 'none found',
    'install one: "apt-get install chromium", or "npx playwright install chromium", or set KVISA_BROWSER to its path',
  );
}
