/** Views for research; their comments stay in the file. */
export const VIEWS = `
-- Captures with the title and language read from them.
CREATE VIEW snapshots AS
  SELECT capture.id, page.source_id AS source, capture.url, capture.at, capture.status, capture.sha256, blob.size AS bytes, capture.media_type,
    capture.renderer, capture.problem, document.title, coalesce(document.language, page.language) AS language, capture.page_id AS page,
    capture.document_id AS document
  FROM capture JOIN page ON page.id = capture.page_id JOIN blob ON blob.sha256 = capture.sha256
  LEFT JOIN document ON document.id = capture.document_id;

-- What stood on each page from when until when, with its text.
CREATE VIEW texts_over_time AS
  SELECT page.source_id AS source, source.country, source.kind, page.url, version.from_at, version.until_at, version.capture_id AS snapshot,
    document.title, document.language, document.relevance, document.mentions_k, document.requirements, plain_text.text
  FROM version JOIN page ON page.id = version.page_id JOIN source ON source.id = page.source_id
  JOIN document ON document.id = version.document_id JOIN plain_text ON plain_text.document_id = document.id;

-- Policy facts with the time they were in force and the sentence that proves them. visa '' means every visa.
CREATE VIEW facts_over_time AS
  SELECT page.source_id AS source, source.country, source.kind, page.url, fact.fact, fact.visa, fact.value_json AS value, fact.quote, document.language,
    version.from_at, version.until_at, version.capture_id AS snapshot
  FROM fact JOIN document ON document.id = fact.document_id JOIN version ON version.document_id = document.id
  JOIN page ON page.id = version.page_id JOIN source ON source.id = page.source_id;

-- The facts in force at the end of the range.
CREATE VIEW facts_now AS SELECT * FROM facts_over_time WHERE until_at IS NULL;

-- What each source says of the K visa: requirements, a mention, other visas only, or nothing seen.
CREATE VIEW source_state AS
  SELECT source.id AS source, source.name_en, source.name_zh, source.kind, source.country, source.city,
    CASE WHEN max(document.requirements) = 1 THEN 'requirements' WHEN max(document.mentions_k) = 1 THEN 'mentions'
      WHEN max(page.succeeded_at) IS NULL THEN 'unreached' ELSE 'silent' END AS state,
    min(page.first_with_k) AS first_with_k, max(page.last_without_k) AS last_without_k, count(DISTINCT page.id) AS pages,
    max(page.checked_at) AS last_checked, max(page.succeeded_at) AS last_success
  FROM source LEFT JOIN page ON page.source_id = source.id LEFT JOIN version ON version.id = page.version_id AND version.until_at IS NULL
  LEFT JOIN document ON document.id = version.document_id GROUP BY source.id;

-- Changes that readers were told of, one line each.
CREATE VIEW told_changes AS
  SELECT id, detected_at, source_id AS source, url, kind, relevance, severity, title, summary_en, summary_zh, last_without, first_with,
    before_capture, after_capture
  FROM change WHERE cause = 'site' AND relevance <> 'other' AND reason IS NULL;

-- What counts in place of each superseded change: those of its page from its earlier capture to its later one.
CREATE VIEW change_replacement AS
  SELECT superseded_change.id AS superseded, change.id AS change FROM superseded_change
  LEFT JOIN capture ON capture.id = superseded_change.before_capture
  JOIN change ON change.page_id = superseded_change.page_id AND change.cause <> 'engine'
    AND change.detected_at > coalesce(capture.at, '') AND change.detected_at <= superseded_change.detected_at;

-- How often each source was looked at per day, and how often in vain: the blind spots.
CREATE VIEW looks_by_day AS
  SELECT page.source_id AS source, substr(visit.at, 1, 10) AS day, count(*) AS looks,
    sum(visit.outcome IN ('robots', 'guard', 'dns', 'network', 'tls', 'timeout', 'redirect', 'http', 'blocked', 'maintenance', 'empty', 'truncated',
      'too-large', 'not-text', 'no-text', 'unreadable', 'no-content', 'browser', 'internal')) AS failed
  FROM visit JOIN page ON page.id = visit.page_id GROUP BY page.source_id, day;
`;

/** What a person who opens the file should know first. */
export const README: readonly (readonly [topic: string, text: string])[] = [
  [
    'what this is',
    'A copy of an archive of what Chinese embassies, consulates, ministries and visa centres publish about visas, the K visa above all. Without subscribers.',
  ],
  [
    'times',
    'ISO 8601 UTC with milliseconds, so that text order is the order of time. NULL in until_at: still in force.',
  ],
  [
    'range',
    'rows says how many rows the range has, in the tables of a data package. Rows of page and source are as they were at its end (until), so that a range that is over gives the same file at any later time; what only the crawler needs is empty. Names of sources, and whether a link was judged to be about visas, are those of today.',
  ],
  [
    'where to begin',
    'Views: source_state, facts_now, facts_over_time, texts_over_time, told_changes, snapshots, looks_by_day. Table dictionary says what every table, view and column means.',
  ],
  [
    'texts',
    'plain_text has the plain text of every document. document.content is zstd of JSON { blocks, links }; where base is not NULL, the decompressed content of that document is the raw-content dictionary, and may need one itself. Columns ending in _json hold JSON: see json_extract.',
  ],
  [
    'bytes',
    'blob.data is zstd (RFC 8878). Where base is not NULL, the decompressed bytes of that blob are the raw-content dictionary; it may have a base itself. sha256 is of the bytes before compression. Where away_at is not NULL the bytes are in an object store and data is empty. The WARC export has them as files.',
  ],
  [
    'seals',
    'seal has one line per UTC day: the digest of a manifest of its captures, chained to the day before. A copy of a part of the archive cannot prove the days it holds in part. time_stamp has what other authorities attest of heads (RFC 3161).',
  ],
  [
    'limits',
    'Silence is not absence: looks_by_day shows when a source was not reached. Facts are read by rules and carry the sentence they rest on; check the quote before you cite the value.',
  ],
];
