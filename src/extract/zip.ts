import { inflateRawSync } from 'node:zlib';

/** All entries together may unpack to so much: a notice with a hundred scanned pages stays far below. */
const MAX_UNPACKED = 200_000_000;
const MAX_ENTRIES = 10_000;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;

/**
 * Refuses an archive that unpacks to more than it should, before a reader that trusts its declared sizes sees it: every
 * entry is inflated once, against the budget that is left. (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16; no zip64: such a
 * file is no notice.)
 * @throws Error in words, where it is a bomb or damaged
 */
export function checkArchive(body: Uint8Array, most = MAX_UNPACKED): void {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const end = endOfDirectory(bytes);
  const entries = bytes.readUInt16LE(end + 10);
  if (entries > MAX_ENTRIES) throw new Error(`${entries} entries in one archive`);
  let at = bytes.readUInt32LE(end + 16);
  let left = most;
  for (let entry = 0; entry < entries; entry++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('a damaged archive: no entry where one is announced');
    left -= unpackedSize(bytes, at, left);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function endOfDirectory(bytes: Buffer): number {
  const mark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  const at = bytes.lastIndexOf(mark);
  if (at < 0 || at < bytes.length - END_BYTES - MAX_COMMENT) throw new Error('a damaged archive: it has no directory');
  return at;
}

/** By inflating, not by what the entry says of itself. */
function unpackedSize(bytes: Buffer, entry: number, left: number): number {
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (method === 0) {
    if (packed > left) throw tooLarge();
    return packed;
  }
  if (method !== 8) throw new Error(`an archive packed by method ${method}, which no word processor writes`);
  try {
    return inflateRawSync(bytes.subarray(begin, begin + packed), { maxOutputLength: Math.max(1, left) }).length;
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : cause;
  }
}

const tooLarge = (): Error => new Error(`an archive that unpacks to more than ${MAX_UNPACKED / 1_000_000} MB`);
