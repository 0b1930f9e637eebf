-- A hash chain over all captures: one seal per UTC day that had any, each built on the one before (see src/archive/seals.ts).
-- A seal covers every capture up to the end of its day that no earlier seal covers, so also those imported later from the past.
CREATE TABLE seal (
  number    INTEGER PRIMARY KEY,                 -- 1, 2, 3 … without gaps
  day       TEXT NOT NULL UNIQUE,                -- YYYY-MM-DD
  captures  INTEGER NOT NULL,                    -- how many it covers
  manifest  TEXT NOT NULL,                       -- SHA-256 of the manifest: one line per capture, in the order of their ids
  head      TEXT NOT NULL                        -- SHA-256 over the previous head, the day, the count and the manifest
) STRICT;

ALTER TABLE capture ADD COLUMN seal INTEGER REFERENCES seal (number);  -- NULL: not sealed yet
CREATE INDEX capture_seal ON capture (seal, id) WHERE seal IS NOT NULL;
CREATE INDEX capture_unsealed ON capture (at) WHERE seal IS NULL;

-- What is sealed stays as it is, whatever a program tries.
CREATE TRIGGER capture_sealed_delete BEFORE DELETE ON capture WHEN OLD.seal IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the capture is sealed and cannot be deleted'); END;
CREATE TRIGGER capture_sealed_update
BEFORE UPDATE OF id, url, final_url, at, duration_ms, status, sha256, media_type, charset, renderer, request_headers_json,
  response_headers_json, redirects_json, address, http_version, tls_json, seal ON capture WHEN OLD.seal IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the capture is sealed and cannot be altered'); END;
