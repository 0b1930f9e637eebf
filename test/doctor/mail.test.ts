import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { examineMail, mailDomain } from '../../src/doctor/mail.ts';
import { freshFolder } from '../subscribers/fresh.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const key = publicKey.toString('base64');

const configured = (env: Record<string, string> = {}) =>
  loadConfig({
    env: {
      KVISA_MAIL_URL: 'smtp://mx.kvisa.eu:587',
      KVISA_MAIL_FROM: 'K visa alerts <alerts@kvisa.eu>',
      KVISA_MAIL_DKIM_DOMAIN: 'kvisa.eu',
      KVISA_MAIL_DKIM_SELECTOR: 'k1',
      KVISA_MAIL_DKIM_PRIVATE_KEY: privateKey,
      ...env,
    },
  });

const zone =
  (records: Record<string, string> = {}) =>
  async (name: string) => {
    if (!(name in records)) throw Object.assign(new Error(name), { code: 'ENODATA' });
    return [[records[name]!]];
  };

describe('the examination of mail', () => {
  it('prints the three records to publish, our own key in its place', async () => {
    const findings = await examineMail(configured(), zone());
    const remedies = findings.map(({ remedy }) => remedy);
    expect(findings.map(({ name, state }) => [name, state]).slice(0, 3)).toEqual([
      ['SPF', 'warning'],
      ['DKIM', 'warning'],
      ['DMARC', 'warning'],
    ]);
    expect(remedies[0]).toContain('TXT record at kvisa.eu: "v=spf1 a:mx.kvisa.eu -all"');
    expect(remedies[1]).toContain(`k1._domainkey.kvisa.eu: "v=DKIM1; k=rsa; p=${key}"`);
    expect(remedies[2]).toContain('TXT record at _dmarc.kvisa.eu: "v=DMARC1;');
  });

  it('passes what is published, and refuses another key', async () => {
    const records = { 'kvisa.eu': 'v=spf1 mx -all', '_dmarc.kvisa.eu': 'v=DMARC1; p=none' };
    const states = async (p: string) =>
      (await examineMail(configured(), zone({ ...records, 'k1._domainkey.kvisa.eu': `v=DKIM1; p=${p}` })))
        .slice(0, 3)
        .map(({ state }) => state);
    expect(await states(key)).toEqual(['ok', 'ok', 'ok']);
    expect(await states('MIIBother')).toEqual(['ok', 'warning', 'ok']);
  });

  it('asks nobody about a domain that cannot be real, nor without a mail server', async () => {
    const never = async () => Promise.reject(new Error('asked'));
    const local = await examineMail(configured({ KVISA_MAIL_FROM: 'kvisa-watch@localhost' }), never);
    expect(local[0]).toMatchObject({ name: 'mail.from', state: 'warning' });
    expect(await examineMail({ ...configured(), mail: { ...configured().mail, url: null } }, never)).toEqual([]);
    expect(['a@localhost', 'a@x.test', 'a@example.org', 'A <a@kvisa.eu>'].map(mailDomain)).toEqual([
      undefined,
      undefined,
      undefined,
      'kvisa.eu',
    ]);
  });

  it('says that a name server failed, not that records are missing', async () => {
    const [finding] = await examineMail(configured(), async () => Promise.reject(new Error('ETIMEOUT')));
    expect(finding).toMatchObject({ name: 'mail dns', state: 'warning', detail: 'kvisa.eu: ETIMEOUT' });
  });

  it('wants bounces to be read', async () => {
    const last = async (env: Record<string, string>) => (await examineMail(configured(env), zone())).at(-1);
    const spool = freshFolder();
    expect(await last({})).toMatchObject({ name: 'bounces', state: 'warning' });
    const both = { KVISA_MAIL_BOUNCES: 'bounces@kvisa.eu', KVISA_MAIL_BOUNCE_SPOOL: spool };
    expect(await last(both)).toMatchObject({ state: 'ok', detail: `read from ${spool}` });
    expect(await last({ ...both, KVISA_MAIL_BOUNCE_SPOOL: `${spool}/none` })).toMatchObject({ state: 'warning' });
  });
});
