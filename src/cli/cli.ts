import { Command, CommanderError, Help } from 'commander';
import { boundHeap } from '../heap.ts';
import { COMMANDS, HEADINGS } from './commands.ts';
import { faultInWords } from './fault-words.ts';
import { withGlobals } from './options.ts';
import { CommandFault, tell, UsageFault } from './output.ts';

const RUN = 'npm run --silent cli --';

/** Runs one command. Exit codes: 0 done, 1 the command failed, 2 wrong usage or configuration. */
export async function runCli([, , ...words]: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words;
  try {
    if (/^--(?:config|data|json)\b/.test(name))
      throw new UsageFault(`${name}: options stand after the command, such as: facts --data data`);
    if (name === 'help') return await runCli(['', '', ...rest, '--help']);
    const program = await buildProgram(name);
    boundHeap();
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (fault) {
    return explain(fault);
  }
}

async function buildProgram(name: string): Promise<Command> {
  const program = new Command('kvisa-watch')
    .description('Watches Chinese authorities for the K visa, archives every version and mails what changed.')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .configureHelp({ subcommandTerm })
    .helpCommand(false)
    .showHelpAfterError(`(${RUN} --help lists the commands)`)
    .addHelpText('after', `\n"${RUN} COMMAND --help" says more of each. The first day: docs/operations.md`)
    .version((await import('../reading.ts')).VERSION);
  for (const [heading, commands] of Object.entries(HEADINGS)) {
    for (const [command, { load, summary, group }] of Object.entries(commands)) {
      const bare = program.command(command).summary(summary).helpGroup(`${heading}:`).exitOverride();
      const built = group ? bare : withGlobals(bare);
      if (command !== name) {
        built.allowUnknownOption();
        continue;
      }
      (await load())(built);
      for (const one of [built, ...built.commands]) one.showHelpAfterError(`(${RUN} ${pathOf(one)} --help says more)`);
    }
  }
  return program;
}

/** "subscribers add": what stands after the name of the program. */
const pathOf = (command: Command): string =>
  command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** In the list of all commands their arguments are not known yet: only the one that is asked for is loaded. */
function subcommandTerm(command: Command): string {
  const entry = command.parent?.parent ? undefined : COMMANDS[command.name()];
  if (!entry) return new Help().subcommandTerm(command);
  return entry.takes ? `${command.name()} ${entry.takes}` : command.name();
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
