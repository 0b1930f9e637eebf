-- Where an answer was asked from, by the name of the fetcher's vantage point; NULL: by the machine that keeps the archive.
ALTER TABLE capture ADD COLUMN vantage TEXT;
CREATE TRIGGER capture_sealed_vantage BEFORE UPDATE OF vantage ON capture WHEN OLD.seal IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the capture is sealed and cannot be altered'); END;

-- What a page shows at its further vantage points, compared with what the first one showed in the same round. Never a version,
-- never a change: a difference by place is no amendment.
CREATE TABLE vantage_look (
  page_id     INTEGER NOT NULL REFERENCES page (id),
  vantage     TEXT NOT NULL,
  at          TEXT NOT NULL,                     -- of the last look from there
  outcome     TEXT NOT NULL,                     -- same; differs; answers: there alone; or a problem code: fails there alone
  since       TEXT NOT NULL,                     -- the first look in a row that came to this
  looks       INTEGER NOT NULL,                  -- how many in a row did
  capture_id  INTEGER REFERENCES capture (id) ON DELETE SET NULL,  -- the bytes of a difference, marked with the problem 'vantage'
  detail      TEXT,
  PRIMARY KEY (page_id, vantage)
) STRICT, WITHOUT ROWID;
