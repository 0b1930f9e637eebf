import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readRevocationLists } from '../../src/archive/revocation.ts';
import { readCertificates } from '../../src/archive/time-stamp-token.ts';
import { verifyWhole } from '../../src/archive/verify/verify.ts';
import { loadConfig } from '../../src/config.ts';
import type { App } from '../../src/reading.ts';
import { openStamping } from '../../src/stamping.ts';
import { stampLastSeal, stampTrouble } from '../../src/watch/time-stamping.ts';
import { type Authority, noAuthority, startAuthority } from '../support/authority.ts';
import { smallArchive } from '../support/small-archive.ts';

let authority: Authority;
beforeAll(async () => {
  if (noAuthority === '') authority = await startAuthority();
});
afterAll(() => authority?.close());
beforeEach(({ skip }) => {
  skip(noAuthority !== '', noAuthority);
  authority.behave('well');
});

/** An archive sealed to 21 October, and an installation that has the authority configured. */
function open(settings: Record<string, string> = {}) {
  const small = smallArchive();
  const { archive } = small;
  archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
  const env = {
    KVISA_ARCHIVE_TIMESTAMP_AUTHORITY: authority.url,
    KVISA_FETCH_ALLOW_ADDRESSES: '127.0.0.0/8',
    ...settings,
  };
  const app: App = { archive, config: loadConfig({ data: small.data, env }), close: () => {} };
  const stamping = openStamping(app);
  onTestFinished(async () => {
    await stamping.close();
    small.close();
  });
  return {
    ...small,
    stamping,
    verify: (root?: string, lists?: string) =>
      verifyWhole(archive.db, {
        trust: root
          ? { roots: roots(root), ...(lists ? { revocations: readRevocationLists(readFileSync(lists)) } : {}) }
          : undefined,
      }),
  };
}
const roots = (file: string) => readCertificates(readFileSync(file, 'utf8'));

