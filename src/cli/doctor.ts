import type { Command } from 'commander';
import { examine } from '../doctor/doctor.ts';
import type { Finding } from '../doctor/finding.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { print, printJson } from './output.ts';

const MARK = { ok: 'ok  ', warning: 'WARN', fault: 'FAIL' } as const;

export function doctorCommand(command: Command): void {
  command
    .description(
      'checks the installation: database, browser, mail, clock, disk, sources, how it is confined; says how to mend each fault',
    )
    .action(async (options: GlobalOptions) => {
      const findings = await examine(configOf(options));
      if (options.json) printJson(findings);
      else for (const finding of findings) print(describe(finding));
      if (findings.some(({ state }) => state === 'fault')) process.exitCode = 1;
    });
}

const describe = ({ state, name, detail, remedy }: Finding): string =>
  `${MARK[state]}  ${name}: ${detail}${remedy ? `\n      → ${remedy}` : ''}`;
