import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { readSources } from '../app.ts';
import type { Config } from '../config.ts';
import type { Block } from '../domain/document.ts';
import type { Fact } from '../domain/fact.ts';
import { guessLanguage } from '../extract/language.ts';
import { mediaTypeOf } from '../fetch/media-type.ts';
import { isOfficialText } from '../interpret/official.ts';
import { blocksOfText, isOfficialHost, mergeFacts, readDocument } from '../interpret/read.ts';
import { extract } from '../watch/extract-worker.ts';
import { unreadable } from './fault-words.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { CommandFault, print, printJson, shorten, tell, UsageFault } from './output.ts';

interface Options extends GlobalOptions {
  readonly byVisa?: boolean;
  readonly url?: string;
  readonly language?: string;
}

export function interpretCommand(command: Command): void {
  command
    .description('what a text says about a visa: relevance and policy facts, each with its sentence; nothing is stored')
    .argument('[files...]', 'HTML, PDF, Word or text files; "-" reads JSON Lines { id, title?, text, language?, url? }')
    .option('--url <url>', 'where the files come from: unofficial pages state no facts, and hosts tell the currency')
    .option('--language <tag>', 'of the files (BCP 47); otherwise as they say themselves')
    .addOption(new Option('--by-visa', 'an entry for each visa category instead of one merged over all'))
    .action(async (files: string[], options: Options) => {
      const isOfficial = officialRule(configOf(options));
      const read = (text: Text): Answer => answer(text, isOfficial, options.byVisa === true);
      if (files.length === 0) throw new UsageFault('interpret: name a file, or "-" for JSON Lines on standard input');
      if (files.includes('-')) return void (await interpretLines(read));
      const answers = [];
      for (const file of files) answers.push({ file, ...read(await textOfFile(file, options)) });
      if (options.json) printJson(answers);
      else for (const one of answers) describe(one);
    });
}

interface Text {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly url?: string;
}

interface Answer {
  readonly relevance: string;
  readonly facts: readonly Fact[];
}

function answer(text: Text, isOfficial: (text: Text) => boolean, byVisa: boolean): Answer {
  const { relevance, facts } = readDocument({ ...text, official: isOfficial(text) });
  const shown = byVisa ? facts : mergeFacts(facts).map(({ fact, value, quote }) => ({ fact, value, quote }));
  return { relevance, facts: shown };
}

/** A text without an address is what its reader says it is; one with an address must be an authority's, or a copy of its words. */
function officialRule(config: Config): (text: Text) => boolean {
  let declared: Set<string> | undefined;
  const isDeclared = (url: string): boolean => {
    declared ??= new Set(
      readSources(config, { mayBeEmpty: true }).flatMap(({ watches }) => watches.map((watch) => hostOf(watch.url))),
    );
    return declared.has(hostOf(url));
  };
  return ({ url, title, blocks }) => !url || isOfficialHost(url) || isOfficialText(title, blocks) || isDeclared(url);
}

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? '';

async function textOfFile(file: string, { url, language }: Options): Promise<Text> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (fault) {
    throw new CommandFault(`${file}: ${unreadable(fault)}`);
  }
  const address = url ?? pathToFileURL(file).href;
  const document = await extract(bytes, {
    ...mediaTypeOf(undefined, bytes),
    url: address,
    language,
    content: [],
    ignore: [],
  });
  if (document.blocks.length === 0) tell(`${file}: ${document.problems.map(({ detail }) => detail).join('; ')}`);
  return { title: document.title, blocks: document.blocks, language: document.language, url };
}

const LINE = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
  language: z.string().nullish(),
  url: z.string().nullish(),
});

/** One answer a line, in order. A bad line is named with its number, and the rest goes on. */
async function interpretLines(read: (text: Text) => Answer): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (typeof parsed === 'string') {
      tell(`line ${number}: ${parsed}`);
      process.exitCode = 1;
      continue;
    }
    const { id, text, title, language, url } = parsed;
    const blocks = blocksOfText(text);
    printJson({
      id,
      ...read({ title: title ?? '', blocks, language: language || guessLanguage(text), url: url ?? undefined }),
    });
  }
}

function parseLine(line: string): z.infer<typeof LINE> | string {
  try {
    const { data, error } = LINE.safeParse(JSON.parse(line));
    return data ?? error!.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  } catch (fault) {
    return `no JSON: ${(fault as Error).message}`;
  }
}

function describe({ file, relevance, facts }: Answer & { file: string }): void {
  print(`${file}: ${relevance}${facts.length === 0 ? ', no facts' : ''}`);
  for (const { fact, value, quote, visa } of facts)
    print(
      `  ${fact}${visa ? ` (${visa})` : ''}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n      “${shorten(quote, 160)}”`,
    );
}
