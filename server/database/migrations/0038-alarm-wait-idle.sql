-- Since when an alarm that waits has not been active, by the server's clock; null while it is. What comes back later than
-- a flutter begins to wait anew.
ALTER TABLE alarm_wait ADD COLUMN idle_since timestamptz;
