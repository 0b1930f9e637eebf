import { Command, CommanderError } from 'commander';
import { faultInWords } from './fault-words.ts';
import { withGlobals } from './options.ts';
import { CommandFault, tell, UsageFault } from './output.ts';

type Build = (command: Command) => void;

interface Entry {
  readonly load: () => Promise<Build>;
  readonly summary: string;
  /** Has commands of its own, which take the common options. */
  readonly group?: true;
}

/** Every command and where it lives; loaded when it is asked for, so that a short command starts quickly. */
export const COMMANDS: Record<string, Entry> = {
  start: {
    load: async () => (await import('./start.ts')).startCommand,
    summary: 'the service: scheduler, mail delivery and web pages',
  },
  poll: { load: async () => (await import('./poll.ts')).pollCommand, summary: 'one round now' },
  work: {
    load: async () => (await import('./work.ts')).workCommand,
    summary: 'a fetcher of one vantage point, for a service with a queue',
  },
  changes: { load: async () => (await import('./changes.ts')).changesCommand, summary: 'the changes found' },
  snapshots: {
    load: async () => (await import('./snapshots.ts')).snapshotsCommand,
    summary: 'the captures in the archive',
  },
  show: { load: async () => (await import('./snapshots.ts')).showCommand, summary: 'one capture' },
  diff: { load: async () => (await import('./snapshots.ts')).diffCommand, summary: 'two captures compared' },
  import: {
    load: async () => (await import('./import.ts')).importCommand,
    summary: 'earlier captures into the archive, from a WARC file or a manifest',
  },
  search: {
    load: async () => (await import('./search.ts')).searchCommand,
    summary: 'full-text search over every stored version',
  },
  reprocess: {
    load: async () => (await import('./reprocess.ts')).reprocessCommand,
    summary: 'the stored captures read again with today’s rules',
  },
  interpret: {
    load: async () => (await import('./interpret.ts')).interpretCommand,
    summary: 'relevance and policy facts of files; nothing is stored',
  },
  facts: { load: async () => (await import('./facts.ts')).factsCommand, summary: 'the policy facts in force' },
  subscribers: {
    load: async () => (await import('./subscribers.ts')).subscribersCommand,
    summary: 'administration of subscribers',
    group: true,
  },
  mail: {
    load: async () => (await import('./mail.ts')).mailCommand,
    summary: 'the outbox: pending, send, bounces, test ADDRESS',
    group: true,
  },
  webhooks: {
    load: async () => (await import('./webhooks.ts')).webhooksCommand,
    summary: 'programs that hear of changes: list, add, remove, test, dead, retry',
    group: true,
  },
  doctor: {
    load: async () => (await import('./doctor.ts')).doctorCommand,
    summary: 'checks the installation and says how to mend it',
  },
  demo: {
    load: async () => (await import('./demo.ts')).demoCommand,
    summary: 'a tour on this machine: six missions, three rounds, mails',
  },
  export: {
    load: async () => (await import('./export.ts')).exportCommand,
    summary: 'data sets for research: JSON Lines, CSV, WARC, SQLite',
  },
  verify: {
    load: async () => (await import('./verify.ts')).verifyCommand,
    summary: 're-hashes the whole archive, names what is missing or altered',
  },
  backup: {
    load: async () => (await import('./backup.ts')).backupCommand,
    summary: 'one consistent file, made while the service runs',
  },
  restore: {
    load: async () => (await import('./backup.ts')).restoreCommand,
    summary: 'a backup into an empty data folder',
  },
  archive: {
    load: async () => (await import('./archive.ts')).archiveCommand,
    summary: 'offload: old bytes into an object store',
    group: true,
  },
  sources: {
    load: async () => (await import('./sources.ts')).sourcesCommand,
    summary: 'the declarations: list, check, failing, cost, try ID',
    group: true,
  },
};

/** Runs one command. Exit codes: 0 done, 1 the command failed, 2 wrong usage or configuration. */
export async function runCli(argv: readonly string[]): Promise<number> {
  try {
    if (/^--(?:config|data|json)\b/.test(argv[2] ?? ''))
      throw new UsageFault(`${argv[2]}: options stand after the command, such as: facts --data data`);
    await (await buildProgram(argv[2])).parseAsync([...argv]);
    return Number(process.exitCode ?? 0);
  } catch (fault) {
    return explain(fault);
  }
}

async function buildProgram(name: string | undefined): Promise<Command> {
  const program = new Command('kvisa-watch').description(
    'Watches Chinese authorities for the K visa, archives every version and mails what changed.',
  );
  program.exitOverride().configureOutput({ writeErr: (text) => process.stderr.write(text) });
  program
    .showHelpAfterError('(npm run --silent cli -- --help lists the commands)')
    .version((await import('../reading.ts')).VERSION);
  for (const [command, { load, summary, group }] of Object.entries(COMMANDS)) {
    const bare = program.command(command).summary(summary).exitOverride();
    const built = group ? bare : withGlobals(bare);
    if (command === name)
      (await load())(built.showHelpAfterError(`(npm run --silent cli -- ${name} --help says more)`));
    else built.allowUnknownOption();
  }
  return program;
}

function explain(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  const name = (fault as Error).constructor.name;
  if (name === 'ConfigFault' || name === 'SourceFault' || fault instanceof UsageFault) {
    tell((fault as Error).message);
    return 2;
  }
  if (fault instanceof CommandFault) tell(fault.message);
  else tell(`kvisa-watch: ${process.env.KVISA_DEBUG ? (fault as Error).stack : faultInWords(fault)}`);
  return 1;
}
