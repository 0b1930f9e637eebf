import { gunzipSync } from 'node:zlib';

/** A sitemap may have 50 MB (sitemaps.org); more serves nobody but a bomb. */
const MOST_BYTES = 50_000_000;

export const isGzip = (body: Uint8Array): boolean => body[0] === 0x1f && body[1] === 0x8b;

/** A file that is itself gzip (`sitemap.xml.gz`), unpacked; the bytes as they are where it is not, or cannot be. */
export function unpack(body: Uint8Array): Uint8Array {
  if (!isGzip(body)) return body;
  try {
    return gunzipSync(body, { maxOutputLength: MOST_BYTES });
  } catch {
    return body;
  }
}
