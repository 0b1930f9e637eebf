import type { Command } from 'commander';
import { hookGuard } from '../delivering.ts';
import { hookChannel } from '../notify/channels/webhook.ts';
import { deadLetters, deliverHooks, reviveLetters } from '../notify/deliver-hooks.ts';
import { addWebhook, enqueueHookTest, listWebhooks, removeWebhook, type Webhook } from '../notify/webhooks.ts';
import { type App, openApp, userAgent } from '../reading.ts';
import { checkSubscription } from '../subscribers/wishes.ts';
import { knownSources } from './known-sources.ts';
import {
  type Choice,
  configOf,
  type GlobalOptions,
  wholeNumber,
  withChoice,
  withDefault,
  withGlobals,
} from './options.ts';
import { CommandFault, print, printJson, shortTime, table, tell, UsageFault } from './output.ts';

interface Wishes extends GlobalOptions, Choice {
  readonly incidents?: boolean;
}

export function webhooksCommand(command: Command): void {
  command.description('programs that hear of changes by signed HTTP messages (Standard Webhooks)');
  withDefault(command, withGlobals(command.command('list', { isDefault: true })))
    .description('every webhook, with what waits and what was given up')
    .action(list);
  withChoice(withGlobals(command.command('add')))
    .argument('<url>', 'where messages are posted')
    .description('add a webhook and print its secret, this once')
    .option('--incidents', "hear of this installation's incidents, not of changes")
    .action(add);
  const one = (name: string, description: string) =>
    withGlobals(command.command(name)).argument('<id>', 'as "list" shows it', wholeNumber).description(description);
  one('remove', 'forget a webhook and what waits for it').action(remove);
  one('test', 'send one test message, now').action(test);
  one('retry', 'make the given-up messages of a webhook due again').action(retry);
  withGlobals(command.command('dead')).description('the dead-letter list: messages that were given up').action(dead);
}

const now = (): string => new Date().toISOString();

async function withApp(options: GlobalOptions, work: (app: App) => void | Promise<void>): Promise<void> {
  const app = openApp(configOf(options));
  try {
    await work(app);
  } finally {
    app.close();
  }
}

const unknown = (id: number): CommandFault =>
  new CommandFault(`${id}: no such webhook; "webhooks list" shows them all`);

const about = ({ hears, sources, countries, topics }: Webhook): string =>
  hears === 'incidents' ? 'incidents' : [...sources, ...countries, ...topics].join(', ') || 'everything';

const list = (options: GlobalOptions) =>
  withApp(options, ({ archive }) => {
    const all = listWebhooks(archive.db);
    if (options.json) return printJson(all);
    if (all.length === 0) return print('No webhooks. "webhooks add URL" adds one.');
    const rows = all.map((one) => [
      String(one.id),
      one.state,
      `${one.sent}/${one.waiting}/${one.dead}`,
      one.minSeverity,
      about(one),
      one.url,
      one.lastAnswer ?? '',
    ]);
    print(table(rows, ['id', 'state', 'sent/waiting/dead', 'from', 'about', 'url', 'last answer']));
  });

const add = (address: string, options: Wishes) =>
  withApp(options, (app) => {
    const { archive, config } = app;
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
      throw new UsageFault(`${address}: expected an address such as https://example.org/hooks, without a password`);
    const refusal = hookGuard(config).refuse(url);
    if (refusal) throw new UsageFault(refusal);
    const { source, country, topic, minSeverity, incidents } = options;
    if (incidents && (source ?? country ?? topic))
      throw new UsageFault('--incidents: not together with --source, --country or --topic, which choose changes');
    const wishes = checkSubscription({ sources: source, countries: country, topics: topic, minSeverity });
    if (!wishes.ok) throw new UsageFault(wishes.faults.join('\n'));
    knownSources(app, source);
    const { id, secret } = addWebhook(
      archive.db,
      url.href,
      wishes.subscription,
      now(),
      incidents ? 'incidents' : 'changes',
    );
    if (url.protocol === 'http:') tell('The messages travel unencrypted: anybody on the way can read them.');
    if (options.json) return printJson({ id, url: url.href, secret });
    print(
      `Webhook ${id} is added. Its secret, shown this once:\n${secret}\n"webhooks test ${id}" sends a first message.`,
    );
  });

const remove = (id: number, options: GlobalOptions) =>
  withApp(options, ({ archive }) => {
    if (!removeWebhook(archive.db, id)) throw unknown(id);
    if (options.json) printJson({ removed: id });
    else print(`Webhook ${id} is removed.`);
  });

const test = (id: number, options: GlobalOptions) =>
  withApp(options, async ({ archive, config }) => {
    if (enqueueHookTest(archive.db, id, now()) === null) throw unknown(id);
    const channel = hookChannel(hookGuard(config), userAgent(config));
    const result = await deliverHooks(archive.db, channel, { only: id }).finally(() => channel.close());
    const hook = listWebhooks(archive.db).find((one) => one.id === id);
    if (result.sent === 0)
      throw new CommandFault(
        `webhook ${id}: not accepted: ${hook?.lastAnswer ?? hook?.state}. "webhooks list" shows it.`,
      );
    if (options.json) printJson({ ...result, lastAnswer: hook?.lastAnswer });
    else
      print(`Webhook ${id} took ${result.sent === 1 ? 'the message' : `${result.sent} messages`}: ${hook?.lastAnswer}`);
  });

const retry = (id: number, options: GlobalOptions) =>
  withApp(options, ({ archive }) => {
    if (!listWebhooks(archive.db).some((one) => one.id === id)) throw unknown(id);
    const due = reviveLetters(archive.db, id, now());
    if (options.json) printJson({ due });
    else print(`${due} messages are due again.`);
  });

const dead = (options: GlobalOptions) =>
  withApp(options, ({ archive }) => {
    const all = deadLetters(archive.db);
    if (options.json) return printJson(all);
    if (all.length === 0) return print('No message was given up.');
    const rows = all.map((one) => [
      String(one.webhook),
      one.change === null ? 'no change' : `change ${one.change}`,
      shortTime(one.finishedAt),
      String(one.attempts),
      one.lastAnswer,
    ]);
    print(table(rows, ['webhook', 'what', 'given up (UTC)', 'tries', 'last answer']));
  });
