import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { examine } from '../../src/doctor/doctor.ts';
import { fileIncidents } from '../../src/watch/incident-log.ts';
import { NOW, openPages } from './room.ts';

it('shows an incident on the status page, in the metrics and in what the doctor finds', async () => {
  const { small, get } = await openPages();
  const incident = { kind: 'failing' as const, subject: 'embassy-ke', detail: '<b>1 of 1</b> pages fail (timeout)' };
  fileIncidents(small.archive, [incident], NOW, () => {});
  const page = (await get('/status')).body;
  expect(page).toContain('embassy-ke');
  expect(page).toContain('&lt;b&gt;1 of 1&lt;/b&gt; pages fail');
  expect((await get('/metrics')).body).toContain(
    'kvisa_incidents{kind="failing"} 1\nkvisa_incidents{kind="family"} 0\n',
  );
  const config = loadConfig({ data: small.data, env: { KVISA_BROWSER_ENABLED: 'false' } });
  expect(await examine(config)).toContainEqual(
    expect.objectContaining({
      name: 'incident failing',
      state: 'fault',
      remedy: expect.stringContaining('sources try'),
    }),
  );
});
