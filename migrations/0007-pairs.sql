-- Which pages are one notice in two languages. Derived from the documents in force: found anew whenever one of them changes.
CREATE TABLE pair (
  chinese_page  INTEGER NOT NULL REFERENCES page (id),
  foreign_page  INTEGER NOT NULL REFERENCES page (id),
  score         REAL NOT NULL,                   -- how sure, from 0.5
  why_json      TEXT NOT NULL,                   -- the signs by which it was recognised
  since         TEXT NOT NULL,
  PRIMARY KEY (chinese_page, foreign_page)
) STRICT, WITHOUT ROWID;
-- A foreign page has one Chinese edition, a Chinese page may have one in every language.
CREATE UNIQUE INDEX pair_foreign ON pair (foreign_page);
