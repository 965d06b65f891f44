-- What is moved in a drill (art. 19): said and scored, and never a row of what is real.

-- A move belongs to an incident of its own drill, and so never to a real one, whose drill is null.
ALTER TABLE incident ADD CONSTRAINT incident_and_drill UNIQUE (id, drill);

CREATE TABLE drill_move (
  id text PRIMARY KEY,
  drill text NOT NULL REFERENCES drill (id),
  incident text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('unit', 'shelter', 'supply')),
  thing text NOT NULL,
  name text NOT NULL,
  type text CHECK ((type IS NOT NULL) = (kind = 'unit')),
  words text NOT NULL,
  serves int,
  state text NOT NULL,
  open boolean NOT NULL,
  steps jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  act_key text,
  version int NOT NULL CHECK (version >= 1),
  FOREIGN KEY (incident, drill) REFERENCES incident (id, drill),
  UNIQUE (made_by, act_key)
);
-- A unit and a shelter are moved once at a time in one drill; a depot has several orders.
CREATE UNIQUE INDEX drill_move_one ON drill_move (drill, kind, thing) WHERE open AND kind <> 'supply';
CREATE INDEX drill_move_of_incident ON drill_move (incident);
