-- Where a page may differ without saying anything else, learned from looks that read the same. Derived: may be emptied at any time.
CREATE TABLE sieve (
  page_id     INTEGER PRIMARY KEY REFERENCES page (id),
  version_id  INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,  -- its first capture is the reference
  extractor   TEXT NOT NULL,
  media_type  TEXT NOT NULL,
  charset     TEXT,                              -- as declared by the answer
  read_at     TEXT NOT NULL,                     -- when the page was last read in full
  length      INTEGER NOT NULL,                  -- bytes of the reference
  digest      TEXT NOT NULL,                     -- SHA-256 of the reference without its holes
  holes_json  TEXT NOT NULL                      -- [[kind, from, to], …], byte offsets in the reference
) STRICT;
CREATE INDEX sieve_version ON sieve (version_id);
