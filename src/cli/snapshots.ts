import { type Command, Option } from 'commander';
import { alignBlocks } from '../compare/align.ts';
import { diffWords } from '../compare/words.ts';
import { textOf } from '../domain/document.ts';
import { openApp } from '../reading.ts';
import { knownSources } from './known-sources.ts';
import { configOf, type GlobalOptions, wholeNumber } from './options.ts';
import { CommandFault, print, printJson, shorten, shortTime, table } from './output.ts';

export function snapshotsCommand(command: Command): void {
  command
    .description('the captures in the archive, newest first')
    .option('--url <url>', 'of this address, past or present')
    .option('--source <id>', 'of this source')
    .option('--limit <n>', 'at most so many', wholeNumber)
    .action((options: GlobalOptions & { url?: string; source?: string; limit?: number }) => {
      const app = openApp(configOf(options));
      try {
        knownSources(app, options.source);
        const list = app.archive.captures.list(options);
        if (options.json) return printJson(list);
        if (list.length === 0) return print('No snapshots.');
        const rows = list.map((one) => [
          String(one.id),
          shortTime(one.at),
          one.source,
          String(one.bytes),
          shorten(one.title, 40) || '–',
          one.url,
        ]);
        print(table(rows, ['id', 'at (UTC)', 'source', 'bytes', 'title', 'url']));
      } finally {
        app.close();
      }
    });
}

export function showCommand(command: Command): void {
  command
    .description('one capture: its text (default), its raw bytes or its headers')
    .argument('<id>', 'of the snapshot', wholeNumber)
    .addOption(new Option('--raw', 'the bytes as received').conflicts(['text', 'headers']))
    .addOption(new Option('--text', 'the text as read').conflicts(['raw', 'headers']))
    .addOption(new Option('--headers', 'the exchange: addresses, times, headers').conflicts(['raw', 'text']))
    .action((id: number, options: GlobalOptions & { raw?: boolean; headers?: boolean }) => {
      const app = openApp(configOf(options));
      try {
        const record = app.archive.captures.record(id);
        if (!record) throw new CommandFault(`snapshot ${id}: there is none; "snapshots" lists them`);
        if (options.raw) return void process.stdout.write(app.archive.captures.bytes(record));
        if (options.headers) return options.json ? printJson(record) : print(JSON.stringify(record, null, 2));
        const stored = record.document === null ? undefined : app.archive.documents.get(record.document);
        if (options.json)
          return printJson({ ...record, ...(stored ? { document: stored.document, reading: stored.reading } : {}) });
        print(
          stored
            ? textOf(stored.document)
            : `(no text was read from this capture${record.problem ? `: ${record.problem}` : ''})`,
        );
      } finally {
        app.close();
      }
    });
}

export function diffCommand(command: Command): void {
  command
    .description('two captures compared, block by block')
    .argument('<before>', 'snapshot', wholeNumber)
    .argument('<after>', 'snapshot', wholeNumber)
    .option('--words', 'mark the words that changed: [-old-]{+new+}')
    .action((before: number, after: number, options: GlobalOptions & { words?: boolean }) => {
      const app = openApp(configOf(options));
      try {
        const documentOf = (id: number) => {
          const snapshot = app.archive.captures.snapshot(id);
          const stored = snapshot?.document ? app.archive.documents.get(snapshot.document) : undefined;
          if (!stored)
            throw new CommandFault(
              `snapshot ${id}: ${snapshot ? 'holds no text' : 'there is none; "snapshots" lists them'}`,
            );
          return stored.document;
        };
        const steps = alignBlocks(documentOf(before).blocks, documentOf(after).blocks).filter(
          ({ op }) => op !== 'same',
        );
        if (options.json) {
          return printJson(
            steps.map((step) => ({
              op: step.op,
              ...('before' in step ? { before: step.before.text } : {}),
              ...('after' in step ? { after: step.after.text } : {}),
            })),
          );
        }
        if (steps.length === 0) return print('The texts are the same.');
        for (const step of steps) {
          if (step.op === 'changed' && options.words) print(`~ ${markWords(step.before.text, step.after.text)}`);
          else {
            if ('before' in step) print(`- ${step.before.text}`);
            if ('after' in step) print(`+ ${step.after.text}`);
          }
        }
      } finally {
        app.close();
      }
    });
}

function markWords(before: string, after: string): string {
  const mark = {
    same: (text: string) => text,
    removed: (text: string) => `[-${text}-]`,
    added: (text: string) => `{+${text}+}`,
  };
  return diffWords(before, after)
    .map(({ op, text }) => mark[op](text))
    .join('');
}
