-- Lists of changes are told by the time they were detected, the newest first: what an import found stands at its own date. The
-- indexes that followed the ids go; one that begins with a name and goes on with the time serves each filter.
DROP INDEX change_told;
CREATE INDEX change_told ON change (detected_at) WHERE relevance <> 'other' AND cause <> 'engine';
DROP INDEX change_kind;
CREATE INDEX change_kind ON change (kind, detected_at);
-- change_source (source_id, detected_at) does its work.
DROP INDEX change_of_source;

DROP TRIGGER change_topic_insert;
DROP TRIGGER change_topic_delete;
DROP TABLE change_topic;
CREATE TABLE change_topic (
  topic        TEXT NOT NULL,
  detected_at  TEXT NOT NULL,                    -- of the change
  change_id    INTEGER NOT NULL REFERENCES change (id),
  PRIMARY KEY (topic, detected_at, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO change_topic (topic, detected_at, change_id)
  SELECT DISTINCT value, detected_at, change.id FROM change, json_each(topics_json) ORDER BY 1, 2, 3;
CREATE TRIGGER change_topic_insert AFTER INSERT ON change
BEGIN
  INSERT OR IGNORE INTO change_topic (topic, detected_at, change_id)
    SELECT value, NEW.detected_at, NEW.id FROM json_each(NEW.topics_json);
END;
CREATE TRIGGER change_topic_delete BEFORE DELETE ON change
BEGIN
  DELETE FROM change_topic
    WHERE topic IN (SELECT value FROM json_each(OLD.topics_json)) AND detected_at = OLD.detected_at AND change_id = OLD.id;
END;
