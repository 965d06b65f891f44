-- What was said of a spot before it was surveyed anew: a height that was once relied on is not forgotten.
CREATE TABLE ground_height_before (
  id text NOT NULL REFERENCES ground_height (id),
  metres float8 NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  synthetic boolean NOT NULL,
  corrected_at timestamptz NOT NULL,
  corrected_by text NOT NULL
);
CREATE INDEX ground_height_before_id ON ground_height_before (id);
