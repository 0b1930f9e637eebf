-- Bytes that were moved to an object store (archive.blobs): when. `data` is empty then; `sha256`, `size` and every reference stay.
-- Only full copies move on which no other blob is built, so `base` is NULL.
ALTER TABLE blob ADD COLUMN away_at TEXT;
CREATE INDEX blob_away ON blob (away_at) WHERE away_at IS NOT NULL;
