import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { makeFolder } from '../archive/folder.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../publish/formats/format.ts';
import { FORMATS } from '../publish/formats/registry.ts';
import { openApp, VERSION } from '../reading.ts';
import { diskFault, requireArchive } from './data-folder.ts';
import { collect, configOf, type GlobalOptions, time } from './options.ts';
import { CommandFault, print, printJson, UsageFault } from './output.ts';
import { createMeter } from './progress.ts';

interface Options extends GlobalOptions {
  readonly format: ExportFormat;
  readonly since?: string;
  readonly until?: string;
  readonly source?: readonly string[];
  readonly out: string;
}

export function exportCommand(command: Command): void {
  command
    .description('data sets for research; the same archive and range give the same bytes')
    .addOption(new Option('--format <format>', 'the kind of data set').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--since <time>', 'from this time on (default: from the beginning)', time)
    .option('--until <time>', 'before this time (default: to the end)', time)
    .option('--source <id>', 'only this source (may be repeated)', collect)
    .requiredOption('--out <path>', 'the file (warc, sqlite) or folder (jsonl, csv) to make')
    .action((options: Options) => {
      const format = FORMATS[options.format];
      if (options.since && options.until && options.since >= options.until)
        throw new UsageFault(`--until ${options.until}: expected a time after --since ${options.since}`);
      const out = resolve(options.out);
      if (existsSync(out))
        throw new CommandFault(`--out ${options.out}: is there already; choose a name that is free, of ${format.out}`);
      const config = configOf(options);
      requireArchive(config);
      const app = openApp(config);
      const meter = createMeter(process.stderr, 'export');
      const { archive } = app;
      const { since, until, source: sources } = options;
      try {
        const unknown = sources?.find((id) => !archive.sources.get(id));
        if (unknown)
          throw new UsageFault(`--source ${unknown}: the archive has no such source; "sources list" shows them all`);
        makeFolder(dirname(out));
        const result = format.run({
          archive,
          since,
          until,
          sources,
          out,
          software: `kvisa-watch/${VERSION}`,
          progress: meter.step,
        });
        meter.end();
        if (options.json) return printJson({ format: options.format, ...result });
        if (result.resumed) print('An interrupted export was taken up again.');
        for (const file of result.files)
          print(`${file.sha256}  ${file.path}  (${file.entries} entries, ${file.bytes} bytes)`);
      } catch (fault) {
        meter.end();
        throw diskFault(fault, options.out);
      } finally {
        app.close();
      }
    });
}
