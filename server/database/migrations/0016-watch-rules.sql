-- Rules that look at more than one stream, by version; `recorded_by` null: it was shipped.
CREATE TABLE watch_rule (
  id text NOT NULL CHECK (id LIKE 'watch-%'),
  version int NOT NULL CHECK (version > 0),
  body jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text,
  PRIMARY KEY (id, version)
);
-- An alarm names its rule: no threshold may have the name of a watch rule.
ALTER TABLE rule ADD CONSTRAINT rule_is_no_watch CHECK (id NOT LIKE 'watch-%');

-- What is remembered of a rule at a place. Written over the revision it was worked out from.
CREATE TABLE watch_latch (
  rule text NOT NULL,
  place text NOT NULL,
  version int NOT NULL,
  memory jsonb NOT NULL,
  revision int NOT NULL,
  PRIMARY KEY (rule, place)
) WITH (fillfactor = 50);

-- An alarm comes of a stream, of the silence of a feed, or of a watch rule at a place (`rule@place`).
ALTER TABLE alarm ALTER COLUMN feed DROP NOT NULL;
ALTER TABLE alarm ADD COLUMN watch text;
ALTER TABLE alarm ADD CONSTRAINT alarm_has_one_source
  CHECK ((watch IS NULL) = (feed IS NOT NULL) AND (watch IS NULL OR stream IS NULL));
CREATE UNIQUE INDEX alarm_active_watch ON alarm (watch) WHERE active AND watch IS NOT NULL;
CREATE INDEX alarm_watch ON alarm (watch, id) WHERE watch IS NOT NULL;

-- What a watch rule saw when its alarm last rose.
CREATE TABLE alarm_sight (
  alarm int8 PRIMARY KEY REFERENCES alarm (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  parts jsonb NOT NULL,
  left_out int NOT NULL CHECK (left_out >= 0)
);
