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

const say = <T extends z.ZodType>(schema: T, description: string) => schema.meta({ description });
const Publisher = say(z.string(), 'Id of the publisher');
const Official = say(z.string(), 'The official address');
const SnapshotId = say(z.int(), 'The snapshot that shows it: /snapshots/ID, /api/v1/snapshots/ID');

export const ChangeShape = z
  .object({
    id: say(z.int(), 'As in its permanent address, /changes/ID'),
    source: Publisher,
    url: Official,
    kind: say(z.enum(CHANGE_KINDS), 'What happened; published: named the K visa for the first time'),
    relevance: say(z.enum(RELEVANCES), 'k-visa: of the K visa; visa: of other visas; other: the rest'),
    severity: say(z.enum(SEVERITIES), 'Of its severest part'),
    detectedAt: say(Time, 'When it counted; of an import: when the capture was made. ISO 8601, UTC'),
    before: z.int().nullable().meta({ description: 'Id of the snapshot before; null: there is none' }),
    after: z.int().nullable().meta({ description: 'Id of the snapshot after; null: there is none' }),
    title: say(z.string(), 'Of the page'),
    language: Language,
    topics: say(z.array(z.enum(TOPICS)), 'What it touches'),
    facts: z
      .array(
        z.object({
          fact: Fact,
          before: Value,
          after: Value,
          quote: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
          visa: Visa,
          direction: z.enum(['tightened', 'relaxed', 'clarified']).optional(),
        }),
      )
      .meta({ description: 'Facts that differ, with the sentences that state them; null: not stated' }),
    summary: say(z.object({ en: z.string(), zh: z.string() }), 'One sentence in each language'),
    diff: z
      .array(
        z.object({
          op: z.enum(['added', 'removed', 'changed']),
          before: z.string().optional(),
          after: z.string().optional(),
        }),
      )
      .meta({ description: 'The text that was added, removed or changed, passage by passage' }),
    cause: say(
      z.enum(['site', 'engine', 'import']),
      'site: the publisher; engine: better rules of ours; import: found in imported captures',
    ),
    reason: say(z.string().optional(), 'Why nobody was told; absent: see relevance and cause'),
    bounds: say(
      z.object({ lastWithout: Time.nullable(), firstWith: Time }).optional(),
      'The looks that a publication lies between; lastWithout null: it stood there at the first',
    ),
    movedFrom: say(z.string().optional(), 'The address before'),
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
    id: say(z.string(), 'As declared, never reused: /sources/ID'),
    kind: say(z.enum(SOURCE_KINDS), 'What it is'),
    country: say(z.string(), 'Host country, ISO 3166-1 alpha-2; CN for ministries and cities'),
    city: say(z.string().nullable(), 'Where it sits'),
    name: say(z.object({ en: z.string(), zh: z.string() }), 'In both languages'),
    state: say(
      z.enum(['published', 'mentions', 'silent', 'unreachable', 'waiting']),
      'Of the K visa: requirements, its name, nothing; or not reached, or not looked at yet',
    ),
    health: say(z.enum(HEALTHS), 'How the looks at it go'),
    pages: say(z.int(), 'How many pages of it are watched'),
    firstWith: Time.nullable().meta({ description: 'First seen with the K visa' }),
    lastWithout: say(Time.nullable(), 'Last seen without it before; null: it stood there at the first look'),
    lastSuccess: say(Time.nullable(), 'The last look that succeeded'),
    lastFailure: z
      .object({ at: Time, url: z.string(), code: z.string() })
      .nullable()
      .meta({ description: 'The last look that failed, also where the page has recovered since' }),
    streak: z.int().meta({ description: 'Looks that failed in a row, of the page that fails longest' }),
    nextCheck: say(Time.nullable(), 'The next look that is planned'),
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
    id: say(z.int(), 'As in its permanent address, /snapshots/ID'),
    source: Publisher,
    url: say(z.string(), 'The address as requested'),
    at: say(Time, 'When the request was begun. ISO 8601, UTC'),
    status: say(z.int(), 'HTTP status'),
    sha256: say(z.string(), 'Of the bytes after content decoding, as /snapshots/ID/raw gives them'),
    bytes: say(z.int(), 'Their number'),
    mediaType: say(z.string(), 'Of the bytes, by header and content'),
    language: say(z.string().nullable(), 'BCP 47, of the text'),
    title: say(z.string(), 'Of the page; empty where it was not read'),
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
    source: Publisher,
    url: Official,
    snapshot: SnapshotId,
    at: say(Time, 'Since when the text that states it is in force. ISO 8601, UTC'),
    fact: say(Fact, 'Its name'),
    value: Value,
    quote: say(z.string(), 'The sentence it was read from'),
    language: Language,
    visa: Visa,
  })
  .meta({ id: 'Fact' });

export const HitShape = z
  .object({
    source: Publisher,
    url: Official,
    snapshot: SnapshotId,
    title: say(z.string(), 'Of the page'),
    language: Language,
    from: say(Time, 'Since when the newest text that says it is in force. ISO 8601, UTC'),
    until: say(Time.nullable(), 'Until when; null: still'),
    appeared: Time.meta({ description: 'When the words first stood on the page' }),
    vanished: say(Time.nullable(), 'When the words vanished; null: they stand there now'),
    sinceFirstLook: z.boolean().meta({ description: 'They stood there at the first look already' }),
  })
  .meta({ id: 'Hit' });

export const FacetShape = z
  .object({
    facet: say(z.enum(FACETS), 'By what is counted'),
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
    source: Publisher,
    url: Official,
    at: Time,
    outcome: z
      .string()
      .meta({ description: 'What the look came to: not-modified, same-text, changed …, or the code of a problem' }),
    failed: z.boolean().meta({ description: 'The look was in vain; that a page is gone is an answer' }),
    status: say(z.int().nullable(), 'HTTP status; null: no answer'),
    snapshot: z.int().nullable().meta({ description: 'Where the bytes were kept' }),
  })
  .meta({ id: 'Visit' });

export const SealShape = z
  .object({
    number: say(z.int(), 'Counts from 1, without gaps'),
    day: z.string().meta({ format: 'date', description: 'UTC' }),
    captures: say(z.int(), 'How many it covers'),
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
