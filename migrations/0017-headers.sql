-- Headers differ little from answer to answer of a host: of most captures only what differs from a set is kept.
-- Captures made before keep theirs as they are.
CREATE TABLE header_set (
  id             INTEGER PRIMARY KEY,
  shape          TEXT NOT NULL UNIQUE,           -- digest of the host, the request's headers and the names of the answer's
  request_json   TEXT NOT NULL,
  response_json  TEXT NOT NULL                   -- the answer's headers as they were when the set was met first
) STRICT;
CREATE TRIGGER header_set_delete BEFORE DELETE ON header_set
BEGIN SELECT RAISE(ABORT, 'captures are told by this set of headers: it cannot be deleted'); END;
CREATE TRIGGER header_set_update BEFORE UPDATE ON header_set
BEGIN SELECT RAISE(ABORT, 'captures are told by this set of headers: it cannot be altered'); END;

-- Not NULL: request_headers_json is empty, and response_headers_json has only what differs from the set.
ALTER TABLE capture ADD COLUMN header_set INTEGER REFERENCES header_set (id);

-- The headers of every capture, exactly as they were recorded.
CREATE VIEW capture_headers AS SELECT capture.id AS capture_id,
  CASE WHEN header_set IS NULL THEN request_headers_json ELSE request_json END AS request_headers_json,
  CASE WHEN header_set IS NULL THEN response_headers_json ELSE json_patch(response_json, response_headers_json) END AS response_headers_json
FROM capture LEFT JOIN header_set ON header_set.id = capture.header_set;

DROP TRIGGER capture_sealed_update;
CREATE TRIGGER capture_sealed_update
BEFORE UPDATE OF id, url, final_url, at, duration_ms, status, sha256, media_type, charset, renderer, request_headers_json,
  response_headers_json, redirects_json, address, http_version, tls_json, seal, header_set ON capture WHEN OLD.seal IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the capture is sealed and cannot be altered'); END;

-- Documents by their text: the first characters of a digest are enough to find it.
DROP INDEX document_text;
CREATE INDEX document_text ON document (substr(text_sha256, 1, 12));
