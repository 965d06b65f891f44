-- An alarm comes of a stream, of the silence of a feed, of a watch rule at a place, or of an event's zones together.
ALTER TABLE alarm ADD COLUMN event text;
ALTER TABLE alarm DROP CONSTRAINT alarm_has_one_source;
ALTER TABLE alarm ADD CONSTRAINT alarm_has_one_source
  CHECK (num_nonnulls(feed, watch, event) = 1 AND (stream IS NULL OR feed IS NOT NULL));
CREATE UNIQUE INDEX alarm_active_event ON alarm (event) WHERE active AND event IS NOT NULL;
CREATE INDEX alarm_event ON alarm (event, id) WHERE event IS NOT NULL;
