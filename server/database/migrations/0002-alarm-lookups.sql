-- The last alarm of a stream or a feed is asked for with every transition.
CREATE INDEX alarm_stream ON alarm (stream, id DESC) WHERE stream IS NOT NULL;
CREATE INDEX alarm_feed_silent ON alarm (feed, id DESC) WHERE stream IS NULL;
-- Grids are graded from the streams that lie in them.
CREATE INDEX stream_grid ON stream (grid) WHERE grid IS NOT NULL;
CREATE INDEX quarantine_feed ON quarantine (feed, id DESC);
