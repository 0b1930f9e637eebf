import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { RHYTHMS, type Subscription } from '../domain/subscriber.ts';
import { type App, openApp } from '../reading.ts';
import { validateAddress } from '../subscribers/address.ts';
import { importMany } from '../subscribers/import.ts';
import { addConfirmed, deleteByAddress, list } from '../subscribers/store.ts';
import { unsuppress } from '../subscribers/suppression.ts';
import { checkSubscription } from '../subscribers/wishes.ts';
import { unreadable } from './fault-words.ts';
import { knownSources } from './known-sources.ts';
import { type Choice, configOf, type GlobalOptions, withChoice, withDefault, withGlobals } from './options.ts';
import { CommandFault, print, printJson, table, UsageFault } from './output.ts';

interface Wishes extends GlobalOptions, Choice {
  readonly language?: string;
  readonly rhythm?: string;
  readonly hour?: string;
  readonly timeZone?: string;
}

export function subscribersCommand(command: Command): void {
  command.description('administration of subscribers');
  withDefault(command, withGlobals(command.command('list', { isDefault: true })))
    .description('everybody, with what they asked for')
    .action(listAll);
  withChoice(withGlobals(command.command('add')))
    .argument('<address>')
    .description('add an address that has agreed; it is active at once')
    .addOption(new Option('--language <language>', 'of the mails').choices(['en', 'zh']).default('en'))
    .addOption(new Option('--rhythm <rhythm>', 'one mail a change, or a digest').choices(RHYTHMS).default('at-once'))
    .option('--hour <hour>', 'of digests, 0-23', '8')
    .option('--time-zone <zone>', 'of that hour, such as Europe/Berlin', 'UTC')
    .action(add);
  withGlobals(command.command('remove'))
    .argument('<address>')
    .description('delete an address and all that is known of it')
    .action(remove);
  withGlobals(command.command('allow'))
    .argument('<address>')
    .description('write again to an address that bounced or complained, once its owner subscribes anew')
    .action(allow);
  withGlobals(command.command('import'))
    .argument('<file>', 'JSON Lines: { "address", … } as "export" writes them')
    .description('add all addresses of a file; none where one of them is at fault')
    .action(importFile);
  withGlobals(command.command('export')).description('everybody as JSON Lines, for import elsewhere').action(exportAll);
}

function listAll(options: GlobalOptions): void {
  withArchive(options, (db) => {
    const all = list(db);
    if (options.json) printJson(all);
    else if (all.length === 0) print('No subscribers.');
    else {
      const rows = all.map((one) => [one.address, one.state, one.rhythm, one.language, one.minSeverity, describe(one)]);
      print(table(rows, ['address', 'state', 'rhythm', 'language', 'from', 'about']));
    }
  });
}

const describe = ({ sources, countries, topics }: Subscription): string =>
  [...sources, ...countries, ...topics].join(', ') || 'everything';

function add(address: string, options: Wishes): void {
  const { source, country, topic, minSeverity, language, rhythm, hour, timeZone } = options;
  const checked = validateAddress(address);
  if (!checked.ok) throw new UsageFault(`${address}: ${checked.remedy}`);
  const wishes = checkSubscription({
    sources: source,
    countries: country,
    topics: topic,
    minSeverity,
    language,
    rhythm,
    hour,
    timeZone,
  });
  if (!wishes.ok) throw new UsageFault(wishes.faults.join('\n'));
  withArchive(options, (db, app) => {
    knownSources(app, source);
    const one = addConfirmed(db, {
      address: checked.address,
      subscription: wishes.subscription,
      origin: 'cli',
      now: new Date().toISOString(),
    });
    if (options.json) printJson(one);
    else
      print(
        `${one.address} hears of ${describe(one)}, ${one.rhythm}, in ${one.language === 'zh' ? 'Chinese' : 'English'}.`,
      );
  });
}

function remove(address: string, options: GlobalOptions): void {
  withArchive(options, (db) => {
    const checked = validateAddress(address);
    const gone = deleteByAddress(db, checked.ok ? checked.address : address);
    if (!gone) throw new CommandFault(`${address}: no such subscriber; "subscribers list" shows them all`);
    if (options.json) printJson({ removed: address });
    else print(`${address} is deleted.`);
  });
}

function allow(address: string, options: GlobalOptions): void {
  withArchive(options, (db) => {
    const checked = validateAddress(address);
    if (!checked.ok) throw new UsageFault(`${address}: ${checked.remedy}`);
    if (!unsuppress(db, checked.address)) throw new CommandFault(`${address}: nothing keeps mail from this address`);
    if (options.json) printJson({ allowed: checked.address });
    else print(`${checked.address} may subscribe again.`);
  });
}

/** All or none: a list with a fault in it changes nothing. */
function importFile(file: string, options: GlobalOptions): void {
  const faults: string[] = [];
  const entries = readText(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : readEntry(line, `${file}:${index + 1}`, faults)));
  if (faults.length > 0) throw new UsageFault(faults.join('\n'));
  withArchive(options, (db) => {
    const result = importMany(db, entries, new Date().toISOString());
    if (result.faults.length > 0) {
      throw new UsageFault(result.faults.map(({ entry, remedy }) => `${file}, entry ${entry}: ${remedy}`).join('\n'));
    }
    if (options.json) printJson(result);
    else print(`${result.added} subscribers added.`);
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new CommandFault(`${file}: ${unreadable(fault)}`);
  }
}

const WISHES = ['sources', 'countries', 'topics', 'minSeverity', 'language', 'rhythm', 'hour', 'timeZone'];

function readEntry(line: string, place: string, faults: string[]): { address: string; subscription: Subscription }[] {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line);
  } catch (fault) {
    faults.push(`${place}: not JSON: ${(fault as Error).message}`);
    return [];
  }
  const wishes = checkSubscription(
    Object.fromEntries(WISHES.filter((key) => key in entry).map((key) => [key, entry[key]])),
  );
  if (!wishes.ok) faults.push(...wishes.faults.map((fault) => `${place}: ${fault}`));
  return wishes.ok ? [{ address: String(entry.address ?? ''), subscription: wishes.subscription }] : [];
}

function exportAll(options: GlobalOptions): void {
  withArchive(options, (db) => {
    for (const one of list(db, 'active')) print(JSON.stringify(one));
  });
}

function withArchive(options: GlobalOptions, work: (db: App['archive']['db'], app: App) => void): void {
  const app = openApp(configOf(options));
  try {
    work(app.archive.db, app);
  } finally {
    app.close();
  }
}
