import type { Topic } from '../domain/change.ts';
import type { Subscriber, Subscription } from '../domain/subscriber.ts';

export type Origin = 'web' | 'api' | 'cli';

/** A row of table subscriber. */
export interface SubscriberRow {
  readonly id: number;
  readonly address: string;
  readonly state: Subscriber['state'];
  readonly origin: Origin;
  readonly sources_json: string;
  readonly countries_json: string;
  readonly topics_json: string;
  readonly min_severity: Subscriber['minSeverity'];
  readonly language: Subscriber['language'];
  readonly rhythm: Subscriber['rhythm'];
  readonly hour: number;
  readonly time_zone: string;
  readonly created_at: string;
  readonly confirmed_at: string | null;
  readonly ended_at: string | null;
}

/** A subscriber as read from the database: digest time is always known. */
export type StoredSubscriber = Subscriber & { readonly hour: number; readonly timeZone: string };

export const toSubscriber = (row: SubscriberRow): StoredSubscriber => ({
  id: row.id,
  address: row.address,
  state: row.state,
  sources: JSON.parse(row.sources_json) as string[],
  countries: JSON.parse(row.countries_json) as string[],
  topics: JSON.parse(row.topics_json) as Topic[],
  minSeverity: row.min_severity,
  language: row.language,
  rhythm: row.rhythm,
  hour: row.hour,
  timeZone: row.time_zone,
  createdAt: row.created_at,
});

/** The columns that hold a subscription, as named parameters. */
export const wishColumns = (wishes: Subscription) => ({
  sources: JSON.stringify(wishes.sources),
  countries: JSON.stringify(wishes.countries),
  topics: JSON.stringify(wishes.topics),
  minSeverity: wishes.minSeverity,
  language: wishes.language,
  rhythm: wishes.rhythm,
  hour: wishes.hour ?? 8,
  timeZone: wishes.timeZone ?? 'UTC',
});

/** Just the wishes of a subscriber. */
export const wishesOf = (one: Subscription): Subscription => ({
  sources: one.sources,
  countries: one.countries,
  topics: one.topics,
  minSeverity: one.minSeverity,
  language: one.language,
  rhythm: one.rhythm,
  hour: one.hour ?? 8,
  timeZone: one.timeZone ?? 'UTC',
});
