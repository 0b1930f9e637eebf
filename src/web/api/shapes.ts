import { z } from 'zod';
import { FACETS, MOST_COUNTED } from '../../archive/search-facets.ts';
import { HEALTHS } from '../../archive/sources.ts';
import { CHANGE_KINDS, RELEVANCES, SEVERITIES, TOPICS } from '../../domain/change.ts';
import { FACT_NAMES } from '../../domain/fact.ts';
import { SOURCE_KINDS } from '../../domain/source.ts';

const Time = z.string().meta({ format: 'date-time', description: 'ISO 8601, UTC' });
const Language = z.string().meta({ description: 'BCP 47' });
const Value = z
  .unknown()
  .meta({ description: 'Typed by the fact: number, boolean, text, list of ids, or list of fees' });
const Fact = z.enum(FACT_NAMES);
const Visa = z.string().optional().meta({ description: 'The visa category it holds for; absent: every visa' });

export const ChangeShape = z
  .object({
    id: z.int(),
    source: z.string(),
    url: z.string(),
    kind: z.enum(CHANGE_KINDS),
    relevance: z.enum(RELEVANCES),
    severity: z.enum(SEVERITIES),
    detectedAt: Time,
    before: z.int().nullable().meta({ description: 'Snapshot id' }),
    after: z.int().nullable().meta({ description: 'Snapshot id' }),
    title: z.string(),
    language: Language,
    topics: z.array(z.enum(TOPICS)),
    facts: z.array(
      z.object({
        fact: Fact,
        before: Value,
        after: Value,
        quote: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
        visa: Visa,
        direction: z.enum(['tightened', 'relaxed', 'clarified']).optional(),
      }),
    ),
    summary: z.object({ en: z.string(), zh: z.string() }),
    diff: z.array(
      z.object({
        op: z.enum(['added', 'removed', 'changed']),
        before: z.string().optional(),
        after: z.string().optional(),
      }),
    ),
    cause: z.enum(['site', 'engine', 'import']),
    reason: z.string().optional(),
    bounds: z.object({ lastWithout: Time.nullable(), firstWith: Time }).optional(),
    movedFrom: z.string().optional(),
    superseded: z
      .object({
        at: Time,
        by: z.array(z.int()).meta({ description: 'The changes that count in its place, by id; empty: none is left' }),
      })
      .optional()
      .meta({ description: 'A later import brought captures from between: this no longer counts' }),
  })
  .meta({ id: 'Change' });

const Side = z.object({
  url: z.string(),
  snapshot: z.int(),
  language: Language,
  value: Value,
  quote: z.string(),
});

export const SourceShape = z
  .object({
    id: z.string(),
    kind: z.enum(SOURCE_KINDS),
    country: z.string(),
    city: z.string().nullable(),
    name: z.object({ en: z.string(), zh: z.string() }),
    state: z.enum(['published', 'mentions', 'silent', 'unreachable', 'waiting']),
    health: z.enum(HEALTHS),
    pages: z.int(),
    firstWith: Time.nullable().meta({ description: 'First seen with the K visa' }),
    lastWithout: Time.nullable(),
    lastSuccess: Time.nullable(),
    lastFailure: z
      .object({ at: Time, url: z.string(), code: z.string() })
      .nullable()
      .meta({ description: 'The last look that failed, also where the page has recovered since' }),
    streak: z.int().meta({ description: 'Looks that failed in a row, of the page that fails longest' }),
    nextCheck: Time.nullable(),
    expectedEvery: z.string().nullable().meta({ description: 'The shortest planned time between two looks, ISO 8601' }),
    contradictions: z
      .array(
        z.object({
          fact: Fact,
          visa: Visa,
          chinese: Side,
          foreign: Side,
        }),
      )
      .meta({ description: 'Facts that the Chinese and the foreign-language edition of one notice state differently' }),
  })
  .meta({ id: 'Source' });

export const SnapshotShape = z
  .object({
    id: z.int(),
    source: z.string(),
    url: z.string(),
    at: Time,
    status: z.int(),
    sha256: z.string(),
    bytes: z.int(),
    mediaType: z.string(),
    language: z.string().nullable(),
    title: z.string(),
    renderer: z
      .enum(['http', 'browser', 'import'])
      .meta({ description: 'import: captured by another archive and taken over from there' }),
    vantage: z
      .string()
      .nullable()
      .meta({ description: 'The vantage point it was asked from; null: the machine that keeps the archive' }),
    seal: z
      .int()
      .nullable()
      .meta({ description: 'Number of the seal that covers it; null: its day is not sealed yet' }),
  })
  .meta({ id: 'Snapshot' });

export const FactShape = z
  .object({
    source: z.string(),
    url: z.string(),
    snapshot: z.int(),
    at: Time,
    fact: Fact,
    value: Value,
    quote: z.string(),
    language: Language,
    visa: Visa,
  })
  .meta({ id: 'Fact' });

export const HitShape = z
  .object({
    source: z.string(),
    url: z.string(),
    snapshot: z.int(),
    title: z.string(),
    language: Language,
    from: Time,
    until: Time.nullable(),
    appeared: Time.meta({ description: 'When the words first stood on the page' }),
    vanished: Time.nullable(),
    sinceFirstLook: z.boolean().meta({ description: 'They stood there at the first look already' }),
  })
  .meta({ id: 'Hit' });

export const FacetShape = z
  .object({
    facet: z.enum(FACETS),
    value: z.string().meta({
      description:
        'The id of a source, a country code, a kind, a language, a year in which the words stood there (UTC), or now or once',
    }),
    count: z.int().meta({ description: 'Pages' }),
    atLeast: z
      .boolean()
      .meta({ description: `Only the ${MOST_COUNTED} pages that changed last are counted: there are more` }),
  })
  .meta({ id: 'FacetCount' });

export const VisitShape = z
  .object({
    source: z.string(),
    url: z.string(),
    at: Time,
    outcome: z
      .string()
      .meta({ description: 'What the look came to: not-modified, same-text, changed …, or the code of a problem' }),
    failed: z.boolean().meta({ description: 'The look was in vain; that a page is gone is an answer' }),
    status: z.int().nullable(),
    snapshot: z.int().nullable().meta({ description: 'Where the bytes were kept' }),
  })
  .meta({ id: 'Visit' });

export const SealShape = z
  .object({
    number: z.int(),
    day: z.string().meta({ format: 'date', description: 'UTC' }),
    captures: z.int(),
    manifest: z.string().meta({ description: 'SHA-256 of the day as a list of captures' }),
    head: z.string().meta({ description: 'SHA-256 over this day and the head before it' }),
    timeStamps: z
      .array(
        z.object({
          authority: z.string().meta({ description: 'The address that was asked' }),
          at: Time.meta({ description: 'The time that the authority states' }),
          token: z.string().meta({ format: 'base64', description: 'RFC 3161 TimeStampToken over the head, DER' }),
        }),
      )
      .meta({ description: 'What other authorities attest of this head; a later one proves it as well' }),
  })
  .meta({ id: 'Seal' });
