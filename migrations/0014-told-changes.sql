-- When the schedule looks for a page's or a source's last change that people heard of, the rest must not be read.
CREATE INDEX change_told_page ON change (page_id, detected_at) WHERE relevance <> 'other' AND cause = 'site' AND reason IS NULL;
CREATE INDEX change_told_source ON change (source_id, detected_at) WHERE relevance <> 'other' AND cause = 'site' AND reason IS NULL;
