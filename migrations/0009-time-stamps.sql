-- Time-stamps of other authorities over heads of the hash chain (RFC 3161): proof that a head, and with it all captures
-- up to its day, existed at the time the authority states. Not part of the chain: a seal is whole without one.
CREATE TABLE time_stamp (
  seal       INTEGER NOT NULL REFERENCES seal (number),
  authority  TEXT NOT NULL,                      -- the address that was asked
  at         TEXT NOT NULL,                      -- the time the authority states, ISO 8601 UTC
  token      BLOB NOT NULL,                      -- TimeStampToken as it came: CMS SignedData, DER
  PRIMARY KEY (seal, authority)
) STRICT, WITHOUT ROWID;
