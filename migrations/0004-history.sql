-- What an import brings along, and what the comparison learns about a page.

-- JSON { content, ignore }: the selectors that came with imported captures of a page that no declaration names.
ALTER TABLE page ADD COLUMN selectors_json TEXT;
-- 1: captures were added before ones already known, or read again: the versions are to be told anew, in order of time.
ALTER TABLE page ADD COLUMN retell INTEGER NOT NULL DEFAULT 0;

-- Places of a page whose text differs from look to look. A place is known by the unchanged blocks around it.
CREATE TABLE volatile (
  page_id     INTEGER NOT NULL REFERENCES page (id),
  place       TEXT NOT NULL,                     -- digest of the blocks before and after it
  streak      INTEGER NOT NULL,                  -- looks in a row that found it different
  learned_at  TEXT,                              -- since when its differences are put aside; NULL: not (yet)
  example     TEXT NOT NULL,                     -- what stood there last
  PRIMARY KEY (page_id, place)
) STRICT, WITHOUT ROWID;
