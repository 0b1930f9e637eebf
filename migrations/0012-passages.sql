-- What is kept for each version, made small. A document may be compressed against an earlier one of its page, and the search
-- index holds every passage (a title, heading, paragraph, list item or table row) once, with the versions in which it stood.

-- The document whose decompressed content is the dictionary; NULL: compressed alone.
ALTER TABLE document ADD COLUMN base INTEGER REFERENCES document (id);
CREATE INDEX document_base ON document (base) WHERE base IS NOT NULL;
CREATE INDEX document_alone ON document (page_id, id) WHERE base IS NULL;

-- A text of a page from one version to another. A text that came back has a row for each time.
CREATE TABLE passage (
  id            INTEGER PRIMARY KEY,             -- the page's id * 2^24 + a number of its own: the passages of a page stand together
  hash          INTEGER NOT NULL,                -- the first 48 bits of the SHA-256 of the text
  from_version  INTEGER NOT NULL,                -- version.id of the first that had it
  last_version  INTEGER                          -- version.id of the last that had it; NULL: the page's newest version has it
) STRICT;

-- The full-text index over passages; rowid = passage.id. Chinese is indexed by pairs of characters (see src/archive/tokens.ts),
-- English by word stems. Only the index is kept: the texts stand in `document`.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
  text,
  content = '',
  contentless_delete = 1,
  tokenize = "porter unicode61 remove_diacritics 2"
);
-- The single characters of scripts written without spaces; rowid = passage.id.
CREATE VIRTUAL TABLE search_sign USING fts5 (
  signs,
  content = '',
  contentless_delete = 1,
  detail = none,
  tokenize = "unicode61 remove_diacritics 0"
);

-- The newest version that the search index covers; NULL: none. Pages archived before are taken up by the program itself,
-- page by page (src/archive/search-index.ts): their texts are compressed, and SQLite cannot open them.
ALTER TABLE page ADD COLUMN indexed INTEGER;
CREATE INDEX page_indexed ON page (indexed);
