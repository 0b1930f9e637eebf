import type { Archive } from '../archive/archive.ts';
import { sealText } from '../archive/seals.ts';
import type { TimeStamp } from '../archive/time-stamps.ts';
import type { Problem } from '../domain/problem.ts';
import type { Posted } from '../fetch/post.ts';

/** Why the last seal has no time-stamp yet. */
export interface StampTrouble {
  readonly authority: string;
  /** When it began, and when it was last tried. */
  readonly since: string;
  readonly at: string;
  readonly detail: string;
}

/** Hands a question to the authority. */
export type AskAuthority = (query: Uint8Array) => Promise<Posted | Problem>;

const TROUBLE = 'time_stamp_trouble';
/** An authority that fails is asked again after this, not at every round. */
const RETRY_MS = 30 * 60_000;

/** What stands in the way at the moment; null: nothing, or nothing is to be stamped. */
export const stampTrouble = ({ settings }: Pick<Archive, 'settings'>): StampTrouble | null =>
  JSON.parse(settings.get(TROUBLE) ?? 'null') as StampTrouble | null;

/** An authority that is no longer configured is nobody's trouble. */
export function forgetOtherTrouble(archive: Pick<Archive, 'settings'>, authority: string | null): void {
  const trouble = stampTrouble(archive);
  if (trouble && trouble.authority !== authority) archive.settings.set(TROUBLE, 'null');
}

/**
 * Has the last seal time-stamped where it is not yet; since each seal builds on the one before, this proves all days up to
 * it. Returns the new stamp, or null. A failure is noted and tried again later; it holds up nothing and throws nothing.
 */
export async function stampLastSeal(
  archive: Archive,
  authority: string,
  ask: AskAuthority,
  now: string,
): Promise<TimeStamp | null> {
  const seal = archive.timeStamps.missing(authority);
  const before = stampTrouble(archive);
  const known = before?.authority === authority ? before : null;
  if (!seal || (known && Date.parse(now) - Date.parse(known.at) < RETRY_MS)) return null;
  const text = sealText(archive.seals.before(seal.number)?.head, seal);
  const found = await requestStamp(seal.head, text, ask);
  if (typeof found === 'string') {
    const trouble: StampTrouble = { authority, since: known?.since ?? now, at: now, detail: found };
    archive.settings.set(TROUBLE, JSON.stringify(trouble));
    return null;
  }
  const stamp = { seal: seal.number, authority, ...found };
  archive.transaction(() => {
    archive.timeStamps.add(stamp);
    archive.settings.set(TROUBLE, 'null');
  });
  return stamp;
}

/** A token whose imprint, nonce and signature hold; a text says why there is none. Whom to trust is for `verify` to say. */
async function requestStamp(
  head: string,
  text: string,
  ask: AskAuthority,
): Promise<Pick<TimeStamp, 'at' | 'token'> | string> {
  // Loaded once a day: its libraries are large, and every command would wait for them.
  const { proveToken, readAnswer, stampQuery } = await import('../archive/time-stamp-token.ts');
  const query = stampQuery(head);
  const answer = await ask(query.bytes);
  if ('code' in answer) return answer.detail;
  if (answer.status !== 200) return `it answers with HTTP status ${answer.status}`;
  const token = readAnswer(answer.body, head, query.nonce);
  if (typeof token === 'string') return token;
  const proven = await proveToken(token, text);
  return typeof proven === 'string' ? proven : { at: proven.at, token };
}
