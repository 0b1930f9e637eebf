import type { Database } from 'better-sqlite3';

/** What every table and view of a SQLite export is, in one sentence. */
const TABLES: Readonly<Record<string, string>> = {
  address: 'Every address that a page was ever known by.',
  blob: 'The bytes of captures, each once, compressed; see "bytes" in readme.',
  capture: 'One answer of which the bytes were kept ("snapshot" in the API), with its exchange.',
  change: 'A change as readers were told of it, or the reason why they were not.',
  change_replacement: 'Which changes count in place of one that an import replaced.',
  dictionary: 'This table: what tables, views and columns mean.',
  document: 'What a capture says, as read by rules; made anew when the rules get better.',
  fact: 'A policy fact read from a document, with the sentence it rests on.',
  facts_now: 'The facts in force at the end of the range.',
  facts_over_time: 'Policy facts with the time they were in force.',
  header_set: 'How the archive packs headers; empty here, every capture has its own in full.',
  link: 'What a listing links to.',
  looks_by_day: 'How often each publisher was looked at per day, and how often in vain.',
  page: 'A watched page, whatever its addresses over time.',
  pair: 'Two pages that are one notice in Chinese and in another language.',
  plain_text: 'The text of each document in plain.',
  readme: 'What to know first.',
  seal: 'The hash chain over all captures: a link per UTC day.',
  snapshots: 'Captures with the title and language read from them.',
  source: 'A publisher: embassy, consulate, mission, ministry, agency, visa centre or city.',
  source_state: 'What each publisher says of the K visa today.',
  superseded_change: 'A change that no longer counts, since an import brought captures from between; as it was told.',
  texts_over_time: 'What stood on each page from when until when, with its text.',
  vantage_look: 'What a page shows from further places, compared with the first it is asked from.',
  time_stamp: 'What other authorities attest of heads of the chain (RFC 3161).',
  told_changes: 'Changes that readers were told of, one line each.',
  version: 'Which document stood on a page from when until when.',
  visit: 'One look at a page, also the vain ones.',
};

/** Columns that mean the same wherever they stand. */
const COMMON: Readonly<Record<string, string>> = {
  after_capture: 'The capture that shows the state after it.',
  at: 'When, ISO 8601 UTC.',
  authority: 'Address of the time-stamping service.',
  before_capture: 'The capture that shows the state before it; NULL: there was none.',
  capture_id: 'The capture; NULL: its bytes were not kept.',
  cause: 'site: the publisher; engine: our own rules; import: found in imported captures.',
  checked_at: 'When the page was last looked at.',
  city: 'Where the publisher sits.',
  country: 'ISO 3166-1 alpha-2 of the host country; CN for ministries and cities.',
  day: 'UTC day, YYYY-MM-DD.',
  detail: 'One line for people.',
  detected_at: 'When the change was detected.',
  diff_json: 'Text added, removed or changed.',
  document: 'The document read from it.',
  document_id: 'The document; NULL: none could be read.',
  extractor: 'Version of the rules that read the text, and of the declared selectors.',
  fact: 'Name of the fact.',
  facts_json: 'Facts that differ, before and after, with their quotes.',
  failed: 'Looks in vain.',
  first_seen: 'When it became known.',
  first_with: 'The first look that showed it: the later bound of when it happened.',
  first_with_k: 'The first look that showed the K visa.',
  from_at: 'In force since.',
  id: 'Number of the row, as in permanent addresses; of a source: its name, never reused.',
  interpreter: 'Version of the rules that understood the text.',
  key: 'The address without scheme, tracking and case of the host.',
  kind: 'Kind of the publisher; of a change: published, amended, withdrawn, restored or moved.',
  language: 'BCP 47.',
  last_without: 'The last look without it: the earlier bound of when it happened.',
  last_without_k: 'The last look without the K visa.',
  media_type: 'Type of the bytes, by header and content.',
  mentions_k: '1: it names the K visa.',
  moved_from: 'The address it moved from.',
  name_en: 'Name in English.',
  name_zh: 'Name in Chinese.',
  outcome:
    'What the look came to: not-modified, same-bytes, same-text, baseline, changed, pending, flapping, links, or the code of a problem.',
  page: 'The page.',
  page_id: 'The page.',
  problem: 'Why the answer was not believed; NULL: it was.',
  quote: 'The sentence that states it.',
  reason: 'Why; of a change: why nobody was told, NULL: readers were.',
  relevance: 'k-visa, visa or other.',
  renderer: 'http: as sent; browser: the page after its scripts ran; import: from another archive.',
  requirements: '1: it states requirements of the K visa.',
  seal: 'Number of the seal; NULL: its day was not sealed yet.',
  severity: 'critical, major or minor.',
  sha256: 'SHA-256 of the bytes after content decoding, lower-case hex.',
  since: 'Since when.',
  snapshot: 'The first capture that showed it.',
  source: 'Id of the publisher.',
  source_id: 'Id of the publisher.',
  status: 'HTTP status.',
  summary_en: 'One sentence in English.',
  summary_zh: 'One sentence in Chinese.',
  text: 'In plain.',
  title: 'Title of the page.',
  topic: 'What it is about.',
  topics_json: 'eligibility, documents, procedure, fee, validity, activities, family.',
  until_at: 'In force until; NULL: still.',
  url: 'The address, as requested.',
  value: 'The value as JSON.',
  visa: "Visa category that the fact holds for; '' means every visa.",
};

