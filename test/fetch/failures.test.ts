import { describe, expect, it } from 'vitest';
import { problem } from '../../src/domain/problem.ts';
import { problemOf } from '../../src/fetch/failures.ts';
import { ProblemError } from '../../src/fetch/guard.ts';
import { pauseBefore, readRetryAfter } from '../../src/fetch/retry.ts';

const coded = (code: string, cause?: unknown) => Object.assign(new Error(`failed with ${code}`, { cause }), { code });

describe('an exception of the transport', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['ECONNREFUSED', 'network'],
    ['HPE_INVALID_CONSTANT', 'network'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'truncated'],
    ['Z_BUF_ERROR', 'truncated'],
    ['Z_DATA_ERROR', 'unreadable'],
  ])('%s is a problem of the kind %s', (code, kind) => {
    expect(problemOf(coded(code), 'at a.example')).toMatchObject({
      code: kind,
      detail: `failed with ${code} at a.example`,
    });
    expect(problemOf(new Error('outer', { cause: coded(code) }), '')?.code).toBe(kind);
    expect(problemOf(new AggregateError([coded(code), coded('EOTHER')]), '')?.code).toBe(kind);
  });

  it('that carries its problem hands it over unchanged', () => {
    const found = problem('guard', 'no');
    expect(problemOf(new Error('outer', { cause: new ProblemError(found) }), '')).toBe(found);
  });

  it('that nobody expects is none', () => {
    expect(problemOf(new TypeError('a fault of ours'), '')).toBeNull();
    const circle: Error & { cause?: unknown } = new Error('round');
    circle.cause = circle;
    expect(problemOf(circle, '')).toBeNull();
  });
});

describe('the pause before asking again', () => {
  it('grows, with jitter, up to a bound', () => {
    const at = (attempt: number, random: number) => pauseBefore(attempt, problem('network', ''), () => random);
    expect([at(0, 0), at(0, 1), at(1, 0), at(1, 1), at(9, 1)]).toEqual([200, 400, 400, 800, 2_000]);
  });

  it('is what the host asked for, if that is short', () => {
    const asked = (retryAfterMs: number) => pauseBefore(3, problem('http', '', { retryAfterMs }));
    expect([asked(0), asked(1_500), asked(60_000)]).toEqual([0, 1_500, null]);
  });

  it('never comes for what does not pass', () => {
    expect(pauseBefore(0, problem('gone', ''))).toBeNull();
  });

  it('is read from seconds and dates', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(readRetryAfter('120', now)).toBe(120_000);
    expect(readRetryAfter('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60_000);
    expect(readRetryAfter('Thu, 01 Jan 2025 00:01:00 GMT', now)).toBe(0);
    expect([readRetryAfter('soon', now), readRetryAfter('', now), readRetryAfter(undefined, now)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
