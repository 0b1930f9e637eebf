import type { ExportJob } from './format.ts';

export type Range = Pick<ExportJob, 'since' | 'until' | 'sources'>;

/** The range as SQL parameters `$since`, `$until` and `$sources`: times compare as text. */
export const rangeOf = ({ since, until, sources }: Range) => ({
  since: since ?? '',
  until: until ?? '~',
  sources: sources ? JSON.stringify([...sources].sort()) : null,
});

const ASKED = 'SELECT value FROM json_each($sources)';

/** Is the source that this column names among those asked for? */
export const ofSources = (column: string): string => `($sources IS NULL OR ${column} IN (${ASKED}))`;

/** The same for a column that names a page. */
export const ofPages = (column: string): string =>
  `($sources IS NULL OR ${column} IN (SELECT id FROM page WHERE source_id IN (${ASKED})))`;

/** Pages known before the end of the range: an import may bring what is older than its page's first look. */
export const PAGE_IN_RANGE = `(page.first_seen < $until OR EXISTS (SELECT 1 FROM visit WHERE visit.page_id = page.id AND visit.at < $until)
  OR EXISTS (SELECT 1 FROM capture WHERE capture.page_id = page.id AND capture.at < $until)) AND ${ofSources('page.source_id')}`;

export const SOURCE_IN_RANGE = `(source.first_declared < $until OR EXISTS (SELECT 1 FROM page WHERE page.source_id = source.id AND ${PAGE_IN_RANGE}))
  AND ${ofSources('source.id')}`;

/** The address of a page as it was at the end of the range. */
export const URL_THEN = `coalesce((SELECT url FROM address WHERE page_id = page.id AND first_seen < $until
  ORDER BY address.url = page.url DESC, first_seen DESC, url LIMIT 1), page.url)`;

/** A seal belongs to the range where all of its day does. */
export const SEALED = "date(day, '+1 day') <= $until";
export const SEAL_THEN = `(SELECT number FROM seal WHERE number = capture.seal AND ${SEALED})`;
