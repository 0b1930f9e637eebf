export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated fields joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Transfer coding undone, content coding not. */
  readonly body: Buffer;
}

const MOST_HEADER_BYTES = 256 * 1024;

/**
 * An HTTP/1 response message (RFC 9112) as WARC files keep it. Null where it is none. Many writers undo the chunks and leave
 * the header in place, so a body that is not chunked is taken as it stands.
 */
export function parseResponse(message: Buffer): HttpResponse | null {
  const end = headerEnd(message.subarray(0, MOST_HEADER_BYTES));
  const head = message.subarray(0, end.from).toString('latin1');
  const [first = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const status = /^HTTP\/[\d.]+ (\d{3})/.exec(first)?.[1];
  if (!status) return null;
  const headers = parseFields(lines);
  const body = message.subarray(end.to);
  const chunked = /chunked/i.test(headers['transfer-encoding'] ?? '');
  return { status: Number(status), headers, body: (chunked ? unchunk(body) : null) ?? body };
}

function headerEnd(bytes: Buffer): { from: number; to: number } {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { from: crlf, to: crlf + 4 };
  return lf >= 0 ? { from: lf, to: lf + 2 } : { from: bytes.length, to: bytes.length };
}

/** `name: value` lines as a record, names in lower case. */
export function parseFields(lines: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    fields[name] = name in fields ? `${fields[name]}, ${value}` : value;
  }
  return fields;
}

/** RFC 9112 §7.1. Null where the bytes are no chunks. */
function unchunk(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const eol = bytes.indexOf(10, at);
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(
      bytes.subarray(at, Math.min(eol, at + 200)).toString('latin1'),
    );
    if (eol < 0 || !size) return parts.length > 0 ? Buffer.concat(parts) : null;
    const length = Number.parseInt(size[1]!, 16);
    if (length === 0) break;
    parts.push(bytes.subarray(eol + 1, eol + 1 + length));
    at = eol + 1 + length;
    if (bytes[at] === 13) at++;
    if (bytes[at] === 10) at++;
  }
  return Buffer.concat(parts);
}
