import { type Change, SEVERITIES } from '../domain/change.ts';
import type { Subscription } from '../domain/subscriber.ts';

/** What matching needs to know of a source. */
export interface SourceFacts {
  readonly id: string;
  readonly country: string;
}

/** Whether anybody may hear of a change: the site made it, it concerns visas, and nothing speaks against telling. */
export const isNews = (change: Change): boolean =>
  change.cause === 'site' && change.relevance !== 'other' && change.reason === undefined;

/**
 * The condition on a table with wishes (subscriber, webhook) under which a change is wanted. A page that appeared, went, came back or moved
 * without facts to name its topics concerns every topic; an amendment without topics only those who take all.
 */
export const wantedBy = (table: 'subscriber' | 'webhook'): string => `${table}.state = 'active'
  AND ${table}.min_severity IN (SELECT value FROM json_each(@severities))
  AND ((${table}.sources_json = '[]' AND ${table}.countries_json = '[]')
    OR EXISTS (SELECT 1 FROM json_each(${table}.sources_json) WHERE value = @source)
    OR EXISTS (SELECT 1 FROM json_each(${table}.countries_json) WHERE value = @country))
  AND (@everyTopic = 1 OR ${table}.topics_json = '[]' OR EXISTS (
    SELECT 1 FROM json_each(${table}.topics_json) AS wish JOIN json_each(@topics) AS topic ON topic.value = wish.value))`;

/** The same condition for one set of wishes in hand. */
export function concerns(wishes: Subscription, change: Change, source: SourceFacts): boolean {
  const { sources, countries, topics, minSeverity } = wishes;
  const everywhere = sources.length + countries.length === 0;
  const everyTopic = topics.length === 0 || (change.topics.length === 0 && change.kind !== 'amended');
  return (
    SEVERITIES.indexOf(change.severity) >= SEVERITIES.indexOf(minSeverity) &&
    (everywhere || sources.includes(source.id) || countries.includes(source.country)) &&
    (everyTopic || change.topics.some((topic) => topics.includes(topic)))
  );
}

/** The named parameters of `wantedBy`. */
export const wanted = (change: Change, source: SourceFacts) => ({
  severities: JSON.stringify(SEVERITIES.slice(0, SEVERITIES.indexOf(change.severity) + 1)),
  source: source.id,
  country: source.country,
  topics: JSON.stringify(change.topics),
  everyTopic: change.topics.length === 0 && change.kind !== 'amended' ? 1 : 0,
});
