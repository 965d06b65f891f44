-- Facts of an alarm beside its being active and acknowledged; each has a table of its own, so that one never hides another.

-- A source of alarms set aside by a person: shelved until a moment, or out of service until it is returned.
CREATE TABLE alarm_hold (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('shelved', 'out-of-service')),
  source text NOT NULL,
  name text NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  held_by text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  ended_at timestamptz,
  county text,
  town text,
  CHECK ((kind = 'shelved') = (until IS NOT NULL)),
  CHECK (until IS NULL OR (until > since AND until <= since + interval '8 hours'))
);
CREATE UNIQUE INDEX alarm_hold_standing ON alarm_hold (source, kind) WHERE ended_at IS NULL;

-- How long an alarm has been waiting for somebody, and to how many further desks it was taken.
CREATE TABLE alarm_wait (
  alarm int8 PRIMARY KEY REFERENCES alarm (id) ON DELETE CASCADE,
  level text NOT NULL,
  since timestamptz NOT NULL,
  step int NOT NULL DEFAULT 0 CHECK (step >= 0),
  escalated_at timestamptz
);

-- What people found an alarm to have been.
CREATE TABLE alarm_verdict (
  alarm int8 PRIMARY KEY REFERENCES alarm (id) ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('real', 'false', 'unclear')),
  reason text NOT NULL,
  judged_by text NOT NULL,
  judged_at timestamptz NOT NULL
);
CREATE INDEX alarm_rule_raised ON alarm (rule, raised_at) WHERE rule IS NOT NULL;
