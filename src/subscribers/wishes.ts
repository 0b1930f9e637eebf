import { z } from 'zod';
import { SEVERITIES, TOPICS } from '../domain/change.ts';
import { RHYTHMS, type Subscription } from '../domain/subscriber.ts';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
};

const list = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry)
    .max(500)
    .default([])
    .transform((all) => [...new Set(all)]);

const Wishes = z.strictObject({
  sources: list(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected the id of a source, such as embassy-us')),
  countries: list(z.string().regex(/^[A-Z]{2}$/, 'expected a country code in capitals, such as US')),
  topics: list(z.enum(TOPICS)),
  minSeverity: z.enum(SEVERITIES).default('minor'),
  language: z.enum(['en', 'zh']).default('en'),
  rhythm: z.enum(RHYTHMS).default('at-once'),
  hour: z.coerce.number().int().min(0).max(23).default(8),
  timeZone: z.string().max(64).refine(isTimeZone, 'expected an IANA time zone, such as Europe/Berlin').default('UTC'),
});

export type WishesCheck =
  | { readonly ok: true; readonly subscription: Subscription }
  | { readonly ok: false; readonly faults: readonly string[] };

/** A subscription from a form, a request or a file: defaults filled in, every fault named by its field. */
export function checkSubscription(input: unknown): WishesCheck {
  const result = Wishes.safeParse(input);
  if (result.success) return { ok: true, subscription: result.data };
  return {
    ok: false,
    faults: result.error.issues.map((issue) => `${issue.path.join('.') || '(all)'}: ${issue.message}`),
  };
}
