import { PAGE_IN_RANGE, SEAL_THEN, SEALED, SOURCE_IN_RANGE, URL_THEN } from './range.ts';

/** The version that stood last on a page at the end of the range. */
const VERSION_THEN =
  '(SELECT id FROM version WHERE page_id = page.id AND from_at < $until ORDER BY from_at DESC, id DESC LIMIT 1)';

/** Looks that saw the page as it stood; those that saw what waited to be seen again; a page that is gone has answered too. */
const STOOD = "'not-modified', 'same-bytes', 'same-text', 'baseline', 'changed', 'links'";
const WAITED = "'pending', 'flapping'";
const lastLook = (condition: string): string =>
  `(SELECT max(at) FROM visit WHERE page_id = page.id AND at < $until AND ${condition})`;
const SUCCEEDED = lastLook(`outcome IN (${STOOD}, ${WAITED})`);

/** A difference is known once it counts, though it was first seen before. */
const K_KNOWN = `first_with_k < $until AND EXISTS (SELECT 1 FROM version JOIN document ON document.id = document_id
  WHERE version.page_id = page.id AND from_at < $until AND mentions_k = 1)`;

const ofRange = (column: string): string => `+${column} >= $since AND +${column} < $until`;
const ofKeptPage = '+page_id IN temp.kept_page';
const changeSides = (table: string): string =>
  ['before', 'after']
    .map(
      (side) =>
        `UNION SELECT ${side}_capture FROM ${table} WHERE ${ofKeptPage} AND ${ofRange('detected_at')} AND ${side}_capture IS NOT NULL`,
    )
    .join(' ');

/** What the kept ones are compressed against, and what that is compressed against. */
const withBases = (table: 'document' | 'blob', key: string): string =>
  `INSERT INTO temp.kept_${table}
     WITH RECURSIVE needed (${key}) AS (SELECT base FROM ${table} WHERE ${key} IN temp.kept_${table} AND base IS NOT NULL
       UNION SELECT base FROM ${table} JOIN needed USING (${key}) WHERE base IS NOT NULL)
     SELECT ${key} FROM needed WHERE ${key} NOT IN temp.kept_${table} AND $until IS NOT NULL`;

/** What belongs to the range, and all that this refers to: temporary tables of the connection that reads. */
export const KEPT: readonly string[] = [
  `CREATE TABLE temp.kept_page AS SELECT id FROM page WHERE ${PAGE_IN_RANGE}`,
  `CREATE TABLE temp.kept_version AS SELECT id FROM version WHERE ${ofKeptPage} AND from_at < $until AND (until_at IS NULL OR until_at > $since)
     UNION SELECT ${VERSION_THEN} FROM page WHERE id IN temp.kept_page`,
  `CREATE TABLE temp.kept_capture AS SELECT id FROM capture WHERE ${ofKeptPage} AND ${ofRange('at')}
     UNION SELECT capture_id FROM version WHERE id IN temp.kept_version
     UNION SELECT capture_id FROM visit WHERE ${ofKeptPage} AND ${ofRange('at')} AND capture_id IS NOT NULL
     ${changeSides('change')} ${changeSides('superseded_change')}`,
  `CREATE TABLE temp.kept_document AS SELECT document_id AS id FROM version WHERE id IN temp.kept_version
     UNION SELECT document_id FROM capture WHERE id IN temp.kept_capture AND document_id IS NOT NULL`,
  withBases('document', 'id'),
  'CREATE TABLE temp.kept_blob AS SELECT sha256 FROM capture WHERE id IN temp.kept_capture AND $until IS NOT NULL',
  withBases('blob', 'sha256'),
];

/**
 * What is copied, in the order of references. Whatever is not named here stays at home: subscribers, their tokens and mails, settings.
 * The signs + keep SQLite from sorting: rows are read in the order of their keys.
 */
