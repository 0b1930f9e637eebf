import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const BUFFER_BYTES = 256 * 1024;

/** A file written in large pieces, with its length and digest known at the end. */
export class HashedFile {
  readonly #fd: number;
  readonly #hash = createHash('sha256');
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Bytes handed over so far. */
  bytes = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'w');
  }

  write(piece: string | Buffer): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.bytes += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= BUFFER_BYTES) this.#flush();
  }

  /** Writes what is left to the disk itself. Returns length and digest. */
  close(): { bytes: number; sha256: string } {
    try {
      this.#flush();
      fsyncSync(this.#fd);
    } finally {
      closeSync(this.#fd);
    }
    return { bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }

  /** Gives up: what was not written yet is forgotten. */
  abandon(): void {
    closeSync(this.#fd);
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#hash.update(bytes);
    writeWhole(this.#fd, bytes);
  }
}

/** A write may take less than it is given. */
export function writeWhole(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

export function syncFile(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** A rename is on the disk once its folder is. */
export const syncFolderOf = (path: string): void => syncFile(dirname(path));

/** Length and digest of a finished file, read in pieces. */
export function digestFile(path: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(BUFFER_BYTES);
  const fd = openSync(path, 'r');
  let bytes = 0;
  try {
    for (let read = readSync(fd, piece); read > 0; read = readSync(fd, piece)) {
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(fd);
  }
  return { bytes, sha256: hash.digest('hex') };
}
