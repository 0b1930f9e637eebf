import { ofSources } from './range.ts';
import { type Column, column, reference, type Table } from './table.ts';

const COLUMNS: readonly Column[] = [
  column('id', 'integer', 'The number of the change, as in permanent addresses.'),
  column('page', 'integer', 'The page that changed.'),
  column('source', 'string', 'Its source.'),
  column('url', 'string', 'Its address then.'),
  column('kind', 'string', 'published, amended, withdrawn, restored or moved.'),
  column('relevance', 'string', 'k-visa, visa or other.'),
  column('severity', 'string', 'critical, major or minor.'),
  column('detected_at', 'datetime', 'When it was detected.'),
  column('before', 'integer', 'The snapshot before.'),
  column('after', 'integer', 'The snapshot after.'),
  column('title', 'string', 'The title of the page.'),
  column('language', 'string', 'BCP 47.'),
  column('topics', 'array', 'What it touches: eligibility, documents, procedure, fee, validity, activities, family.'),
  column('facts', 'array', 'Facts that differ, before and after, with their quotes.'),
  column('summary_en', 'string', 'One sentence in English.'),
  column('summary_zh', 'string', 'One sentence in Chinese.'),
  column(
    'diff',
    'array',
    'The text that was added, removed or changed.',
    (row, { changes }) => changes.get(row.id as number)!.diff,
  ),
  column('cause', 'string', 'site: the publisher; engine: our own rules; import: found in imported captures.'),
  column('reason', 'string', 'Why nobody was told, where that is so.'),
  column('last_without', 'datetime', 'The last look without it.'),
  column('first_with', 'datetime', 'The first look with it.'),
  column('moved_from', 'string', 'The address it moved from.'),
  column('interpreter', 'string', 'Version of the rules it was judged by.'),
];

const REFERENCES = [reference('page', 'pages'), reference('source', 'sources')];

const select = (table: string, more: string): string =>
  `SELECT id, page_id AS page, source_id AS source, url, kind, relevance, severity, detected_at, before_capture AS before, after_capture AS after, title,
    language, topics_json AS topics, facts_json AS facts, summary_en, summary_zh, cause, reason, last_without, first_with, moved_from,
    interpreter${more} FROM ${table} WHERE detected_at >= $since AND detected_at < $until AND ${ofSources('source_id')} ORDER BY id`;

export const CHANGES: Table = {
  name: 'changes',
  description: 'Differences found, as published.',
  key: ['id'],
  references: REFERENCES,
  sql: select('change', ''),
  columns: COLUMNS,
};

/** Apart from the changes, so that nobody counts a step twice. */
export const SUPERSEDED_CHANGES: Table = {
  name: 'superseded_changes',
  description:
    'Differences that no longer count: an import brought captures from between. Kept as they were told, since they were citable.',
  key: ['id'],
  references: REFERENCES,
  sql: select(
    'superseded_change',
    `, superseded_at, (SELECT json_group_array(change) FROM (SELECT change FROM change_replacement WHERE superseded = superseded_change.id
      ORDER BY change)) AS superseded_by`,
  ),
  columns: [
    ...COLUMNS,
    column('superseded_at', 'datetime', 'When the import was made.'),
    column('superseded_by', 'array', 'The changes that count in its place, by id.'),
  ],
};
