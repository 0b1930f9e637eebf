import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
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

  /** `from`: goes on with a file of which so many bytes are good; what follows them is cut off. */
  constructor(path: string, from = 0) {
    this.#fd = openSync(path, from > 0 ? 'r+' : 'w+');
    ftruncateSync(this.#fd, from);
    hashPieces(this.#fd, (piece) => this.#hash.update(piece));
    this.bytes = from;
  }

  write(piece: string | Buffer): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.bytes += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= BUFFER_BYTES) this.#flush();
  }

  /** Writes what is waiting to the disk itself. */
  sync(): void {
    this.#flush();
    fsyncSync(this.#fd);
  }

  /** Writes what is left. Returns length and digest. */
  close(): { bytes: number; sha256: string } {
    try {
      this.sync();
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
function writeWhole(fd: number, bytes: Uint8Array): void {
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
  const fd = openSync(path, 'r');
  try {
    const bytes = hashPieces(fd, (piece) => hash.update(piece));
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(fd);
  }
}

/** Reads from where the file stands to its end; returns how many bytes that were. */
function hashPieces(fd: number, use: (piece: Buffer) => void): number {
  const piece = Buffer.alloc(BUFFER_BYTES);
  let bytes = 0;
  for (let read = readSync(fd, piece); read > 0; read = readSync(fd, piece)) {
    use(piece.subarray(0, read));
    bytes += read;
  }
  return bytes;
}
