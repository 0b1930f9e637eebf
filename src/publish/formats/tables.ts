import { textOf } from '../../domain/document.ts';
import { ofPages, ofSources, PAGE_IN_RANGE, SEAL_THEN, SOURCE_IN_RANGE, URL_THEN } from './range.ts';
import { column, IN_FORCE, reference, type Table, UNTIL } from './table.ts';
import { CHANGES, SUPERSEDED_CHANGES } from './tables-changes.ts';
import { PAIRS, SEALS } from './tables-proof.ts';

const SOURCES: Table = {
  name: 'sources',
  description:
    'Who publishes: embassies, consulates, missions, ministries, agencies, visa centres and cities, as declared.',
  key: ['id'],
  sql: `SELECT id, name_en, name_zh, kind, country, city, confidence, evidence, first_declared,
    CASE WHEN withdrawn_at < $until THEN withdrawn_at END AS withdrawn FROM source
    WHERE ${SOURCE_IN_RANGE} AND $since IS NOT NULL ORDER BY id`,
  columns: [
    column('id', 'string', 'The id of the source, never reused.'),
    column('name_en', 'string', 'Its name in English.'),
    column('name_zh', 'string', 'Its name in Chinese.'),
    column('kind', 'string', 'embassy, consulate, mission, ministry, agency, visa-centre or city.'),
    column('country', 'string', 'ISO 3166-1 alpha-2 of the host country; CN for ministries and cities.'),
    column('city', 'string', 'Where it sits.'),
    column('confidence', 'string', 'How sure the declared addresses are: high, medium or low.'),
    column('evidence', 'string', 'What the addresses rest on.'),
    column('first_declared', 'datetime', 'Since when it is watched.'),
    column('withdrawn', 'datetime', 'When its declaration was withdrawn; empty while it stands.'),
  ],
};

const PAGES: Table = {
  name: 'pages',
  description: 'Watched pages, whatever their address was over time.',
  key: ['id'],
  references: [reference('source', 'sources')],
  sql: `SELECT id, source_id AS source, ${URL_THEN} AS url, role, origin, parent_id AS parent, why, language, first_seen,
    (SELECT json_group_array(url) FROM (SELECT url FROM address WHERE page_id = page.id AND first_seen < $until ORDER BY first_seen, url)) AS addresses
    FROM page WHERE ${PAGE_IN_RANGE} AND $since IS NOT NULL ORDER BY id`,
  columns: [
    column('id', 'integer', 'The number of the page in this archive.'),
    column('source', 'string', 'The source it belongs to.'),
    column('url', 'string', 'Its address at the end of the range.'),
    column('role', 'string', 'site: a home page; listing: a section with links; page: a text.'),
    column('origin', 'string', 'declared, or found through a site or listing, or imported.'),
    column('parent', 'integer', 'The page that led here.'),
    column('why', 'string', 'By which label or rule it was found.'),
    column('language', 'string', 'BCP 47.'),
    column('first_seen', 'datetime', 'When it became known.'),
    column('addresses', 'array', 'Every address it was known by.'),
  ],
};

const SNAPSHOTS: Table = {
  name: 'snapshots',
  description: 'Captures: answers of which the bytes were kept. The bytes themselves are in the WARC export.',
  key: ['id'],
  references: [reference('page', 'pages')],
  sql: `SELECT capture.id, capture.page_id AS page, page.source_id AS source, capture.url, capture.final_url, capture.at, capture.status, capture.sha256,
    blob.size AS bytes, capture.media_type, capture.renderer, capture.problem, capture.document_id AS document, capture.vantage, ${SEAL_THEN} AS seal, headers.response_headers_json AS response_headers
    FROM capture JOIN capture_headers AS headers ON headers.capture_id = capture.id JOIN page ON page.id = capture.page_id JOIN blob ON blob.sha256 = capture.sha256
    WHERE capture.at >= $since AND capture.at < $until AND ${ofSources('page.source_id')} ORDER BY capture.id`,
  columns: [
    column('id', 'integer', 'The number of the snapshot, as in permanent addresses.'),
    column('page', 'integer', 'The page it shows.'),
    column('source', 'string', 'The source of the page.'),
    column('url', 'string', 'The address asked for.'),
    column('final_url', 'string', 'The address that answered, after redirects.'),
    column('at', 'datetime', 'When the request was begun.'),
    column('status', 'integer', 'The HTTP status.'),
    column('sha256', 'string', 'Digest of the bytes after content decoding.'),
    column('bytes', 'integer', 'Their number.'),
    column('media_type', 'string', 'The type of the bytes.'),
    column(
      'renderer',
      'string',
      'http: as sent; browser: the page after its scripts ran; import: from another archive.',
    ),
    column('problem', 'string', 'Why the answer was not believed (blocked, maintenance, gone …); empty: it was.'),
    column('document', 'integer', 'The document read from it, where one was.'),
    column('vantage', 'string', 'The vantage point it was asked from; empty: the machine that keeps the archive.'),
    column('seal', 'integer', 'The seal of the hash chain that covers it, if of a day of the range; empty: none.'),
    column('response_headers', 'object', 'The headers of the answer, names in lower case.'),
  ],
};

