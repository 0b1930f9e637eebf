-- A sieve has a capture of its own as reference: where the date of a page is written in words, yesterday's look is none for today's.
DROP TABLE sieve;
CREATE TABLE sieve (
  page_id     INTEGER PRIMARY KEY REFERENCES page (id),
  version_id  INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  capture_id  INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,  -- the reference
  extractor   TEXT NOT NULL,
  media_type  TEXT NOT NULL,
  charset     TEXT,                              -- as declared by the answer
  read_at     TEXT NOT NULL,                     -- when the page was last read in full
  length      INTEGER NOT NULL,                  -- bytes of the reference
  digest      TEXT NOT NULL,                     -- SHA-256 of the reference without its holes
  holes_json  TEXT NOT NULL                      -- [[kind, from, to], …], byte offsets in the reference
) STRICT;
CREATE INDEX sieve_version ON sieve (version_id);
CREATE INDEX sieve_capture ON sieve (capture_id);
