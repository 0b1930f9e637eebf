-- What keeps reading quick in a big archive: every list finds its newest entries without looking at the others.

-- The version in force of a page, without walking its history.
CREATE INDEX version_open ON version (page_id) WHERE until_at IS NULL;

-- Usable captures of a page by their ids.
CREATE INDEX capture_usable ON capture (page_id) WHERE problem IS NULL;

-- Changes that people hear of: lists, and counts by week. The queries repeat the condition word by word.
CREATE INDEX change_told ON change (id) WHERE relevance <> 'other' AND cause <> 'engine';
CREATE INDEX change_told_when ON change (severity, detected_at) WHERE relevance <> 'other' AND cause <> 'engine';
-- The newest change of a page, for the pace of its checks.
DROP INDEX change_page;
CREATE INDEX change_page ON change (page_id, detected_at);
CREATE INDEX change_published ON change (page_id) WHERE kind = 'published';
CREATE INDEX change_kind ON change (kind);
CREATE INDEX change_of_source ON change (source_id);

-- The topics of a change, kept by the triggers below.
CREATE TABLE change_topic (
  topic      TEXT NOT NULL,
  change_id  INTEGER NOT NULL REFERENCES change (id),
  PRIMARY KEY (topic, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO change_topic (topic, change_id) SELECT DISTINCT value, change.id FROM change, json_each(topics_json) ORDER BY 1, 2;
CREATE TRIGGER change_topic_insert AFTER INSERT ON change
BEGIN INSERT OR IGNORE INTO change_topic (topic, change_id) SELECT value, NEW.id FROM json_each(NEW.topics_json); END;
CREATE TRIGGER change_topic_delete BEFORE DELETE ON change
BEGIN DELETE FROM change_topic WHERE change_id = OLD.id AND topic IN (SELECT value FROM json_each(OLD.topics_json)); END;
