import { type Problem, type ProblemCode, problem } from '../domain/problem.ts';
import { ProblemError } from './guard.ts';

/** Error codes of Node, OpenSSL, undici and zlib, and what they mean for a watched page. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ENODATA: 'dns',
  ESERVFAIL: 'dns',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNREFUSED: 'network',
  ECONNRESET: 'network',
  ECONNABORTED: 'network',
  EHOSTUNREACH: 'network',
  ENETUNREACH: 'network',
  EHOSTDOWN: 'network',
  EADDRNOTAVAIL: 'network',
  EPIPE: 'network',
  UND_ERR_SOCKET: 'network',
  UND_ERR_CLOSED: 'network',
  UND_ERR_DESTROYED: 'network',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  Z_BUF_ERROR: 'truncated',
  Z_DATA_ERROR: 'unreadable',
  Z_STREAM_ERROR: 'unreadable',
  Z_NEED_DICT: 'unreadable',
  ERR__ERROR_FORMAT_PADDING_1: 'unreadable',
  ERR_BROTLI_DECODER_ERROR_UNREACHABLE: 'unreadable',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  CERT_REVOKED: 'tls',
  CERT_UNTRUSTED: 'tls',
  CERT_SIGNATURE_FAILURE: 'tls',
  EPROTO: 'tls',
};

/** Families of codes that carry many members, e.g. ERR_SSL_WRONG_VERSION_NUMBER. */
const PREFIXES: readonly (readonly [string, ProblemCode])[] = [
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['HPE_', 'network'],
  ['ERR_HTTP2_', 'network'],
  ['ERR_BROTLI_', 'unreadable'],
  ['ZSTD_', 'unreadable'],
  ['ERR__ERROR_FORMAT', 'unreadable'],
];

/**
 * What an exception of the transport means. Null: not an expected failure, so the caller must let it crash.
 * `where` completes the sentence, e.g. "while reading https://…".
 */
export function problemOf(error: unknown, where: string): Problem | null {
  for (let one = error, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth++) {
    if (one instanceof ProblemError) return one.problem;
    if (one instanceof AggregateError && one.errors.length > 0) return problemOf(one.errors[0], where);
    if (one.name === 'SocksClientError')
      return problem('network', `SOCKS proxy: ${one.message} ${where}`, { cause: error });
    const raw: unknown = Reflect.get(one, 'code');
    const code = typeof raw === 'string' ? meaningOf(raw) : undefined;
    if (code) return problem(code, `${one.message || raw} ${where}`, { cause: error });
  }
  return null;
}

function meaningOf(code: string): ProblemCode | undefined {
  return CODES[code] ?? PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1];
}