/** Columns of one table, `table.column`, where the common words do not do. */
const OWN: Readonly<Record<string, string>> = {
  ...{
    'blob.size': 'Bytes before compression.',
    'blob.base': 'The blob that is the dictionary; NULL: compressed alone.',
  },
  ...{
    'blob.data': 'zstd (RFC 8878).',
    'blob.away_at': 'When the bytes moved to an object store; data is empty then.',
  },
  'capture.address': 'IP address that answered.',
  'capture.charset': 'Charset that the header declares.',
  'capture.duration_ms': 'Milliseconds from request to last byte.',
  'capture.final_url': 'The address that answered, after redirects.',
  'capture.header_set': 'Packing of the headers in the archive; always NULL here.',
  'capture.http_version': 'Version of HTTP.',
  'capture.redirects_json':
    'The redirects on the way: url, status, location, and their exchange where it was recorded.',
  'capture.request_headers_json': 'Headers sent.',
  'capture.response_headers_json': 'Headers received, names in lower case.',
  'capture.tls_json': 'Protocol, cipher and certificate.',
  'capture.vantage': 'The place on the network it was fetched from; NULL: where the service itself stands.',
  'change.after_document': 'Packing of diff_json in the archive; always NULL here.',
  'change.before_document': 'Packing of diff_json in the archive; always NULL here.',
  'change.diff': 'Packing of diff_json in the archive; always NULL here.',
  'change_replacement.change': 'A change that counts.',
  'change_replacement.superseded': 'The change that does not.',
  'superseded_change.superseded_at': 'When the import was made.',
  ...{
    'dictionary.name': 'Table or view.',
    'dictionary.column': "Column; '' for the table itself.",
    'dictionary.type': 'SQLite type.',
  },
  'dictionary.meaning': 'What it means.',
  'document.base': 'The document whose content is the dictionary of this one; NULL: compressed alone.',
  'document.charset': 'Charset by which it was read.',
  'document.content': 'Blocks and links as JSON, zstd; plain_text has the text.',
  'document.format': 'html, pdf, docx, text or json.',
  'document.printed_date': 'The date printed on the page.',
  'document.problems_json': 'What was wrong with reading it.',
  'document.selector': 'The selector that found the text.',
  'document.text_sha256': 'SHA-256 of the text.',
  'document.url_date': 'The date in the address.',
  'document.visas_json': 'The visa categories it names.',
  'fact.value_json': 'The value.',
  'header_set.shape': 'Empty here.',
  'header_set.request_json': 'Empty here.',
  'header_set.response_json': 'Empty here.',
  ...{ 'link.baseline': '1: it stood there at the first look.', 'link.date': 'The date beside it.' },
  ...{
    'link.read_at': 'When its text was judged.',
    'link.target_id': 'The page it became.',
    'link.text': 'Its words.',
  },
  ...{ 'link.tries': 'For the crawler; always 0 here.', 'link.verdict': 'k-visa, visa, unclear or other.' },
  'looks_by_day.looks': 'Looks on that day.',
  ...{
    'page.role': 'site: a home page; listing: a section with links; page: a text.',
    'page.why': 'By which label or rule it was found.',
  },
  ...{
    'page.origin': 'declared, or found through a site or listing, or imported.',
    'page.parent_id': 'The page that led here.',
  },
  ...{ 'page.state': 'new, live or gone.', 'page.watched': 'For the crawler; always 1 here.' },
  ...{
    'page.version_id': 'The version in force, or the last that was.',
    'page.keyframe': 'For the crawler; empty here.',
  },
  ...{ 'page.etag': 'For the crawler; empty here.', 'page.last_modified': 'For the crawler; empty here.' },
  ...{ 'page.last_sha256': 'For the crawler; empty here.', 'page.succeeded_at': 'Last look that succeeded.' },
  ...{
    'page.failed_at': 'Last look that failed.',
    'page.failure_code': 'Empty here: see visit.',
    'page.failure_detail': 'Empty here: see visit.',
  },
  ...{
    'page.failure_streak': 'Always 0 here: see visit.',
    'page.gone_seen': 'For the crawler; always 0 here.',
  },
  ...{
    'page.looks': 'For the crawler; always 0 here.',
    'page.next_check_at': 'For the crawler; empty here.',
  },
  ...{
    'page.pending_json': 'For the crawler; empty here.',
    'visit.digest': 'NULL here: see sha256.',
    'page.selectors_json': 'Selectors that came with an import.',
  },
  ...{
    'page.retell': 'For the archive; always 0 here.',
    'page.indexed': 'For the search index; empty here.',
  },
  ...{ 'pair.chinese_page': 'The page in Chinese.', 'pair.foreign_page': 'The page in the other language.' },
  ...{ 'pair.score': 'How sure, from 0.5 to 1.', 'pair.why_json': 'The signs by which they were recognised.' },
  ...{ 'vantage_look.vantage': 'The further place.', 'vantage_look.looks': 'How many looks in a row came to this.' },
  ...{ 'seal.number': 'Counts from 1, without gaps.', 'seal.captures': 'How many captures it covers.' },
  ...{
    'seal.manifest': 'SHA-256 of the list of these captures.',
    'seal.head': 'SHA-256 over the head before it, the day, the number and the manifest.',
  },
  'snapshots.bytes': 'Their number.',
  ...{ 'source.confidence': 'How sure the declared addresses are.', 'source.evidence': 'What they rest on.' },
  ...{
    'source.first_declared': 'Watched since.',
    'source.withdrawn_at': 'When the declaration was withdrawn; NULL while it stands.',
  },
  ...{ 'source_state.last_checked': 'Last look.', 'source_state.last_success': 'Last look that succeeded.' },
  ...{
    'source_state.pages': 'How many pages are known.',
    'source_state.state': 'requirements, mentions, silent, or unreached.',
  },
  ...{ 'time_stamp.at': 'The time that the authority states.', 'time_stamp.token': 'RFC 3161 TimeStampToken, DER.' },
  'visit.sha256': 'Digest of bytes that were not kept, because they showed nothing new.',
};

/** Writes table `dictionary`: a row for each table, view and column of the file. A test sees to it that none is without words. */
export function writeDictionary(db: Database): void {
  db.exec(
    `CREATE TABLE dictionary (name TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, meaning TEXT NOT NULL,
       PRIMARY KEY (name, "column")) STRICT`,
  );
  const insert = db.prepare('INSERT INTO dictionary VALUES (?, ?, ?, ?)');
  const all = db.prepare<[], { name: string; type: string }>(
    "SELECT name, type FROM main.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  const columns = db.prepare<[string], { name: string; type: string }>(
    "SELECT name, type FROM pragma_table_info(?, 'main')",
  );
  for (const { name, type } of all.all()) {
    insert.run(name, '', type, TABLES[name] ?? '');
    for (const column of columns.all(name)) {
      const words = OWN[`${name}.${column.name}`] ?? COMMON[column.name];
      insert.run(name, column.name, column.type, words ?? '');
    }
  }
}
