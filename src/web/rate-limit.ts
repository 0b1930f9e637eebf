export interface Allowance {
  /** Requests at once. */
  readonly burst: number;
  /** Requests a second, in the long run. */
  readonly perSecond: number;
}

/** Readers may leaf quickly; searching costs more; a form can make mails go out. */
export const ALLOWANCES = {
  read: { burst: 240, perSecond: 12 },
  search: { burst: 40, perSecond: 2 },
  form: { burst: 12, perSecond: 1 / 60 },
} as const satisfies Record<string, Allowance>;
export type RateClass = keyof typeof ALLOWANCES;

const MOST_VISITORS = 50_000;

/** A token bucket per visitor, in memory. IPv6 visitors are counted by their /64: one household has 2^64 addresses. */
export function rateLimiter(now: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    /** Takes one token. Returns 0, or the seconds until the next one. */
    take(visitor: string, kind: RateClass): number {
      const { burst, perSecond } = ALLOWANCES[kind];
      const key = `${kind} ${networkOf(visitor)}`;
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: burst, at };
      const tokens = Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * perSecond);
      buckets.delete(key);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
      // A Map keeps its order: the first key is the visitor who was quiet longest.
      if (buckets.size > MOST_VISITORS) buckets.delete(buckets.keys().next().value!);
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
    /** What is left, as draft-ietf-httpapi-ratelimit-headers writes it. */
    headers(visitor: string, kind: RateClass): Record<'ratelimit-policy' | 'ratelimit', string> {
      const { burst, perSecond } = ALLOWANCES[kind];
      const { tokens = burst } = buckets.get(`${kind} ${networkOf(visitor)}`) ?? {};
      return {
        'ratelimit-policy': `"${kind}";q=${burst};w=${Math.ceil(burst / perSecond)}`,
        ratelimit: `"${kind}";r=${Math.floor(tokens)};t=${Math.ceil((burst - tokens) / perSecond)}`,
      };
    },
  };
}

/** The network of an address: an IPv6 /64; of IPv4 the first `bits` (24 or all 32), where it need not name a household. */
export function networkOf(address: string, bits: 24 | 32 = 32): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address))
    return bits === 32 ? address : address.replace(/\.\d+$/, '.0/24');
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail.split(':').filter(Boolean);
  const whole = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return whole.slice(0, 4).join(':');
}
