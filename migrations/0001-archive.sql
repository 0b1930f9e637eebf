-- The archive. Times are ISO 8601 UTC with milliseconds. Columns ending in _json hold JSON.
-- Raw bytes, headers and times are never altered; documents, facts and changes can be rebuilt from them.

-- Who publishes, as declared; kept after a declaration is gone, so that the archive explains itself.
CREATE TABLE source (
  id              TEXT PRIMARY KEY,
  name_en         TEXT NOT NULL,
  name_zh         TEXT NOT NULL,
  kind            TEXT NOT NULL,
  country         TEXT NOT NULL,
  city            TEXT,
  confidence      TEXT,
  evidence        TEXT,
  first_declared  TEXT NOT NULL,
  -- NULL while the declaration stands
  withdrawn_at    TEXT
) STRICT;

-- One watched page, whatever its address: a home page (site), a section (listing) or a text (page).
CREATE TABLE page (
  id              INTEGER PRIMARY KEY,
  source_id       TEXT NOT NULL REFERENCES source (id),
  url             TEXT NOT NULL,                 -- the address in force
  role            TEXT NOT NULL CHECK (role IN ('site', 'listing', 'page')),
  origin          TEXT NOT NULL CHECK (origin IN ('declared', 'site', 'listing', 'import')),
  parent_id       INTEGER REFERENCES page (id),  -- the home page or listing that led here
  why             TEXT,                          -- found: by which label or rule
  language        TEXT,
  first_seen      TEXT NOT NULL,
  watched         INTEGER NOT NULL DEFAULT 1,    -- 0: no longer declared, a mirror of another page, or withdrawn for long
  state           TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'live', 'gone')),
  version_id      INTEGER REFERENCES version (id),  -- the version in force
  keyframe        TEXT REFERENCES blob (sha256),    -- the full copy that later captures are compressed against
  -- the last full answer, for conditional requests and the cheap "same bytes" test
  etag            TEXT,
  last_modified   TEXT,
  last_sha256     TEXT,
  -- health
  checked_at      TEXT,
  succeeded_at    TEXT,
  failed_at       TEXT,
  failure_code    TEXT,
  failure_detail  TEXT,
  failure_streak  INTEGER NOT NULL DEFAULT 0,
  gone_seen       INTEGER NOT NULL DEFAULT 0,    -- how often in a row the page was found gone
  looks           INTEGER NOT NULL DEFAULT 0,    -- how often in a row the version in force was seen
  next_check_at   TEXT,
  pending_json    TEXT,                          -- a difference that waits to be seen again
  -- bounds of the first publication
  last_without_k  TEXT,
  first_with_k    TEXT,
  UNIQUE (source_id, url)
) STRICT;
CREATE INDEX page_due ON page (next_check_at) WHERE watched = 1;
CREATE INDEX page_parent ON page (parent_id);

