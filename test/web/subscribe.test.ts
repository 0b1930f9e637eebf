import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { exportData } from '../../src/subscribers/personal-data.ts';
import { addConfirmed, list } from '../../src/subscribers/store.ts';
import { mintToken } from '../../src/subscribers/tokens.ts';
import { checkSubscription } from '../../src/subscribers/wishes.ts';
import { NOW, openPages } from './room.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (
  app: Awaited<ReturnType<typeof openPages>>['app'],
  url: string,
  payload = '',
  headers: Record<string, string> = {},
) => app.inject({ method: 'POST', url, payload, headers: { ...form, ...headers } });

const subscribed = async () => {
  const pages = await openPages();
  const { db } = pages.small.archive;
  const wishes = checkSubscription({});
  if (!wishes.ok) throw new Error('defaults');
  const { id } = addConfirmed(db, {
    address: 'reader@example.org',
    subscription: wishes.subscription,
    origin: 'cli',
    now: NOW,
  });
  return { ...pages, db, id, token: (purpose: 'manage' | 'unsubscribe') => mintToken(db, id, purpose, NOW) };
};

it('sends one confirmation, and nothing takes force before the button is pressed', async () => {
  const { app, small } = await openPages();
  const { db } = small.archive;
  const answer = await post(
    app,
    '/subscribe',
    'email=Reader%40Example.org&countries=US&countries=JP&topics=fee&minSeverity=major&language=zh&rhythm=daily',
  );
  expect(answer.statusCode).toBe(202);
  expect(list(db).map(({ address, state }) => [address, state])).toEqual([['reader@example.org', 'pending']]);
  const payload = JSON.parse(
    db.prepare<[], string>("SELECT payload_json FROM outbox WHERE kind = 'confirm'").pluck().get()!,
  );
  const path = `/confirm/${payload.token}`;
  expect((await app.inject(path)).body).toContain('method="post"');
  expect(list(db)[0]?.state).toBe('pending');
  expect((await post(app, path)).body).toContain('You are subscribed');
  expect(list(db)[0]).toMatchObject({
    state: 'active',
    countries: ['US', 'JP'],
    topics: ['fee'],
    minSeverity: 'major',
    language: 'zh',
    rhythm: 'daily',
  });
});

it('takes a request of a program as JSON, with the same second step', async () => {
  const { app, small } = await openPages();
  const send = (payload: object) => app.inject({ method: 'POST', url: '/subscribe', payload });
  const answer = await send({ address: 'a@example.org', countries: ['US'], topics: ['fee'], rhythm: 'weekly' });
  expect([answer.statusCode, Object.keys(answer.json())]).toEqual([202, ['status']]);
  expect(list(small.archive.db)).toMatchObject([{ state: 'pending' }]);
  expect(small.archive.db.prepare('SELECT origin FROM subscriber').pluck().get()).toBe('api');
  const refused = await send({ address: 'a@', rhythm: 'hourly' });
  expect([refused.statusCode, refused.json().faults.length]).toEqual([400, 2]);
});

it('leads who tries it out to the local mailbox, where no mail server is set up', async () => {
  const { app } = await openPages();
  expect((await post(app, '/subscribe', 'email=a%40example.org')).body).toContain('href="/mailbox"');
});

it('says of a form for one publisher what no country means', async () => {
  const { get } = await openPages();
  expect((await get('/subscribe?source=embassy-us')).body).toContain('only what is ticked above');
  expect((await get('/subscribe')).body).toContain('None chosen: everywhere');
});

it('pretends to thank a program that fills in the field nobody sees', async () => {
  const { app, small } = await openPages();
  const person = await post(app, '/subscribe', 'email=a%40example.org&homepage=');
  const program = await post(app, '/subscribe', 'email=b%40example.org&homepage=http%3A%2F%2Fspam.example');
  expect([program.statusCode, program.body]).toEqual([person.statusCode, person.body]);
  expect(list(small.archive.db).map(({ address }) => address)).toEqual(['a@example.org']);
});

it('asks who was quicker than a person to press once more, and takes that', async () => {
  const { app, small } = await openPages();
  const shown = /name="shown" value="(\d+)"/.exec((await app.inject('/subscribe')).body)?.[1];
  const first = await post(app, '/subscribe', `email=a%40example.org&shown=${shown}`);
  expect([first.statusCode, first.body.includes('press the button once more')]).toEqual([400, true]);
  expect(first.body).not.toContain('name="shown"');
  expect(list(small.archive.db)).toEqual([]);
  const slow = await post(app, '/subscribe', `email=a%40example.org&shown=${Number(shown) - 1500}`);
  expect(slow.statusCode).toBe(202);
});

it('lets the hour and time zone of digests be chosen', async () => {
  const { app, db, token } = await subscribed();
  const path = `/manage/${token('manage')}`;
  await post(app, path, 'action=save&rhythm=daily&hour=19&timeZone=Asia%2FShanghai');
  expect(list(db)[0]).toMatchObject({ rhythm: 'daily', hour: 19, timeZone: 'Asia/Shanghai' });
  const { body } = await app.inject(path);
  expect(body).toContain('value="19" selected');
  expect(body).toContain('value="Asia/Shanghai" selected');
});

