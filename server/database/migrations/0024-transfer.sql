-- Cases that go from department to department (arts 7, 57): one id, one clock, every owner on record.

CREATE TABLE transfer_case (
  id text PRIMARY KEY,
  about_kind text NOT NULL CHECK (about_kind IN ('incident', 'tip', 'alarm', 'grid-task')),
  about_id text NOT NULL,
  title text NOT NULL,
  place geometry(Point, 4326),
  grid text,
  county text NOT NULL,
  town text,
  opened_county text NOT NULL,
  opened_town text,
  state text NOT NULL,
  lead text NOT NULL REFERENCES department (id),
  assisting jsonb NOT NULL,
  rule jsonb,
  sides jsonb,
  bounces int NOT NULL CHECK (bounces >= 0),
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  supervision jsonb,
  supervised_until timestamptz,
  opened_at timestamptz NOT NULL,
  opened_by text NOT NULL,
  act_key text,
  closed_at timestamptz CHECK ((closed_at IS NOT NULL) = (state = 'closed')),
  version int NOT NULL,
  synthetic boolean NOT NULL,
  UNIQUE (opened_by, act_key),
  CHECK (received_at <= opened_at),
  CHECK ((sides IS NOT NULL) = (state = 'undecided'))
);
-- One thing is one open case, whoever opens it and however many at once.
CREATE UNIQUE INDEX transfer_case_one ON transfer_case (about_kind, about_id) WHERE closed_at IS NULL;
CREATE INDEX transfer_case_place ON transfer_case USING gist (place);
CREATE INDEX transfer_case_supervised ON transfer_case (supervised_until)
  WHERE supervised_until IS NOT NULL AND closed_at IS NULL;

CREATE FUNCTION transfer_case_keeps_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_at IS DISTINCT FROM OLD.received_at OR NEW.due_at IS DISTINCT FROM OLD.due_at
    OR NEW.about_id IS DISTINCT FROM OLD.about_id THEN
    RAISE EXCEPTION 'the clock and the matter of a case are never changed' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_case_keeps_clock BEFORE UPDATE ON transfer_case
  FOR EACH ROW EXECUTE FUNCTION transfer_case_keeps_clock();

CREATE TABLE case_link (
  transfer_case text NOT NULL REFERENCES transfer_case (id),
  number int NOT NULL,
  act text NOT NULL,
  "from" text REFERENCES department (id),
  "to" text NOT NULL REFERENCES department (id),
  reason text,
  at timestamptz NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (transfer_case, number),
  CHECK (act <> 'refuse' OR reason IS NOT NULL)
);
CREATE FUNCTION case_link_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a link of a case''s chain is never changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER case_link_stands BEFORE UPDATE OR DELETE ON case_link
  FOR EACH ROW EXECUTE FUNCTION case_link_stands();

-- Whose business what is: the newest version holds; without one, the table that is shipped.
CREATE TABLE case_rules (
  version int PRIMARY KEY,
  rules jsonb NOT NULL,
  source text NOT NULL CHECK (source <> ''),
  confidence text NOT NULL CHECK (confidence IN ('S', 'L', 'U', 'D')),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);

-- At which department's desk an account sits; without one it is the command body's own.
CREATE TABLE case_desk (
  account text PRIMARY KEY REFERENCES account (id),
  department text NOT NULL REFERENCES department (id)
);

CREATE TABLE case_share (
  id text PRIMARY KEY,
  transfer_case text NOT NULL REFERENCES transfer_case (id),
  department text NOT NULL REFERENCES department (id),
  fields jsonb NOT NULL,
  reason text NOT NULL,
  shared_at timestamptz NOT NULL,
  shared_by text NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > shared_at),
  ended_at timestamptz
);
CREATE INDEX case_share_case ON case_share (transfer_case);
CREATE INDEX case_share_reader ON case_share (department, ends_at);
