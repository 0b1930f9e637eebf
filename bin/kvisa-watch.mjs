#!/usr/bin/env node
// The launcher: plain JavaScript, so that an old Node can still say what is missing.
// npm scripts already run on the packaged Node 24 (node_modules/.bin); a direct call on an older Node re-executes itself there.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  module.enableCompileCache();
  await import('../src/main.ts');
} else {
  const packaged = packagedNode();
  if (!packaged) {
    console.error(
      `kvisa-watch needs Node ${NEEDED} or newer; this is ${process.version} on ${process.platform}-${process.arch}.`,
    );
    console.error('Run "npm ci" in the repository (it brings Node 24 on Linux), or install Node 24, and try again.');
    process.exit(1);
  }
  const child = spawn(packaged, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function packagedNode() {
  try {
    return module.createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return null;
  }
}
