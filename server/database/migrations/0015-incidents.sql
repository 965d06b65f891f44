-- Incidents, their logs, and the units sent to them (arts 9, 19, 20, 57, 58).
-- Places, things and call-signs only: no table says who reported and who was hurt.

CREATE TABLE incident (
  id text PRIMARY KEY,
  class text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  grade text CHECK (grade IS NULL OR class <> 'social-security'),
  state text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  grid text,
  county text NOT NULL,
  town text NOT NULL,
  alarms jsonb NOT NULL,
  response jsonb,
  merged_into text REFERENCES incident (id),
  received_at timestamptz NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by text NOT NULL,
  act_key text,
  changed_at timestamptz NOT NULL,
  closed_at timestamptz,
  version int NOT NULL,
  synthetic boolean NOT NULL,
  CHECK (received_at <= opened_at),
  UNIQUE (opened_by, act_key)
);
CREATE INDEX incident_open ON incident (opened_at) WHERE closed_at IS NULL;

-- Report clocks begin when it was received, and nobody moves that.
CREATE FUNCTION incident_keeps_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_at IS DISTINCT FROM OLD.received_at THEN
    RAISE EXCEPTION 'the moment an incident was received is never changed' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incident_keeps_received BEFORE UPDATE ON incident
  FOR EACH ROW EXECUTE FUNCTION incident_keeps_received();

CREATE TABLE incident_line (
  incident text NOT NULL REFERENCES incident (id),
  number int NOT NULL,
  kind text NOT NULL,
  act text,
  text text NOT NULL,
  happened_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (incident, number)
);
CREATE FUNCTION incident_line_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a line of an incident''s log is never changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER incident_line_stands BEFORE UPDATE OR DELETE ON incident_line
  FOR EACH ROW EXECUTE FUNCTION incident_line_stands();

CREATE TABLE dispatch (
  id text PRIMARY KEY,
  incident text NOT NULL REFERENCES incident (id),
  resource text NOT NULL REFERENCES resource (id),
  state text NOT NULL,
  open boolean NOT NULL,
  task text NOT NULL,
  steps jsonb NOT NULL,
  sent_at timestamptz NOT NULL,
  acknowledge_by timestamptz NOT NULL,
  late boolean NOT NULL DEFAULT false,
  county text NOT NULL,
  town text NOT NULL,
  sent_by text NOT NULL,
  act_key text,
  version int NOT NULL,
  UNIQUE (sent_by, act_key, resource)
);
-- A unit is on one task at most, whoever sends it and however many at once (F38).
CREATE UNIQUE INDEX dispatch_one_task ON dispatch (resource) WHERE open;
CREATE INDEX dispatch_of_incident ON dispatch (incident);
CREATE INDEX dispatch_unacknowledged ON dispatch (acknowledge_by) WHERE state = 'assigned' AND NOT late;
