-- Subscribers and the outbox. Times are ISO 8601 UTC with milliseconds. Columns ending in _json hold JSON.
-- Nothing here refers to the archive's tables: what a mail needs to say is kept beside it, so that the archive may be
-- rebuilt, and a subscriber deleted, without one touching the other.

CREATE TABLE subscriber (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  address         TEXT NOT NULL UNIQUE,          -- normalised: lower case, domain in punycode
  -- pending: has not confirmed; active: hears of changes; ended: unsubscribed; suppressed: bounced or complained
  state           TEXT NOT NULL CHECK (state IN ('pending', 'active', 'ended', 'suppressed')),
  origin          TEXT NOT NULL CHECK (origin IN ('web', 'api', 'cli')),
  -- the wishes; an empty list means "all"; a change passes "where" by its source or by its country
  sources_json    TEXT NOT NULL,
  countries_json  TEXT NOT NULL,
  topics_json     TEXT NOT NULL,
  min_severity    TEXT NOT NULL CHECK (min_severity IN ('minor', 'major', 'critical')),
  language        TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  rhythm          TEXT NOT NULL CHECK (rhythm IN ('at-once', 'daily', 'weekly')),
  hour            INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),  -- of digests, in time_zone
  time_zone       TEXT NOT NULL,                 -- IANA
  created_at      TEXT NOT NULL,
  confirmed_at    TEXT,
  ended_at        TEXT
) STRICT;
CREATE INDEX subscriber_state ON subscriber (state);

-- Secrets of links in mails: only the SHA-256 is kept; each opens one door.
CREATE TABLE token (
  hash           TEXT PRIMARY KEY,               -- lower-case hex
  subscriber_id  INTEGER NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
  purpose        TEXT NOT NULL CHECK (purpose IN ('confirm', 'manage', 'unsubscribe')),
  created_at     TEXT NOT NULL,
  expires_at     TEXT NOT NULL,
  wishes_json    TEXT                            -- confirm: what takes force by confirming
) STRICT, WITHOUT ROWID;
CREATE INDEX token_subscriber ON token (subscriber_id, purpose, created_at);

-- Addresses that must not be written to again. The address itself is not kept, so it survives a deletion.
CREATE TABLE suppression (
  hash    TEXT PRIMARY KEY,                      -- SHA-256 of the normalised address, lower-case hex
  reason  TEXT NOT NULL CHECK (reason IN ('hard-bounce', 'soft-bounces', 'complaint', 'operator')),
  at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One event to tell: a change, with what a mail says about it. Pages that repeat it join it.
CREATE TABLE notice (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint  TEXT NOT NULL,                    -- equal for pages of one source that changed in the same way
  created_at   TEXT NOT NULL,
  change_json  TEXT NOT NULL,
  context_json TEXT NOT NULL
) STRICT;
CREATE INDEX notice_fingerprint ON notice (fingerprint, created_at);

CREATE TABLE notice_change (
  change_id  INTEGER PRIMARY KEY,                -- change.id: a change is told once, however often it is enqueued
  notice_id  INTEGER NOT NULL REFERENCES notice (id),
  url        TEXT NOT NULL
) STRICT;
CREATE INDEX notice_change_notice ON notice_change (notice_id);

-- One row per message. waiting: for the next digest; ready: from due_at on; leased: a worker has it until lease_until;
-- gathered: told by the digest digest_id; cancelled: the subscriber left first.
CREATE TABLE outbox (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  kind           TEXT NOT NULL CHECK (kind IN ('confirm', 'change', 'digest', 'operator', 'test')),
  subscriber_id  INTEGER REFERENCES subscriber (id) ON DELETE CASCADE,
  address        TEXT,                           -- operator and test mails, which have no subscriber
  notice_id      INTEGER REFERENCES notice (id),
  digest_id      INTEGER REFERENCES outbox (id),
  message_id     TEXT NOT NULL UNIQUE,           -- the Message-ID header, the same at every attempt
  payload_json   TEXT,                           -- erased once the message is sent or dead
  state          TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'leased', 'sent', 'dead', 'gathered', 'cancelled')),
  created_at     TEXT NOT NULL,
  due_at         TEXT NOT NULL,
  lease_owner    TEXT,
  lease_until    TEXT,
  attempts       INTEGER NOT NULL DEFAULT 0,
  finished_at    TEXT,
  last_answer    TEXT,
  CHECK ((subscriber_id IS NULL) <> (address IS NULL)),
  CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
  UNIQUE (subscriber_id, notice_id)
) STRICT;
CREATE INDEX outbox_ready ON outbox (due_at) WHERE state = 'ready';
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'leased';
CREATE INDEX outbox_waiting ON outbox (subscriber_id) WHERE state = 'waiting';
CREATE INDEX outbox_subscriber ON outbox (subscriber_id, created_at);
CREATE INDEX outbox_digest ON outbox (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX outbox_notice ON outbox (notice_id) WHERE notice_id IS NOT NULL;

-- What became of each attempt to hand a message over.
CREATE TABLE delivery_attempt (
  outbox_id    INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  attempt      INTEGER NOT NULL,
  at           TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('sent', 'deferred', 'dead')),
  answer       TEXT NOT NULL,                    -- the server's, or the fault's
  PRIMARY KEY (outbox_id, attempt)
) STRICT, WITHOUT ROWID;
