-- A page that shows one of several copies in turn (two servers, a rotating banner) has a sieve for each. Derived, and begun anew.
DROP TABLE sieve;
CREATE TABLE sieve (
  page_id     INTEGER NOT NULL REFERENCES page (id),
  digest      TEXT NOT NULL,                     -- SHA-256 of a copy without its holes
  version_id  INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  capture_id  INTEGER REFERENCES capture (id) ON DELETE CASCADE,  -- the copy; NULL: its bytes were not kept
  extractor   TEXT NOT NULL,
  media_type  TEXT NOT NULL,
  charset     TEXT,                              -- as declared by the answer
  read_at     TEXT NOT NULL,                     -- when it was last read in full
  length      INTEGER NOT NULL,                  -- bytes of the copy
  holes_json  TEXT NOT NULL,                     -- [[kind, from, to], …], byte offsets in the copy
  holds       INTEGER,                           -- 1: reads the same whatever stands in its holes; 0: it does not; NULL: not tried yet
  PRIMARY KEY (page_id, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX sieve_version ON sieve (version_id);
CREATE INDEX sieve_capture ON sieve (capture_id) WHERE capture_id IS NOT NULL;
