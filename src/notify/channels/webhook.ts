import { createHmac } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';

/** Which addresses a message may go to; from the room that guards fetches. */
export interface AddressGuard {
  /** Why an address may not be asked, before anything is sent; undefined where it may. */
  readonly refuse: (url: URL) => string | undefined;
  /** Resolves a name to addresses that may be asked, or fails. */
  readonly lookup: LookupFunction;
}

export interface HookMessage {
  readonly url: string;
  readonly secret: string;
  readonly messageId: string;
  readonly body: string;
}

/** later: may pass; `retryAfterMs` where the endpoint asked for a pause. gone: it wants no more (410). */
export type HookResult =
  | { readonly outcome: 'accepted'; readonly answer: string }
  | { readonly outcome: 'later'; readonly answer: string; readonly retryAfterMs?: number }
  | { readonly outcome: 'gone'; readonly answer: string };

export interface HookChannel {
  send(message: HookMessage, now: string, signal?: AbortSignal): Promise<HookResult>;
  close(): Promise<void>;
}

/** As Standard Webhooks advises, 15-30 s. */
const ATTEMPT_MS = 20_000;
/** Of an answer only its status counts; a little of its words is shown to the operator. */
const ANSWER_BYTES = 4096;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** `v1,` and the HMAC-SHA256 of "id.timestamp.body" (standardwebhooks.com, "Verifying webhook authenticity"). */
export function signHook({ secret, messageId, body }: Omit<HookMessage, 'url'>, seconds: number): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${messageId}.${seconds}.${body}`).digest('base64')}`;
}

/** Sends signed messages. Redirects are not followed: where a message goes is the operator's word alone. */
export function hookChannel(guard: AddressGuard, userAgent: string): HookChannel {
  const agent = new Agent({ allowH2: false, connect: { lookup: guard.lookup, timeout: 10_000 } });
  return {
    async send(message, now, signal) {
      const url = URL.parse(message.url);
      const refusal = url ? guard.refuse(url) : `${message.url} is no address`;
      if (!url || refusal) return { outcome: 'later', answer: refusal ?? '' };
      const limit = AbortSignal.timeout(ATTEMPT_MS);
      const seconds = Math.floor(Date.parse(now) / 1000);
      try {
        const answer = await request(url, {
          dispatcher: agent,
          method: 'POST',
          body: message.body,
          headers: {
            'content-type': 'application/json',
            'user-agent': userAgent,
            'webhook-id': message.messageId,
            'webhook-timestamp': String(seconds),
            'webhook-signature': signHook(message, seconds),
          },
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        });
        const words = await headOf(answer.body);
        return judge(answer.statusCode, `${answer.statusCode} ${words}`.trim(), answer.headers['retry-after'], now);
      } catch (fault) {
        return { outcome: 'later', answer: reasonOf(fault as Error, limit.aborted) };
      }
    },
    close: () => agent.destroy(),
  };
}

function judge(status: number, answer: string, retryAfter: string | string[] | undefined, now: string): HookResult {
  if (status >= 200 && status < 300) return { outcome: 'accepted', answer };
  if (status === 410) return { outcome: 'gone', answer };
  return { outcome: 'later', answer, retryAfterMs: pauseOf([retryAfter].flat()[0], now) };
}

/** Retry-After (RFC 9110 §10.2.3): seconds or a date; a day at most. */
function pauseOf(field: string | undefined, now: string): number | undefined {
  if (!field) return undefined;
  const ms = /^\d{1,9}$/.test(field) ? Number(field) * 1000 : Date.parse(field) - Date.parse(now);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}

/** The first words of an answer as one line; the rest is not read. */
async function headOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, 200);
}

function reasonOf(fault: Error, late: boolean): string {
  if (late) return `no answer within ${ATTEMPT_MS / 1000} s`;
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  return cause.message.replace(/\s+/g, ' ').slice(0, 300);
}
