-- A newer message of the same matter ends the older ones that still wait for the same channel, and waits for the one
-- that is under way, so that a withdrawal is never overtaken by what it withdraws. Whoever delivers a message has it
-- until this moment; null: nobody does.
ALTER TABLE outbox ADD COLUMN claimed_until timestamptz,
  DROP CONSTRAINT outbox_state_check,
  ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'delivered', 'failed', 'superseded'));
CREATE INDEX outbox_subject ON outbox (channel, subject, id);
