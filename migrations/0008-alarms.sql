-- Webhooks that hear of the installation's incidents instead of changes.
ALTER TABLE webhook ADD COLUMN hears TEXT NOT NULL DEFAULT 'changes' CHECK (hears IN ('changes', 'incidents'));
