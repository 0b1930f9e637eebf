// One delivery worker, to be killed: node crash-worker.ts DATABASE SMTP-URL WORKERS
import { setTimeout as wait } from 'node:timers/promises';
import { mailChannel } from '../../src/notify/channels/mail.ts';
import { deliverPending } from '../../src/notify/deliver.ts';
import { releaseLeases } from '../../src/notify/leases.ts';
import { openFile } from '../subscribers/database.ts';
import { counts } from './counts.ts';
import { BASE_URL } from './samples.ts';

const [file = '', url = '', workers = '5'] = process.argv.slice(2);
const db = openFile(file);
const channel = mailChannel({ url, connections: Number(workers) });
const options = {
  from: { address: 'alerts@example.org' },
  baseUrl: BASE_URL,
  backoffMs: () => 20,
  workers: Number(workers),
};

releaseLeases(db);
for (let left = counts(db); left.ready + left.leased > 0; left = counts(db)) {
  await deliverPending(db, channel, options);
  await wait(20);
}
await channel.close();
db.close();
