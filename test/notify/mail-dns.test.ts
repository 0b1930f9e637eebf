import { expect, test } from 'vitest';
import { checkMailDns } from '../../src/notify/mail-dns.ts';

const zone = (records: Readonly<Record<string, string[][]>>) => async (name: string) => {
  const found = records[name];
  if (!found) throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  return found;
};

test('a domain that is set up passes, long records in pieces included', async () => {
  const lookup = zone({
    'example.org': [['google-site-verification=x'], ['v=spf1 mx', ' -all']],
    '_dmarc.example.org': [['v=DMARC1; p=none']],
    'k1._domainkey.example.org': [['v=DKIM1; k=rsa; ', 'p=MIIB']],
  });
  const checks = await checkMailDns({ domain: 'example.org', dkimSelector: 'k1', lookup });
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['SPF', true],
    ['DKIM', true],
    ['DMARC', true],
  ]);
});

test('what is missing comes with the record to publish; a revoked key counts as missing', async () => {
  const lookup = zone({ 'k1._domainkey.example.org': [['v=DKIM1; p=']] });
  const checks = await checkMailDns({ domain: 'example.org', dkimSelector: 'k1', lookup });
  expect(checks.map(({ ok }) => ok)).toEqual([false, false, false]);
  expect(checks.map(({ remedy }) => remedy)).toEqual([
    expect.stringContaining('TXT record at example.org'),
    expect.stringContaining('k1._domainkey.example.org'),
    expect.stringContaining('_dmarc.example.org'),
  ]);
});

test('a resolver that fails is no missing record', async () => {
  const lookup = async () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
  await expect(checkMailDns({ domain: 'example.org', lookup })).rejects.toThrow('timeout');
});
