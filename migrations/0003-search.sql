-- Full-text index over every document. Chinese is indexed by pairs of characters (see src/archive/search.ts), so that any
-- two characters find their place; English by word stems. Only the index is kept: the texts stand in `document`.
CREATE VIRTUAL TABLE search USING fts5 (
  title,
  body,
  content = '',
  contentless_delete = 1,
  tokenize = "porter unicode61 remove_diacritics 2"
);