it('answers a known address like an unknown one', async () => {
  const { app } = await subscribed();
  const known = await post(app, '/subscribe', 'email=reader%40example.org');
  const unknown = await post(app, '/subscribe', 'email=stranger%40example.org');
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
});

it('says what is wrong with an address and keeps what was typed', async () => {
  const { app, small } = await openPages();
  const answer = await post(app, '/subscribe', `email=${encodeURIComponent('"><script>@x')}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain('role="alert"');
  expect(answer.body).toContain('value="&quot;&gt;&lt;script&gt;@x"');
  expect(list(small.archive.db)).toEqual([]);
});

it.each([
  ['as a browser says', { 'sec-fetch-site': 'cross-site' }],
  ['as its origin tells where the browser says nothing more', { origin: 'https://elsewhere.example' }],
  ['nor from a frame in a sandbox', { origin: 'null' }],
])('takes no form from another site, %s', async (_, headers) => {
  const { app } = await openPages();
  expect((await post(app, '/subscribe', 'email=a%40example.org', headers)).statusCode).toBe(403);
});

it.each([
  ['the address it was asked at', { origin: 'https://pages.example:444', host: 'pages.example:444' }],
  [
    'its public address, where a proxy asks by another name',
    { origin: 'https://kvisa.example.org', host: 'inside:8321' },
  ],
  ['a browser that vouches for it', { origin: 'https://renamed.example', 'sec-fetch-site': 'same-origin' }],
])('takes a form from %s', async (_, headers) => {
  const { app } = await openPages({ config: { host: '127.0.0.1', port: 0, baseUrl: 'https://kvisa.example.org' } });
  expect((await post(app, '/subscribe', 'email=a%40example.org', headers)).statusCode).toBe(202);
});

it('asks to come again while another program holds the database', async () => {
  const { app, small } = await openPages();
  small.archive.db.pragma('busy_timeout = 0');
  const other = new BetterSqlite3(small.archive.db.name);
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  const answer = await post(app, '/subscribe', 'email=a%40example.org');
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60']);
  expect(answer.body).toContain('Nothing was written.');
  other.exec('ROLLBACK');
  expect((await post(app, '/subscribe', 'email=a%40example.org')).statusCode).toBe(202);
});

it('makes a flood of requests wait', async () => {
  const { app } = await openPages();
  const codes = [];
  for (let n = 0; n < 14; n++) codes.push((await post(app, '/subscribe', `email=a${n}%40example.org`)).statusCode);
  expect(codes.filter((code) => code === 202)).toHaveLength(12);
  const last = await post(app, '/subscribe', 'email=z%40example.org');
  expect(last.statusCode).toBe(429);
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
});

it('lets one click leave, as mail programs send it (RFC 8058), and looking never acts', async () => {
  const { app, db, token } = await subscribed();
  const path = `/unsubscribe/${token('unsubscribe')}`;
  await app.inject(path);
  expect(list(db)[0]?.state).toBe('active');
  expect((await post(app, path, 'List-Unsubscribe=One-Click')).statusCode).toBe(200);
  expect(list(db)[0]?.state).toBe('ended');
  expect((await post(app, path, 'List-Unsubscribe=One-Click')).statusCode).toBe(200);
});

it('takes the one click as a multipart form too', async () => {
  const { app, db, token } = await subscribed();
  const body = '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
  const answer = await post(app, `/unsubscribe/${token('unsubscribe')}`, body, {
    'content-type': 'multipart/form-data; boundary=b',
  });
  expect([answer.statusCode, list(db)[0]?.state]).toEqual([200, 'ended']);
});

it('changes wishes by the manage link', async () => {
  const { app, db, token } = await subscribed();
  const answer = await post(app, `/manage/${token('manage')}`, 'action=save&countries=DE&rhythm=weekly');
  expect(answer.body).toContain('Saved.');
  expect(list(db)[0]).toMatchObject({ countries: ['DE'], rhythm: 'weekly' });
});

it('hands out and deletes everything about a person', async () => {
  const { app, db, id, token } = await subscribed();
  const path = `/manage/${token('manage')}`;
  expect((await app.inject(`${path}/export`)).json()).toEqual(JSON.parse(JSON.stringify(exportData(db, id))));
  expect((await post(app, path, 'action=delete')).body).toContain('Deleted');
  expect(list(db)).toEqual([]);
});

it('opens no door for a token that is unknown or meant for another', async () => {
  const { app, token } = await subscribed();
  const leaving = token('unsubscribe');
  for (const path of [
    '/confirm/x',
    '/manage/x',
    '/unsubscribe/x',
    `/manage/${leaving}`,
    `/manage/${leaving}/export`,
    `/confirm/${leaving}`,
  ])
    expect([path, (await app.inject(path)).statusCode]).toEqual([path, 404]);
  expect((await post(app, '/manage/x', 'action=delete')).statusCode).toBe(404);
});

it('keeps pages behind secret links out of caches and search engines', async () => {
  const { app, token } = await subscribed();
  const { headers, body } = await app.inject(`/manage/${token('manage')}`);
  expect(headers['cache-control']).toBe('no-store');
  expect(body).toContain('name="robots" content="noindex"');
});