export const COPIED: Readonly<Record<string, string>> = {
  source: SOURCE_IN_RANGE,
  blob: '+sha256 IN temp.kept_blob',
  page: '+id IN temp.kept_page',
  address: `${ofKeptPage} AND first_seen < $until`,
  document: '+id IN temp.kept_document',
  fact: '+document_id IN temp.kept_document',
  seal: SEALED,
  time_stamp: `at < $until AND seal IN (SELECT number FROM seal WHERE ${SEALED})`,
  header_set: '$until IS NULL',
  capture: '+id IN temp.kept_capture',
  visit: `${ofKeptPage} AND ${ofRange('at')}`,
  version: '+id IN temp.kept_version',
  change: `${ofKeptPage} AND ${ofRange('detected_at')}`,
  superseded_change: `${ofKeptPage} AND ${ofRange('detected_at')}`,
  link: `${ofKeptPage} AND first_seen < $until`,
  pair: 'since < $until AND +chinese_page IN temp.kept_page AND +foreign_page IN temp.kept_page',
  vantage_look: `${ofKeptPage} AND at < $until AND (capture_id IS NULL OR capture_id IN temp.kept_capture)`,
};

const headers = (name: string) => `(SELECT ${name} FROM capture_headers WHERE capture_id = capture.id)`;

/**
 * Columns that are not copied as they are. What the archive keeps short, the copy has in full; what the archive knows of today, the
 * copy has as it was at the end of the range; what only the crawler needs is empty. So a range that is over stays the same.
 */
export const OTHERWISE: Readonly<Record<string, string>> = {
  'source.withdrawn_at': 'CASE WHEN withdrawn_at < $until THEN withdrawn_at END',
  'page.url': URL_THEN,
  'page.parent_id': 'CASE WHEN parent_id IN temp.kept_page THEN parent_id END',
  'page.watched': '1',
  'page.version_id': VERSION_THEN,
  'page.state': `CASE WHEN role <> 'page' THEN iif(${SUCCEEDED} IS NULL, 'new', 'live')
    ELSE coalesce((SELECT iif(until_at IS NULL OR until_at >= $until, 'live', 'gone') FROM version WHERE id = ${VERSION_THEN}), 'new') END`,
  'page.checked_at': lastLook('1'),
  'page.succeeded_at': SUCCEEDED,
  'page.failed_at': lastLook(`outcome NOT IN (${STOOD}, ${WAITED})`),
  'page.first_with_k': `CASE WHEN ${K_KNOWN} THEN first_with_k END`,
  'page.last_without_k': `CASE WHEN ${K_KNOWN} THEN last_without_k WHEN role = 'page' THEN ${lastLook(`outcome IN (${STOOD})`)} END`,
  ...Object.fromEntries(
    [
      ...['keyframe', 'etag', 'last_modified', 'last_sha256', 'failure_code', 'failure_detail', 'next_check_at'],
      ...['pending_json', 'indexed'],
    ].map((name) => [`page.${name}`, 'NULL']),
  ),
  ...Object.fromEntries(['failure_streak', 'gone_seen', 'looks', 'retell'].map((name) => [`page.${name}`, '0'])),
  'capture.request_headers_json': headers('request_headers_json'),
  'capture.response_headers_json': headers('response_headers_json'),
  'capture.header_set': 'NULL',
  'capture.seal': SEAL_THEN,
  'visit.sha256': 'CASE WHEN digest IS NULL THEN sha256 ELSE lower(hex(digest)) END',
  'visit.digest': 'NULL',
  'change.diff': 'NULL',
  'change.before_document': 'NULL',
  'change.after_document': 'NULL',
  'version.until_at': 'CASE WHEN until_at < $until THEN until_at END',
  'link.read_at': 'CASE WHEN read_at < $until THEN read_at END',
  'link.target_id': 'CASE WHEN read_at < $until AND target_id IN temp.kept_page THEN target_id END',
  'link.tries': '0',
};