-- Every address a page was ever known by.
CREATE TABLE address (
  page_id     INTEGER NOT NULL REFERENCES page (id),
  url         TEXT NOT NULL,
  key         TEXT NOT NULL,                     -- the address without scheme, tracking and case of the host
  first_seen  TEXT NOT NULL,
  reason      TEXT NOT NULL CHECK (reason IN ('declared', 'found', 'redirect', 'moved', 'mirror')),
  PRIMARY KEY (page_id, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_key ON address (key);

-- Content-addressed bytes, zstd-compressed, alone or with another blob as dictionary.
CREATE TABLE blob (
  sha256    TEXT PRIMARY KEY,                    -- of the bytes before compression, lower-case hex
  size      INTEGER NOT NULL,                    -- of the bytes before compression
  base      TEXT REFERENCES blob (sha256),       -- the dictionary; NULL: compressed alone
  data      BLOB NOT NULL
) STRICT;
CREATE INDEX blob_base ON blob (base) WHERE base IS NOT NULL;

-- A capture ("snapshot" in the API): one answer of which the bytes were kept.
CREATE TABLE capture (
  id                     INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id                INTEGER NOT NULL REFERENCES page (id),
  url                    TEXT NOT NULL,          -- as requested
  final_url              TEXT NOT NULL,          -- after redirects
  at                     TEXT NOT NULL,          -- when the request was begun
  duration_ms            INTEGER NOT NULL,
  status                 INTEGER NOT NULL,
  sha256                 TEXT NOT NULL REFERENCES blob (sha256),
  media_type             TEXT NOT NULL,
  charset                TEXT,                   -- as declared by the answer
  renderer               TEXT NOT NULL CHECK (renderer IN ('http', 'browser', 'import')),
  request_headers_json   TEXT NOT NULL,
  response_headers_json  TEXT NOT NULL,
  redirects_json         TEXT,
  address                TEXT,
  http_version           TEXT,
  tls_json               TEXT,
  problem                TEXT,                   -- the code, where the answer was judged unusable
  document_id            INTEGER REFERENCES document (id)  -- NULL: not read (yet), or unusable
) STRICT;
CREATE INDEX capture_page ON capture (page_id, at);
CREATE INDEX capture_sha256 ON capture (sha256);
CREATE INDEX capture_document ON capture (document_id);
CREATE INDEX capture_unread ON capture (id) WHERE document_id IS NULL AND problem IS NULL;

-- Every look at a page, also the ones that found nothing new: knowledge of its own.
CREATE TABLE visit (
  page_id     INTEGER NOT NULL REFERENCES page (id),
  at          TEXT NOT NULL,
  outcome     TEXT NOT NULL,                     -- not-modified, same-bytes, same-text, baseline, changed, pending, flapping, or a problem code
  status      INTEGER,
  sha256      TEXT,                              -- where bytes came that were not kept as a capture
  capture_id  INTEGER REFERENCES capture (id) ON DELETE SET NULL,
  detail      TEXT,
  PRIMARY KEY (page_id, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_capture ON visit (capture_id) WHERE capture_id IS NOT NULL;

-- What a capture says. Derived: carries the version of the code that made it.
CREATE TABLE document (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id       INTEGER NOT NULL REFERENCES page (id),
  text_sha256   TEXT NOT NULL,                   -- of the comparison form of title and blocks
  title         TEXT NOT NULL,
  language      TEXT NOT NULL,
  format        TEXT NOT NULL,
  content       BLOB NOT NULL,                   -- zstd of JSON { blocks, links }
  printed_date  TEXT,
  url_date      TEXT,
  charset       TEXT,
  selector      TEXT,
  problems_json TEXT NOT NULL,
  extractor     TEXT NOT NULL,
  -- the reading
  relevance     TEXT NOT NULL,
  mentions_k    INTEGER NOT NULL,
  requirements  INTEGER NOT NULL,
  visas_json    TEXT NOT NULL,
  interpreter   TEXT NOT NULL,
  UNIQUE (page_id, text_sha256, extractor)
) STRICT;
CREATE INDEX document_text ON document (text_sha256);

-- Policy facts as read from a document, each with the sentence that proves it.
CREATE TABLE fact (
  document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  fact         TEXT NOT NULL,
  visa         TEXT NOT NULL DEFAULT '',         -- '' = every visa
  value_json   TEXT NOT NULL,
  quote        TEXT NOT NULL,
  PRIMARY KEY (document_id, fact, visa)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_name ON fact (fact, document_id);

-- Which document was in force when. until_at is NULL for the one in force now.
CREATE TABLE version (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id      INTEGER NOT NULL REFERENCES page (id),
  document_id  INTEGER NOT NULL REFERENCES document (id),
  capture_id   INTEGER NOT NULL REFERENCES capture (id),  -- the first capture that showed it
  from_at      TEXT NOT NULL,
  until_at     TEXT
) STRICT;
CREATE INDEX version_page ON version (page_id, from_at);
CREATE INDEX version_document ON version (document_id);

-- Changes, as the public contract prints them.
CREATE TABLE change (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id         INTEGER NOT NULL REFERENCES page (id),
  source_id       TEXT NOT NULL REFERENCES source (id),
  url             TEXT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('published', 'amended', 'withdrawn', 'restored', 'moved')),
  relevance       TEXT NOT NULL CHECK (relevance IN ('k-visa', 'visa', 'other')),
  severity        TEXT NOT NULL CHECK (severity IN ('minor', 'major', 'critical')),
  detected_at     TEXT NOT NULL,
  before_capture  INTEGER REFERENCES capture (id),
  after_capture   INTEGER REFERENCES capture (id),
  title           TEXT NOT NULL,
  language        TEXT NOT NULL,
  topics_json     TEXT NOT NULL,
  facts_json      TEXT NOT NULL,
  summary_en      TEXT NOT NULL,
  summary_zh      TEXT NOT NULL,
  diff_json       TEXT NOT NULL,
  cause           TEXT NOT NULL CHECK (cause IN ('site', 'engine', 'import')),
  reason          TEXT,                          -- why nobody was told, where that is so
  last_without    TEXT,
  first_with      TEXT,
  moved_from      TEXT,
  interpreter     TEXT NOT NULL
) STRICT;
CREATE INDEX change_detected ON change (detected_at);
CREATE INDEX change_source ON change (source_id, detected_at);
CREATE INDEX change_page ON change (page_id);

-- What a listing links to.
CREATE TABLE link (
  page_id     INTEGER NOT NULL REFERENCES page (id),
  key         TEXT NOT NULL,                     -- of the address, as in table address
  url         TEXT NOT NULL,
  text        TEXT NOT NULL,
  date        TEXT,
  first_seen  TEXT NOT NULL,
  baseline    INTEGER NOT NULL,                  -- 1: stood there at the listing's first look
  verdict     TEXT NOT NULL CHECK (verdict IN ('k-visa', 'visa', 'unclear', 'other')),
  read_at     TEXT,                              -- when its text was judged; NULL: not read
  tries       INTEGER NOT NULL DEFAULT 0,
  target_id   INTEGER REFERENCES page (id),
  PRIMARY KEY (page_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_unread ON link (page_id) WHERE read_at IS NULL;

CREATE TABLE robots (
  origin  TEXT PRIMARY KEY,
  at      TEXT NOT NULL,
  status  INTEGER NOT NULL,
  body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Facts about this installation: when it was made, when the scheduler last ticked.
CREATE TABLE setting (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
