import { runCli } from './cli/cli.ts';

// A reader that closes the pipe (`| head`) has seen enough: that is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv);
