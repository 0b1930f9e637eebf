-- What a change added, removed or altered stands in the documents before and after it: of most changes only where is kept.
-- Changes recorded before keep theirs as they are, in diff_json.

-- zstd of the JSON, with the decompressed content of before_document, and then of after_document, as its dictionary; diff_json
-- is empty then. NULL: diff_json has it.
ALTER TABLE change ADD COLUMN diff BLOB;
ALTER TABLE change ADD COLUMN before_document INTEGER REFERENCES document (id);
ALTER TABLE change ADD COLUMN after_document INTEGER REFERENCES document (id);
CREATE INDEX change_before_document ON change (before_document) WHERE before_document IS NOT NULL;
CREATE INDEX change_after_document ON change (after_document) WHERE after_document IS NOT NULL;
