-- Webhooks: other programs that hear of changes (Standard Webhooks), and private feeds.

CREATE TABLE webhook (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  url             TEXT NOT NULL,
  secret          TEXT NOT NULL,                 -- whsec_…; needed in clear to sign with
  -- active; gone: the endpoint answered 410 and wants no more
  state           TEXT NOT NULL CHECK (state IN ('active', 'gone')),
  -- the wishes, as in table subscriber
  sources_json    TEXT NOT NULL,
  countries_json  TEXT NOT NULL,
  topics_json     TEXT NOT NULL,
  min_severity    TEXT NOT NULL CHECK (min_severity IN ('minor', 'major', 'critical')),
  created_at      TEXT NOT NULL
) STRICT;

-- One row per message to one webhook, written in the transaction of the change; the dead ones are the dead-letter list.
CREATE TABLE webhook_message (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id    INTEGER NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  change_id     INTEGER,                         -- change.id; none for a test
  message_id    TEXT NOT NULL UNIQUE,            -- the webhook-id header, the same at every attempt
  body          TEXT NOT NULL,                   -- the JSON that is signed, the same at every attempt
  state         TEXT NOT NULL CHECK (state IN ('ready', 'leased', 'sent', 'dead')),
  created_at    TEXT NOT NULL,
  due_at        TEXT NOT NULL,
  lease_until   TEXT,
  attempts      INTEGER NOT NULL DEFAULT 0,
  finished_at   TEXT,
  last_answer   TEXT,
  CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
  UNIQUE (webhook_id, change_id)
) STRICT;
CREATE INDEX webhook_message_open ON webhook_message (webhook_id, due_at) WHERE state IN ('ready', 'leased');
CREATE INDEX webhook_message_dead ON webhook_message (id) WHERE state = 'dead';

-- Table token again, with the purpose "feed": SQLite cannot alter a CHECK.
CREATE TABLE token_new (
  hash           TEXT PRIMARY KEY,               -- lower-case hex
  subscriber_id  INTEGER NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
  purpose        TEXT NOT NULL CHECK (purpose IN ('confirm', 'manage', 'unsubscribe', 'feed')),
  created_at     TEXT NOT NULL,
  expires_at     TEXT NOT NULL,
  wishes_json    TEXT                            -- confirm: what takes force by confirming
) STRICT, WITHOUT ROWID;
INSERT INTO token_new SELECT hash, subscriber_id, purpose, created_at, expires_at, wishes_json FROM token;
DROP TABLE token;
ALTER TABLE token_new RENAME TO token;
CREATE INDEX token_subscriber ON token (subscriber_id, purpose, created_at);
