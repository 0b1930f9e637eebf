import type { Subscription } from '../domain/subscriber.ts';
import { clean } from './clean.ts';
import type { Mail, Part, Rendered } from './mail-parts.ts';
import { countryName, time } from './places.ts';
import { toHtml } from './to-html.ts';
import { toText } from './to-text.ts';
import { WORDS } from './words.ts';

/** Countries and sources named in "why you get this". */
const MOST_PLACES = 6;

export interface SourceWords {
  readonly name: { readonly en: string; readonly zh: string };
  readonly kind: string;
  readonly country: string;
}

/** Sources that could not be read of late: what this mail cannot know. */
export interface BlindSpots {
  readonly failing: number;
  readonly total: number;
  /** ISO 8601 */
  readonly since: string;
}

/** What a source is called; undefined where it is not known (any more). */
export type SourceName = (id: string) => SourceWords['name'] | undefined;

export interface Reader {
  readonly subscriber: Subscription;
  readonly baseUrl: string;
  readonly manageUrl: string;
  readonly unsubscribeUrl: string;
  readonly blindSpots?: BlindSpots;
  readonly sourceName?: SourceName;
}

/** Draws a mail as text and as HTML. */
export const finish = (mail: Mail): Rendered => ({ subject: mail.subject, text: toText(mail), html: toHtml(mail) });

/** An address of this installation's web pages. */
export const page = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/+$/, '')}${path}`;

/** "the United States, France, Embassy of China in Peru" or "all sources". */
export function whereOf({ sources, countries, language }: Subscription, sourceName?: SourceName): string {
  const named = (id: string): string => {
    const name = sourceName?.(id);
    return clean(name?.[language] || name?.en || id, 100);
  };
  const all = countries.length + sources.length;
  const places = [...countries.map((code) => countryName(code, language)), ...sources.slice(0, MOST_PLACES).map(named)];
  const shown = places.slice(0, MOST_PLACES).join(language === 'zh' ? '、' : ', ');
  if (!all) return WORDS[language].everywhere;
  return all > MOST_PLACES ? `${shown} … (${all})` : shown;
}

/** The end of every mail: how sure we are, why it came, the ways out. */
export function footer(reader: Reader): Part[] {
  const { language, minSeverity } = reader.subscriber;
  const words = WORDS[language];
  return [
    { kind: 'paragraph', tone: 'quiet', text: words.machine },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: words.why(whereOf(reader.subscriber, reader.sourceName), minSeverity),
    },
    {
      kind: 'links',
      links: [
        { label: words.manage, url: reader.manageUrl },
        { label: words.unsubscribe, url: reader.unsubscribeUrl },
      ],
    },
  ];
}

/** The warning that some followed sources are out of sight. */
export function blindParts({ blindSpots, subscriber }: Reader): Part[] {
  if (!blindSpots?.failing) return [];
  const since = time(blindSpots.since, subscriber.language, subscriber.timeZone ?? 'UTC');
  return [
    {
      kind: 'paragraph',
      tone: 'warning',
      text: WORDS[subscriber.language].blind(blindSpots.failing, blindSpots.total, since),
    },
  ];
}
