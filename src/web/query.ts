import { z } from 'zod';
import { CHANGE_KINDS, RELEVANCES, SEVERITIES, TOPICS } from '../domain/change.ts';
import { SOURCE_KINDS } from '../domain/source.ts';
import { Refusal } from './faults.ts';

export const optional = <T extends z.ZodType>(schema: T) => schema.optional();

export const SourceId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected the id of a source, such as embassy-us');
export const Country = z.string().regex(/^[A-Z]{2}$/, 'expected a country code in capitals, such as US');
export const Moment = z
  .string()
  .max(40)
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z?)?$/,
    'expected a date or time in UTC, such as 2026-01-31',
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such date')
  .transform((text) => new Date(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text).toISOString());
export const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const Limit = z.coerce.number().int().min(1).max(200);

export const CHANGE_FILTER = {
  since: optional(Moment),
  until: optional(Moment),
  source: optional(SourceId),
  country: optional(Country),
  kind: optional(z.enum(CHANGE_KINDS)),
  severity: optional(z.enum(SEVERITIES)),
  topic: optional(z.enum(TOPICS)),
  relevance: optional(z.enum(RELEVANCES)),
};

export const SOURCE_FILTER = {
  kind: optional(z.enum(SOURCE_KINDS)),
  country: optional(Country),
};

export const SEARCH_FILTER = {
  source: optional(SourceId),
  country: optional(Country),
  kind: optional(z.enum(SOURCE_KINDS)),
  language: optional(
    z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'expected a language tag, such as zh or en'),
  ),
  since: optional(Moment),
  until: optional(Moment),
};

/** What `current` asks for: 1 for words that stand there now, 0 for words that no longer do. */
export const standing = (current: '1' | '0' | undefined) => ({ current: current === '1', vanished: current === '0' });

/** Reads a query string or form. @throws Refusal 400 naming every fault */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  // An empty field of a form is a field not filled in.
  const filled = Object.entries((input ?? {}) as object).filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(filled));
  if (result.success) return result.data;
  throw new Refusal(
    400,
    result.error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`).join('; '),
  );
}
