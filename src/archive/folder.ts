import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it, as `mkdir` with `recursive` does, which never comes back where a file system makes no folders and
 * calls that ENOENT (/proc; Node 24).
 * @param mode of the folders that are made
 * @throws the fault of the operating system; EPERM, as mkdir(2) names it, for such a file system
 */
export function makeFolder(folder: string, mode = 0o777): void {
  try {
    mkdirSync(folder, { mode });
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code !== 'ENOENT') throw fault;
    const above = dirname(resolve(folder));
    if (existsSync(above))
      throw Object.assign(new Error(`${folder}: no folder can be made in ${above}`, { cause: fault }), {
        code: 'EPERM',
      });
    makeFolder(above, mode);
    makeFolder(folder, mode);
  }
}
