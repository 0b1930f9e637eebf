import type { Command } from 'commander';

type Build = (command: Command) => void;

export interface Entry {
  readonly load: () => Promise<Build>;
  readonly summary: string;
  /** What stands after its name, as its own help writes it. */
  readonly takes?: string;
  /** Has commands of its own, which take the common options. */
  readonly group?: true;
}

/** Every command under the heading of the help it stands below; its code is loaded when it is asked for, so that a short command starts quickly. */
export const HEADINGS: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  'Run it': {
    start: {
      load: async () => (await import('./start.ts')).startCommand,
      summary: 'the service: polls on a schedule, mails, and shows its pages',
    },
    poll: { load: async () => (await import('./poll.ts')).pollCommand, summary: 'one round now' },
    doctor: {
      load: async () => (await import('./doctor.ts')).doctorCommand,
      summary: 'checks the installation and says how to mend it',
    },
    demo: {
      load: async () => (await import('./demo.ts')).demoCommand,
      summary: 'a tour on this machine: six missions, three rounds, mails',
    },
    work: {
      load: async () => (await import('./work.ts')).workCommand,
      summary: 'a fetcher on another machine, for a service with a queue',
    },
  },
  'Read the archive': {
    changes: { load: async () => (await import('./changes.ts')).changesCommand, summary: 'the changes found' },
    facts: { load: async () => (await import('./facts.ts')).factsCommand, summary: 'the policy facts in force' },
    search: {
      load: async () => (await import('./search.ts')).searchCommand,
      summary: 'full-text search over every stored version',
      takes: '<query...>',
    },
    snapshots: {
      load: async () => (await import('./snapshots.ts')).snapshotsCommand,
      summary: 'the captures in the archive',
    },
    show: { load: async () => (await import('./snapshots.ts')).showCommand, summary: 'one capture', takes: '<id>' },
    diff: {
      load: async () => (await import('./snapshots.ts')).diffCommand,
      summary: 'two captures compared',
      takes: '<before> <after>',
    },
  },
  'What is watched, and how it is understood': {
    sources: {
      load: async () => (await import('./sources.ts')).sourcesCommand,
      summary: 'the declarations: list, check, failing, cost, try',
      group: true,
    },
    interpret: {
      load: async () => (await import('./interpret.ts')).interpretCommand,
      summary: 'relevance and policy facts of files; nothing is stored',
      takes: '<files...>',
    },
    reprocess: {
      load: async () => (await import('./reprocess.ts')).reprocessCommand,
      summary: 'the stored captures read again with today’s rules',
    },
  },
  'Who hears of it': {
    subscribers: {
      load: async () => (await import('./subscribers.ts')).subscribersCommand,
      summary: 'who gets mails: list, add, remove, allow, import, export',
      group: true,
    },
    mail: {
      load: async () => (await import('./mail.ts')).mailCommand,
      summary: 'the outbox: pending, send, bounces, test',
      group: true,
    },
    webhooks: {
      load: async () => (await import('./webhooks.ts')).webhooksCommand,
      summary: 'programs that hear of changes: list, add, remove, test, dead, retry',
      group: true,
    },
  },
  'Take it away, bring it back, prove it': {
    export: {
      load: async () => (await import('./export.ts')).exportCommand,
      summary: 'data sets for research: JSON Lines, CSV, WARC, SQLite',
    },
    import: {
      load: async () => (await import('./import.ts')).importCommand,
      summary: 'earlier captures into the archive, from a WARC file or a manifest',
      takes: '<path>',
    },
    backup: {
      load: async () => (await import('./backup.ts')).backupCommand,
      summary: 'one consistent file, made while the service runs',
      takes: '<path>',
    },
    restore: {
      load: async () => (await import('./backup.ts')).restoreCommand,
      summary: 'a backup into an empty data folder',
      takes: '<path>',
    },
    verify: {
      load: async () => (await import('./verify.ts')).verifyCommand,
      summary: 're-hashes the whole archive, names what is missing or altered',
    },
    archive: {
      load: async () => (await import('./archive.ts')).archiveCommand,
      summary: 'old bytes into an object store: offload',
      group: true,
    },
  },
};

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Entry>> = Object.assign({}, ...Object.values(HEADINGS));
