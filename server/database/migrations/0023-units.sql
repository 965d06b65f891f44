-- The unit's own page: a session that is kept to one unit, opened by a one-time code (arts 9, 20).

ALTER TABLE session ADD COLUMN unit text REFERENCES resource (id);
ALTER TABLE session DROP CONSTRAINT session_check;
ALTER TABLE session ADD CONSTRAINT session_check CHECK (num_nonnulls(account, wall, unit) = 1);
CREATE INDEX session_unit ON session (unit) WHERE ended_at IS NULL AND unit IS NOT NULL;

-- Only the code's hash is kept.
CREATE TABLE unit_pairing (
  unit text PRIMARY KEY REFERENCES resource (id),
  code_hash bytea,
  code_expires_at timestamptz,
  tries int NOT NULL DEFAULT 0,
  paired_at timestamptz
);

-- What a unit did by which key: what it sends again after a lost connection has one effect (F39).
CREATE TABLE unit_act (
  unit text NOT NULL REFERENCES resource (id),
  act_key text NOT NULL,
  act text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (unit, act_key)
);

-- Where a unit on a task says it is: the newest alone, and gone with the task. No track is kept.
CREATE TABLE unit_place (
  unit text PRIMARY KEY REFERENCES resource (id),
  place geometry(Point, 4326) NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX unit_place_at ON unit_place USING gist (place);

-- When a team was last heard of: by a step, a note, or a call that the desk wrote down.
ALTER TABLE dispatch ADD COLUMN heard_at timestamptz;
-- Who was sent lately is asked with every list of units.
CREATE INDEX dispatch_sent ON dispatch (sent_at);

-- Situation reports as they were signed: never changed, the next one has the next number (DOMAIN.md §2.3).
CREATE TABLE situation_report (
  incident text NOT NULL REFERENCES incident (id),
  number int NOT NULL,
  text text NOT NULL,
  through_line int NOT NULL,
  signed_by text NOT NULL,
  signed_at timestamptz NOT NULL,
  act_key text,
  PRIMARY KEY (incident, number),
  UNIQUE (signed_by, act_key)
);
CREATE FUNCTION situation_report_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a signed report is never changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER situation_report_stands BEFORE UPDATE OR DELETE ON situation_report
  FOR EACH ROW EXECUTE FUNCTION situation_report_stands();

-- The change of shift: what stood when it was handed over, and who took it (24 h duty posts, DOMAIN.md §5).
CREATE TABLE handover (
  id text PRIMARY KEY,
  area text NOT NULL,
  county text,
  town text,
  card jsonb NOT NULL,
  note text NOT NULL,
  state text NOT NULL CHECK (state IN ('offered', 'accepted', 'withdrawn')),
  given_by text NOT NULL,
  given_at timestamptz NOT NULL,
  ended_by text,
  ended_at timestamptz,
  act_key text,
  UNIQUE (given_by, act_key),
  CHECK (state <> 'accepted' OR ended_by <> given_by)
);
-- One desk is handed over once at a time.
CREATE UNIQUE INDEX handover_offered ON handover (area) WHERE state = 'offered';

-- Run cards: what goes to an incident of a kind and grade at first. None is ever changed or deleted.
CREATE TABLE run_card (
  kind text NOT NULL,
  grade text NOT NULL,
  version int NOT NULL,
  needs jsonb NOT NULL,
  note text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (kind, grade, version)
);
