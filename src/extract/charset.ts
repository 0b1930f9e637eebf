import { analyse } from 'chardet';

export interface Decoded {
  readonly text: string;
  /** WHATWG encoding label, lower case. */
  readonly charset: string;
  /** Characters that stand for invalid bytes (U+FFFD); they are kept, never dropped. */
  readonly badBytes: number;
}

const FAMILY: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'gb_2312-80': 'gb18030',
  gb2312_80: 'gb18030',
  x_gbk: 'gb18030',
  utf8: 'utf-8',
};
/** Encodings in which almost any bytes decode: a claim for them proves nothing. */
const SINGLE_BYTE = /^(?:windows-125\d|iso-8859-\d+|us-ascii|ascii|latin1|macintosh|koi8)/;
const SAMPLE = 65_536;
/** So few bad bytes on a page that says UTF-8 are stray ones; in another encoding every foreign letter would be bad. */
const STRAY = 20;

function label(name: string | undefined): string | undefined {
  const wanted = name
    ?.trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (!wanted) return undefined;
  try {
    const known = FAMILY[wanted] ?? new TextDecoder(wanted).encoding;
    return FAMILY[known] ?? known;
  } catch {
    return undefined;
  }
}

function byteOrderMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The charset a page or XML declaration names in its first 4 KB. */
function metaCharset(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4096)).toString('latin1');
  return label(
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:-]{2,30})/i.exec(head)?.[1] ??
      /<\?xml[^>]{0,100}encoding=["']([\w:-]{2,30})/i.exec(head)?.[1],
  );
}

function countBad(text: string): number {
  let bad = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) bad++;
  return bad;
}

function decodeAs(body: Uint8Array, charset: string): Decoded {
  const text = new TextDecoder(charset).decode(body);
  return { text, charset, badBytes: countBad(text) };
}

/** What the bytes look like, from the region where they stop being ASCII. */
function guesses(body: Uint8Array): string[] {
  const first = body.findIndex((byte) => byte > 0x7f);
  const sample = body.subarray(Math.max(0, first - 200), first + SAMPLE);
  return analyse(sample)
    .filter((match) => match.confidence >= 10)
    .map((match) => label(match.name))
    .filter((name) => name !== undefined);
}

/** UTF-8 with damage, rather than another encoding: far more whole sequences than broken ones, or declared and hardly broken. */
function damagedUtf8(body: Uint8Array, claimed: boolean): Decoded | undefined {
  const decoded = decodeAs(body, 'utf-8');
  const rate = decoded.badBytes / Math.max(1, decoded.text.length);
  if (claimed && (rate <= 0.001 || (decoded.badBytes <= STRAY && rate <= 0.005))) return decoded;
  const wide = decoded.text.length - (decoded.text.match(/[\x00-\x7f]/g)?.length ?? 0) - decoded.badBytes;
  return wide > decoded.badBytes * 4 ? decoded : undefined;
}

/**
 * Bytes to text: byte order mark, strict UTF-8, the declared charset (HTTP header, then the page's own), damaged UTF-8,
 * detection. A declaration the bytes contradict is passed over; one of a single-byte encoding yields to a double-byte
 * one found in the page or by detection. GB2312 and GBK are read as GB18030, their superset. Never throws.
 */
export function decode(body: Uint8Array, declared?: string): Decoded {
  const marked = byteOrderMark(body);
  if (marked) return decodeAs(body, marked);
  const claims = [label(declared), metaCharset(body)].filter((name) => name !== undefined);
  const escaped = claims.includes('iso-2022-jp') && body.includes(0x1b);
  if (!escaped) {
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), charset: 'utf-8', badBytes: 0 };
    } catch {
      // not UTF-8, or damaged: the rest of this function
    }
  }
  const candidates = [...claims.filter((name) => !SINGLE_BYTE.test(name) && !/^utf-/.test(name))];
  for (const charset of candidates) {
    const decoded = decodeAs(body, charset);
    if (decoded.badBytes * 1000 <= decoded.text.length) return decoded;
  }
  const damaged = damagedUtf8(body, claims.includes('utf-8'));
  if (damaged) return damaged;
  const tried = [...guesses(body).slice(0, 3), ...claims, 'gb18030', 'windows-1252'].filter(
    (name) => !/^utf-(?:8|16|32)/.test(name),
  );
  const readings = [...new Set(tried)].slice(0, 5).map((charset) => decodeAs(body, charset));
  return (
    readings.find((one) => one.badBytes * 500 <= one.text.length) ??
    readings.reduce((best, one) => (one.badBytes < best.badBytes ? one : best))
  );
}
