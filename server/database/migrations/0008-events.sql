-- Large events with their permits, gates of zones, and gatherings nobody announced (art. 17).
-- Counts and places only: no table says who gathers, nor what for.

CREATE TABLE gathering_gate (
  gathering text NOT NULL REFERENCES gathering (id),
  id text NOT NULL,
  name text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'both')),
  way text NOT NULL CHECK (way IN ('level', 'stairs')),
  width_metres float8 NOT NULL CHECK (width_metres > 0),
  PRIMARY KEY (gathering, id)
);

CREATE TABLE large_event (
  id text PRIMARY KEY,
  name text NOT NULL,
  form text NOT NULL,
  host_unit text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('permitted', 'government_run', 'routine_exempt')),
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > begins_at),
  expected int NOT NULL CHECK (expected > 0),
  crosses_province boolean NOT NULL,
  zones jsonb NOT NULL,
  staff_count int NOT NULL,
  plan jsonb NOT NULL,
  state text NOT NULL,
  version int NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  drafted_by text NOT NULL,
  applied_at timestamptz,
  accepted_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  notice text,
  synthetic boolean NOT NULL
);
-- Which approved events begin or end next is asked after every change.
CREATE INDEX large_event_running ON large_event (begins_at) WHERE state IN ('approved', 'under-way');

-- While an event is under way its limits are those of the zone.
ALTER TABLE gathering ADD COLUMN event text REFERENCES large_event (id);
ALTER TABLE gathering ADD COLUMN event_capacity int;
ALTER TABLE gathering ADD COLUMN event_mode text;

CREATE TABLE spontaneous_gathering (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  gathering text NOT NULL REFERENCES gathering (id),
  state text NOT NULL,
  found_at timestamptz NOT NULL,
  count int NOT NULL,
  usual int,
  assessment jsonb,
  plan jsonb,
  closed_at timestamptz,
  dismissal text,
  county text NOT NULL,
  town text NOT NULL,
  synthetic boolean NOT NULL
);
-- One at a time a zone.
CREATE UNIQUE INDEX spontaneous_open ON spontaneous_gathering (gathering) WHERE closed_at IS NULL;

-- What is usual at a zone in each hour of the week, 0 from Monday 00:00 of the city's time.
CREATE TABLE crowd_baseline (
  stream text NOT NULL,
  hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 167),
  median float8 NOT NULL,
  spread float8 NOT NULL,
  weeks smallint NOT NULL,
  synthetic boolean NOT NULL,
  PRIMARY KEY (stream, hour)
);
