-- The digest of bytes that were not kept, in half the room: `sha256` is of looks recorded before.
ALTER TABLE visit ADD COLUMN digest BLOB;
