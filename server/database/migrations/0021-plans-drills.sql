-- Emergency plans, what they made people do, and drills of them (arts 19, 31; DOMAIN.md §5).

-- `body` is being written, `effective` is what holds: a plan under revision holds as it was until the new edition.
CREATE TABLE emergency_plan (
  id text PRIMARY KEY,
  class text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  county text,
  town text,
  state text NOT NULL CHECK (state IN ('draft', 'reviewed', 'approved', 'published', 'in_force',
    'under_revision', 'withdrawn')),
  edition int NOT NULL CHECK (edition >= 0),
  body jsonb NOT NULL,
  effective jsonb,
  drafters jsonb NOT NULL,
  filing text,
  reviewed_on date,
  version int NOT NULL CHECK (version >= 1),
  drafted_by text NOT NULL,
  act_key text,
  synthetic boolean NOT NULL,
  CHECK (town IS NULL OR county IS NOT NULL),
  CHECK ((effective IS NULL) = (edition = 0)),
  CHECK (state <> 'in_force' OR (effective IS NOT NULL AND filing IS NOT NULL)),
  UNIQUE (drafted_by, act_key)
);
CREATE INDEX emergency_plan_kind ON emergency_plan (kind) WHERE effective IS NOT NULL;

-- `body`: the edition, with the step by which it came into force.
CREATE TABLE emergency_plan_step (
  plan text NOT NULL REFERENCES emergency_plan (id),
  version int NOT NULL CHECK (version >= 1),
  act text NOT NULL,
  state text NOT NULL,
  reason text,
  body jsonb,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  PRIMARY KEY (plan, version)
);

CREATE TABLE drill (
  id text PRIMARY KEY,
  name text NOT NULL,
  form text NOT NULL,
  breadth text NOT NULL,
  aim text NOT NULL,
  plan text NOT NULL REFERENCES emergency_plan (id),
  edition int NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 1 AND 4),
  county text,
  town text,
  injects jsonb NOT NULL,
  delivered int NOT NULL DEFAULT 0,
  state text NOT NULL CHECK (state IN ('declared', 'running', 'interrupted', 'ended', 'cancelled')),
  planned_for timestamptz NOT NULL,
  started_at timestamptz,
  running_since timestamptz,
  elapsed_ms int8 NOT NULL DEFAULT 0,
  interrupted_at timestamptz,
  interrupted_by text,
  ended_at timestamptz,
  declared_by text NOT NULL,
  act_key text,
  version int NOT NULL CHECK (version >= 1),
  synthetic boolean NOT NULL,
  CHECK ((state = 'running') = (running_since IS NOT NULL)),
  CHECK ((state = 'interrupted') = (interrupted_at IS NOT NULL)),
  CHECK (town IS NULL OR county IS NOT NULL),
  UNIQUE (declared_by, act_key)
);
CREATE INDEX drill_running ON drill (id) WHERE state = 'running';
CREATE INDEX drill_of_plan ON drill (plan, ended_at);

-- Desks that take part: one drill at a time each.
CREATE TABLE drill_participation (
  drill text NOT NULL REFERENCES drill (id),
  account text NOT NULL,
  joined_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (drill, account, joined_at)
);
CREATE UNIQUE INDEX drill_one_each ON drill_participation (account) WHERE left_at IS NULL;

CREATE TABLE drill_line (
  drill text NOT NULL REFERENCES drill (id),
  number int NOT NULL CHECK (number >= 1),
  act text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  PRIMARY KEY (drill, number)
);

-- What belongs to a drill says so, and what is real has no drill.
ALTER TABLE incident ADD COLUMN drill text REFERENCES drill (id);
CREATE INDEX incident_of_drill ON incident (drill) WHERE drill IS NOT NULL;
CREATE FUNCTION incident_keeps_drill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.drill IS DISTINCT FROM OLD.drill THEN
    RAISE EXCEPTION 'an incident stays real or of its drill' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incident_keeps_drill BEFORE UPDATE ON incident
  FOR EACH ROW EXECUTE FUNCTION incident_keeps_drill();

-- A plan activated at a level; raising it adds a row with the tasks that came with it.
CREATE TABLE plan_activation (
  id text PRIMARY KEY,
  incident text NOT NULL REFERENCES incident (id),
  plan text NOT NULL REFERENCES emergency_plan (id),
  edition int NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 1 AND 4),
  evidence jsonb NOT NULL,
  deviation text,
  at timestamptz NOT NULL,
  by text NOT NULL,
  act_key text,
  UNIQUE (incident, plan, level),
  UNIQUE (by, act_key)
);

CREATE TABLE plan_task (
  id text PRIMARY KEY,
  activation text NOT NULL REFERENCES plan_activation (id),
  incident text NOT NULL REFERENCES incident (id),
  number int NOT NULL CHECK (number >= 1),
  level int NOT NULL CHECK (level BETWEEN 1 AND 4),
  role text NOT NULL,
  department text,
  words text NOT NULL,
  given_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'done', 'not_done')),
  reason text,
  closed_at timestamptz,
  closed_by text,
  version int NOT NULL CHECK (version >= 1),
  CHECK ((state = 'open') = (closed_at IS NULL)),
  CHECK (state <> 'not_done' OR reason IS NOT NULL),
  UNIQUE (activation, number)
);
CREATE INDEX plan_task_of_incident ON plan_task (incident);