const DOCUMENTS: Table = {
  name: 'documents',
  description: 'Texts as read from snapshots of the range, or in force within it.',
  key: ['id'],
  references: [reference('page', 'pages')],
  sql: `SELECT document.id, document.page_id AS page, document.title, document.language, document.format,
    document.printed_date, document.url_date, document.relevance, document.mentions_k, document.requirements, document.visas_json AS visas,
    document.extractor, document.interpreter FROM document WHERE document.id IN (
      SELECT document_id FROM capture WHERE at >= $since AND at < $until UNION SELECT document_id FROM version WHERE ${IN_FORCE})
      AND ${ofPages('document.page_id')} ORDER BY document.id`,
  columns: [
    column('id', 'integer', 'The number of the document.'),
    column('page', 'integer', 'The page it was read from.'),
    column('title', 'string', 'Its title.'),
    column('language', 'string', 'BCP 47, as declared or found.'),
    column('format', 'string', 'html, pdf, docx, text or json.'),
    column(
      'text',
      'string',
      'Title and text, one line per heading, paragraph, list item or table row.',
      (row, { documents }) =>
        textOf({ title: row.title as string, blocks: documents.content(row.id as number).blocks }).toWellFormed(),
    ),
    column('printed_date', 'date', 'The date printed on the page.'),
    column('url_date', 'date', 'The date in its address.'),
    column('relevance', 'string', 'k-visa, visa or other.'),
    column('mentions_k', 'boolean', 'Does it name the K visa?'),
    column('requirements', 'boolean', 'Does it state requirements of the K visa?'),
    column('visas', 'array', 'The visa categories it names.'),
    column('extractor', 'string', 'Version of the rules it was read by.'),
    column('interpreter', 'string', 'Version of the rules it was understood by.'),
  ],
};

const VERSIONS: Table = {
  name: 'versions',
  description: 'Which document was in force when.',
  key: ['id'],
  references: [reference('page', 'pages'), reference('document', 'documents')],
  sql: `SELECT id, page_id AS page, document_id AS document, capture_id AS snapshot, from_at AS "from", ${UNTIL} FROM version WHERE ${IN_FORCE} AND ${ofPages('page_id')} ORDER BY id`,
  columns: [
    column('id', 'integer', 'The number of the version.'),
    column('page', 'integer', 'The page.'),
    column('document', 'integer', 'The document in force.'),
    column('snapshot', 'integer', 'The first snapshot that showed it; it may lie before the range.'),
    column('from', 'datetime', 'Since when.'),
    column('until', 'datetime', 'Until when; empty: at the end of the range still.'),
  ],
};

const FACTS: Table = {
  name: 'facts',
  description: 'Policy facts in force within the range, each with the sentence that proves it.',
  key: ['version', 'fact', 'visa'],
  references: [reference('version', 'versions'), reference('source', 'sources')],
  sql: `SELECT version.id AS version, page.source_id AS source, ${URL_THEN} AS url, version.capture_id AS snapshot, version.from_at AS at, ${UNTIL},
    fact.fact, fact.visa, fact.value_json AS value, fact.quote, document.language
    FROM version JOIN page ON page.id = version.page_id JOIN document ON document.id = version.document_id
    JOIN fact ON fact.document_id = document.id WHERE ${IN_FORCE} AND ${ofSources('page.source_id')} ORDER BY version.id, fact.fact, fact.visa`,
  columns: [
    column('version', 'integer', 'The version that states it.'),
    column('source', 'string', 'Who states it.'),
    column('url', 'string', 'Where.'),
    column('snapshot', 'integer', 'The first snapshot that showed it.'),
    column('at', 'datetime', 'Since when the version is in force.'),
    column('until', 'datetime', 'Until when; empty: at the end of the range still.'),
    column('fact', 'string', 'The name of the fact.'),
    column('visa', 'string', 'The visa category it holds for; empty: every visa.'),
    column(
      'value',
      'any',
      'The value: number, text, true or false, list; durations in ISO 8601, money with its currency.',
    ),
    column('quote', 'string', 'The sentence it was read from.'),
    column('language', 'string', 'BCP 47, of the quote.'),
  ],
};

const VISITS: Table = {
  name: 'visits',
  description: 'Every look at a page, also those that found nothing new.',
  key: ['page', 'at'],
  references: [reference('page', 'pages')],
  sql: `SELECT page_id AS page, at, outcome, status, CASE WHEN digest IS NULL THEN sha256 ELSE lower(hex(digest)) END AS sha256, capture_id AS snapshot, detail FROM visit
    WHERE at >= $since AND at < $until AND ${ofPages('page_id')} ORDER BY page_id, at`,
  columns: [
    column('page', 'integer', 'The page.'),
    column('at', 'datetime', 'When.'),
    column('outcome', 'string', 'What the look came to: not-modified, same-text, changed …, or the code of a problem.'),
    column('status', 'integer', 'The HTTP status, where there was an answer.'),
    column('sha256', 'string', 'Digest of bytes that were not kept, because they showed nothing new.'),
    column('snapshot', 'integer', 'The snapshot, where the bytes were kept.'),
    column('detail', 'string', 'One line for people.'),
  ],
};

/** What a data package holds, in an order in which references point backwards. */
export const TABLES: readonly Table[] = [
  SOURCES,
  PAGES,
  PAIRS,
  DOCUMENTS,
  VERSIONS,
  FACTS,
  SEALS,
  SNAPSHOTS,
  CHANGES,
  SUPERSEDED_CHANGES,
  VISITS,
];
