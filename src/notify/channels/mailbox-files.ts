import { readdir } from 'node:fs/promises';

/** The files of a mailbox, oldest first; none where the folder does not exist yet. */
export async function listMailbox(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  return names.filter((name) => name.endsWith('.eml') && !name.startsWith('.')).sort();
}
