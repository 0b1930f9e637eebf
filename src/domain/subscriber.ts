import type { Severity, Topic } from './change.ts';

export const RHYTHMS = ['at-once', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** What a subscriber asked for. Empty lists mean "all". */
export interface Subscription {
  readonly sources: readonly string[];
  readonly countries: readonly string[];
  readonly topics: readonly Topic[];
  readonly minSeverity: Severity;
  readonly language: 'en' | 'zh';
  readonly rhythm: Rhythm;
  /** When digests come: the hour (0-23, default 8) in an IANA time zone (default UTC). */
  readonly hour?: number;
  readonly timeZone?: string;
}

export interface Subscriber extends Subscription {
  readonly id: number;
  readonly address: string;
  readonly state: 'pending' | 'active' | 'ended' | 'suppressed';
  readonly createdAt: string;
}
