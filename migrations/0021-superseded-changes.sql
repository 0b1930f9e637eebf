-- Changes between captures that, as a later import showed, did not follow each other. They are told anew in table `change`, and
-- stand here as they were told, under their numbers: what was cited keeps its address. No list holds them beside those that count.
CREATE TABLE superseded_change (
  id              INTEGER PRIMARY KEY,           -- as it was in table change, which never gives it again
  page_id         INTEGER NOT NULL REFERENCES page (id),
  source_id       TEXT NOT NULL REFERENCES source (id),
  url             TEXT NOT NULL,
  kind            TEXT NOT NULL,
  relevance       TEXT NOT NULL,
  severity        TEXT NOT NULL,
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
  cause           TEXT NOT NULL,
  reason          TEXT,
  last_without    TEXT,
  first_with      TEXT,
  moved_from      TEXT,
  interpreter     TEXT NOT NULL,
  superseded_at   TEXT NOT NULL                  -- when the import found what lies between
) STRICT;
CREATE INDEX superseded_change_source ON superseded_change (source_id);

-- What counts in place of each: the changes of its page from its earlier capture to its later one, as they are told today.
CREATE VIEW change_replacement AS
  SELECT superseded_change.id AS superseded, change.id AS change FROM superseded_change
  LEFT JOIN capture ON capture.id = superseded_change.before_capture
  JOIN change ON change.page_id = superseded_change.page_id AND change.cause <> 'engine'
    AND change.detected_at > coalesce(capture.at, '') AND change.detected_at <= superseded_change.detected_at;
