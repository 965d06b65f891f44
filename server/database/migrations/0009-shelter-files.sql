-- What a shelter is and has beyond its register entry; the newest version of each, edits are in the journal.
CREATE TABLE shelter_file (
  shelter text PRIMARY KEY REFERENCES shelter (id),
  version int NOT NULL CHECK (version > 0),
  facilities jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text,
  verified_at timestamptz,
  verified_by text
);

-- The steps of a shelter's life; the newest says what it is in since when and on whose order.
CREATE TABLE shelter_step (
  number int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shelter text NOT NULL REFERENCES shelter (id),
  state text NOT NULL,
  at timestamptz NOT NULL,
  taken_by text,
  reason text,
  opening_order jsonb
);
CREATE INDEX shelter_step_newest ON shelter_step (shelter, number DESC);

-- Head counts by hand, where no stream counts.
CREATE TABLE shelter_count (
  shelter text NOT NULL REFERENCES shelter (id),
  counted_at timestamptz NOT NULL,
  count int NOT NULL CHECK (count >= 0),
  source text NOT NULL,
  entered_by text NOT NULL,
  PRIMARY KEY (shelter, counted_at)
);
