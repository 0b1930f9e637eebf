import type { Command } from 'commander';
import { openDelivering, takeBounces } from '../delivering.ts';
import { enqueueMessage, pending } from '../notify/outbox.ts';
import { type App, baseUrl, openApp } from '../reading.ts';
import { validateAddress } from '../subscribers/address.ts';
import { configOf, type GlobalOptions, withDefault, withGlobals } from './options.ts';
import { CommandFault, print, printJson, shortTime, table, UsageFault } from './output.ts';

export function mailCommand(command: Command): void {
  command.description('the outbox');
  withDefault(command, withGlobals(command.command('pending', { isDefault: true })))
    .description('messages that wait, with the last answer of the server')
    .action(showPending);
  withGlobals(command.command('send')).description('deliver what is due, now').action(send);
  withGlobals(command.command('bounces'))
    .description('read the returned mails in mail.bounceSpool, now')
    .action(bounces);
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
    const { mail, hooks, bounces, faults } = await deliver(app);
    if (options.json) printJson({ ...mail, webhooks: hooks, bounces });
    else {
      const place = app.config.mail.url ? '' : ' (local mailbox)';
      print(`${mail.sent} sent, ${mail.deferred} put off, ${mail.dead} given up${place}.`);
      const { sent, deferred, dead } = hooks;
      if (sent + deferred + dead > 0) print(`Webhooks: ${sent} sent, ${deferred} put off, ${dead} given up.`);
    }
    if (mail.stopped) throw new CommandFault(`stopped: ${mail.stopped}. The messages wait in the outbox.`);
    if (faults.length > 0)
      throw new CommandFault(faults.map(({ part, fault }) => `${part}: ${fault.message}`).join('\n'));
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
  const delivering = openDelivering(app);
  try {
    return await delivering.turn();
  } finally {
    await delivering.close();
  }
}

async function bounces(options: GlobalOptions): Promise<void> {
  const app = openApp(configOf(options));
  try {
    const tally = await takeBounces(app);
    if (!tally)
      throw new UsageFault(
        'mail.bounceSpool (KVISA_MAIL_BOUNCE_SPOOL): not set; name the folder that returned mails are put into (docs/operations-mail.md)',
      );
    const { suppressed, noted, unknown, other, unreadable } = tally;
    if (options.json) printJson(tally);
    else
      print(
        `${suppressed} addresses suppressed, ${noted} soft bounces noted, ${other} no bounces; ${unknown + unreadable} laid into failed/.`,
      );
  } finally {
    app.close();
  }
}
