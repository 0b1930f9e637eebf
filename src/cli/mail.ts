import type { Command } from 'commander';
import { type App, baseUrl, openApp, openChannel, senderOf } from '../app.ts';
import { deliverPending } from '../notify/deliver.ts';
import { perProvider } from '../notify/limiter.ts';
import { enqueueMessage, pending } from '../notify/outbox.ts';
import { validateAddress } from '../subscribers/address.ts';
import { configOf, type GlobalOptions, withGlobals } from './options.ts';
import { CommandFault, print, printJson, shortTime, table, UsageFault } from './output.ts';

export function mailCommand(command: Command): void {
  command.description('the outbox');
  withGlobals(command.command('pending', { isDefault: true }))
    .description('messages that wait, with the last answer of the server')
    .action(showPending);
  withGlobals(command.command('send')).description('deliver what is due, now').action(send);
  withGlobals(command.command('test'))
    .argument('<address>')
    .description('send one test message to an address')
    .action(test);
}

function showPending(options: GlobalOptions): void {
  const app = openApp(configOf(options));
  try {
    const messages = pending(app.archive.db);
    if (options.json) printJson(messages);
    else if (messages.length === 0) print('Nothing is waiting.');
    else {
      const rows = messages.map((one) => [
        String(one.id),
        one.kind,
        one.state,
        shortTime(one.dueAt),
        String(one.attempts),
        one.to,
        one.lastAnswer ?? '',
      ]);
      print(table(rows, ['id', 'kind', 'state', 'due (UTC)', 'tries', 'to', 'last answer']));
    }
  } finally {
    app.close();
  }
}

async function send(options: GlobalOptions): Promise<void> {
  const app = openApp(configOf(options));
  try {
    const result = await deliver(app);
    if (options.json) printJson(result);
    else
      print(
        `${result.sent} sent, ${result.deferred} put off, ${result.dead} given up${app.config.mail.url ? '' : ' (local mailbox)'}.`,
      );
    if (result.stopped) throw new CommandFault(`stopped: ${result.stopped}. The messages wait in the outbox.`);
  } finally {
    app.close();
  }
}

async function test(text: string, options: GlobalOptions): Promise<void> {
  const checked = validateAddress(text);
  if (!checked.ok) throw new UsageFault(`${text}: ${checked.remedy}`);
  const app = openApp(configOf(options));
  try {
    const id = enqueueMessage(app.archive.db, {
      kind: 'test',
      to: { address: checked.address },
      payload: {},
      baseUrl: baseUrl(app.config),
      now: new Date().toISOString(),
    });
    await deliver(app);
    const waiting = pending(app.archive.db).find((one) => one.id === id);
    if (waiting)
      throw new CommandFault(
        `${checked.address}: not accepted yet: ${waiting.lastAnswer ?? 'no answer'}. It stays in the outbox; "mail pending" shows it.`,
      );
    print(
      app.config.mail.url
        ? `The server accepted a message to ${checked.address}.`
        : `A message to ${checked.address} lies in the local mailbox; set KVISA_MAIL_URL to send it for real.`,
    );
  } finally {
    app.close();
  }
}

async function deliver(app: App) {
  const channel = openChannel(app.config);
  try {
    return await deliverPending(app.archive.db, channel, {
      ...senderOf(app),
      limiter: perProvider(app.config.mail.perMinute),
    });
  } finally {
    await channel.close();
  }
}