describe('the last seal', () => {
  test('is stamped once, and the stamp leads to the root that one trusts', async () => {
    const { archive, stamping, verify } = open();
    const stamp = await stamping.turn();
    expect(stamp).toMatchObject({ seal: archive.seals.latest()!.number, authority: authority.url });
    expect(await stamping.turn()).toBeNull();
    expect(await verify(authority.root)).toMatchObject({
      ok: true,
      timeStamps: {
        checked: 1,
        trusted: true,
        last: { day: '2026-10-21', at: stamp!.at, signer: 'Clock of the test' },
      },
    });
  });

  test('is attested in the eyes of OpenSSL too, which shares no code with this program', async () => {
    const { archive, stamping } = open();
    const { token } = (await stamping.turn())!;
    const folder = mkdtempSync(join(tmpdir(), 'kvisa-token-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'token'), token);
    const check = (head: string) =>
      spawnSync('openssl', [
        'ts',
        '-verify',
        '-digest',
        head,
        '-in',
        join(folder, 'token'),
        '-token_in',
        '-CAfile',
        authority.root,
      ]);
    expect(check(archive.seals.latest()!.head).status).toBe(0);
    expect(check('0'.repeat(64)).status).toBe(1);
  });

  test('covers the days before it, which nobody stamped', async () => {
    const { archive, stamping } = open();
    const stamp = (await stamping.turn())!;
    expect(archive.timeStamps.covering(1)).toMatchObject({ seal: stamp.seal, at: stamp.at });
  });

  test('is not stamped where no authority is configured, and an old trouble is forgotten', async () => {
    authority.behave('down');
    const { archive, data, stamping } = open();
    await stamping.turn();
    const asked = authority.asked();
    const none = openStamping({ archive, config: loadConfig({ data, env: {} }), close: () => {} });
    expect([await none.turn(), authority.asked(), stampTrouble(archive)]).toEqual([null, asked, null]);
  });
});

describe('an answer that proves nothing is not kept', () => {
  test.each([
    ['down', /503/],
    ['garbage', /no time-stamp answer/],
    ['altered', /signature does not fit/],
  ] as const)('%s', async (manner, detail) => {
    authority.behave(manner);
    const { archive, stamping } = open();
    expect(await stamping.turn()).toBeNull();
    expect(archive.timeStamps.covering(1)).toBeUndefined();
    expect(stampTrouble(archive)).toMatchObject({ authority: authority.url, detail: expect.stringMatching(detail) });
  });

  test('an old one sent again', async () => {
    const first = open();
    await first.stamping.turn();
    authority.behave('old');
    const { archive, stamping } = open();
    await stamping.turn();
    expect(stampTrouble(archive)?.detail).toMatch(/nonce/);
  });

  test('nor is an address asked that the guard refuses', async () => {
    const asked = authority.asked();
    const { archive, stamping } = open({ KVISA_FETCH_ALLOW_ADDRESSES: '' });
    await stamping.turn();
    expect([authority.asked(), stampTrouble(archive)?.detail]).toEqual([
      asked,
      expect.stringContaining('public internet'),
    ]);
  });
});

test('an authority that fails is asked again after half an hour, and its trouble keeps its beginning until it is over', async () => {
  const { archive } = open();
  const at = (minute: number) => new Date(Date.UTC(2026, 9, 22, 12, minute)).toISOString();
  const broken = async () => ({ status: 500, mediaType: '', body: new Uint8Array() });
  await stampLastSeal(archive, authority.url, broken, at(0));
  let asked = 0;
  const count = async () => {
    asked++;
    return broken();
  };
  await stampLastSeal(archive, authority.url, count, at(29));
  expect(asked).toBe(0);
  await stampLastSeal(archive, authority.url, count, at(31));
  expect([asked, stampTrouble(archive)]).toEqual([1, expect.objectContaining({ since: at(0), at: at(31) })]);
});

describe('verify', () => {
  test('refuses a stamp that leads to no root one trusts', async () => {
    const { stamping, verify } = open();
    await stamping.turn();
    const { ok, faults } = await verify(authority.stranger);
    expect(ok).toBe(false);
    expect(faults).toEqual([
      { subject: 'time-stamps', id: '2026-10-21', detail: expect.stringContaining('certificate') },
    ]);
  });

  test.each([
    ['nothing', undefined, true],
    ['its certificate, withdrawn later in good order', { day: '2049-01-01', reason: 'superseded' }, true],
    ['its certificate, withdrawn before', { day: '2020-01-01', reason: 'superseded' }, false],
    ['its certificate, compromised later', { day: '2049-01-01', reason: 'keyCompromise' }, false],
    ['its certificate, withdrawn later without a reason', { day: '2049-01-01' }, false],
  ])('holds a stamp against a list that revokes %s', async (_, revoked, ok) => {
    const { stamping, verify } = open();
    await stamping.turn();
    const report = await verify(authority.root, authority.revocations(revoked));
    expect([report.ok, report.timeStamps.revocationAsOf !== null]).toEqual([ok, ok]);
    if (!ok)
      expect(report.faults).toMatchObject([{ subject: 'time-stamps', detail: expect.stringContaining('revoked') }]);
  });

  test('asks no list that another signed', async () => {
    const { stamping, verify } = open();
    await stamping.turn();
    const lists = authority.revocations();
    const altered = readFileSync(lists, 'utf8').replace(
      /(?<=\n)([A-Za-z0-9+/]{4})(?=[A-Za-z0-9+/=]*\n-----END)/,
      'AAAA',
    );
    writeFileSync(lists, altered);
    expect((await verify(authority.root, lists)).faults).toMatchObject([
      { detail: expect.stringContaining('no revocation list') },
    ]);
  });

  test.each([
    [
      'the token was altered',
      `UPDATE time_stamp SET token = CAST(substr(token, 1, length(token) - 1)
        || CASE hex(substr(token, -1)) WHEN '00' THEN x'01' ELSE x'00' END AS BLOB)`,
    ],
    ['the time was altered', "UPDATE time_stamp SET at = '2020-01-01T00:00:00.000Z'"],
    ['it was laid upon another seal', 'UPDATE time_stamp SET seal = 1'],
  ])('names a stamp where %s', async (_, sql) => {
    const { archive, stamping, verify } = open();
    await stamping.turn();
    archive.db.exec(sql);
    expect((await verify()).faults).toEqual([expect.objectContaining({ subject: 'time-stamps' })]);
  });
});

test('the command says who attested what, with and without a trusted root', async () => {
  const { data, stamping } = open();
  const { at } = (await stamping.turn())!;
  const run = (...more: string[]) =>
    execFileSync(process.execPath, ['bin/kvisa-watch.mjs', 'verify', '--data', data, ...more], { encoding: 'utf8' });
  expect(run()).toContain(`2026-10-21 for ${at}, by "Clock of the test"; give --tsa-ca`);
  expect(run('--tsa-ca', authority.root)).toContain('Whether it was revoked was not asked; give --tsa-crl');
  expect(run('--tsa-ca', authority.root, '--tsa-crl', authority.revocations())).toMatch(/no list of 2\S+Z revokes/);
});
