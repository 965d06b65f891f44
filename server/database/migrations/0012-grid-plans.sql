-- Grid plans (网格调整方案, art. 49): drafts over the grids in force, what was said of them, and what came of them.

-- Every code that was ever given, so that none is given twice; grids put their own in.
CREATE TABLE grid_code (
  code text PRIMARY KEY,
  community text NOT NULL REFERENCES area (code),
  given_at timestamptz NOT NULL
);
CREATE INDEX grid_code_community ON grid_code (community);
INSERT INTO grid_code (code, community, given_at)
  SELECT DISTINCT ON (code) code, community, recorded_at FROM grid ORDER BY code, valid_from;
CREATE FUNCTION grid_code_is_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO grid_code (code, community, given_at)
    SELECT DISTINCT ON (code) code, community, recorded_at FROM added ORDER BY code, valid_from
    ON CONFLICT (code) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER grid_code_given AFTER INSERT ON grid
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION grid_code_is_given();

-- `state` as in shared/model/grid-plan.ts. `revision` counts changes of the drawing, `standing` the edits of
-- the list in their order, of which the first `cursor` are in the draft.
CREATE TABLE grid_plan (
  id text PRIMARY KEY,
  name text NOT NULL,
  reason text NOT NULL,
  county text NOT NULL REFERENCES area (code),
  town text REFERENCES area (code),
  communities text[] NOT NULL CHECK (cardinality(communities) > 0),
  temporary_until timestamptz,
  state text NOT NULL CHECK (state IN ('draft', 'checked', 'consulting', 'revised', 'approved',
    'effective', 'filed', 'acknowledged', 'rejected', 'withdrawn')),
  revision int NOT NULL CHECK (revision >= 0),
  standing int[] NOT NULL,
  cursor int NOT NULL CHECK (cursor >= 0 AND cursor <= cardinality(standing)),
  base_at timestamptz NOT NULL,
  checked jsonb,
  drafted_by text NOT NULL,
  drafted_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  consulted_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  approval_answer text,
  effective_from timestamptz,
  effective_at timestamptz,
  -- A temporary split that is over.
  ended_at timestamptz,
  file_by timestamptz,
  filing jsonb,
  filing_late_told_at timestamptz,
  acknowledged_at timestamptz,
  closed_by text,
  closed_at timestamptz,
  closing_reason text,
  act_key text,
  synthetic boolean NOT NULL,
  CHECK (approved_by IS NULL OR approved_by <> drafted_by),
  CHECK (state NOT IN ('approved', 'effective', 'filed', 'acknowledged') OR
    (approved_by IS NOT NULL AND approved_at IS NOT NULL AND effective_from IS NOT NULL)),
  CHECK (state NOT IN ('effective', 'filed', 'acknowledged') OR effective_at IS NOT NULL),
  CHECK (state NOT IN ('filed', 'acknowledged') OR filing IS NOT NULL),
  CHECK (effective_from >= approved_at)
);
CREATE UNIQUE INDEX grid_plan_act_key ON grid_plan (drafted_by, act_key) WHERE act_key IS NOT NULL;
CREATE INDEX grid_plan_coming ON grid_plan (effective_from) WHERE state = 'approved';

-- Edits are written once; an undo or a cut takes them off the list and not out of the table.
CREATE TABLE grid_plan_edit (
  plan text NOT NULL REFERENCES grid_plan (id),
  number int NOT NULL CHECK (number > 0),
  edit jsonb NOT NULL,
  drawn_by text NOT NULL,
  drawn_at timestamptz NOT NULL,
  act_key text,
  PRIMARY KEY (plan, number)
);
CREATE UNIQUE INDEX grid_plan_edit_act_key ON grid_plan_edit (plan, drawn_by, act_key)
  WHERE act_key IS NOT NULL;

-- How each revision came from the one before: what was drawn, undone, redone, and what left the list.
CREATE TABLE grid_plan_act (
  plan text NOT NULL REFERENCES grid_plan (id),
  revision int NOT NULL CHECK (revision > 0),
  act text NOT NULL CHECK (act IN ('edit', 'undo', 'redo', 'rebase')),
  number int,
  cut int[] NOT NULL,
  done_by text NOT NULL,
  done_at timestamptz NOT NULL,
  PRIMARY KEY (plan, revision)
);

-- What the server found when it replayed a revision.
CREATE TABLE grid_plan_check (
  plan text NOT NULL REFERENCES grid_plan (id),
  revision int NOT NULL,
  checked_at timestamptz NOT NULL,
  checked_by text NOT NULL,
  findings jsonb NOT NULL,
  PRIMARY KEY (plan, revision)
);

CREATE TABLE grid_plan_opinion (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan text NOT NULL REFERENCES grid_plan (id),
  revision int NOT NULL,
  area text NOT NULL REFERENCES area (code),
  verdict text NOT NULL CHECK (verdict IN ('agree', 'change', 'object')),
  reason text,
  organisation text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  CHECK (verdict = 'agree' OR reason IS NOT NULL)
);
CREATE INDEX grid_plan_opinion_plan ON grid_plan_opinion (plan, id);

-- What was approved, word for word: put into force as it stands here, whatever the server is by then.
CREATE TABLE grid_plan_grid (
  plan text NOT NULL REFERENCES grid_plan (id),
  code text NOT NULL REFERENCES grid_code (code),
  key text NOT NULL,
  change text NOT NULL CHECK (change IN ('added', 'changed', 'removed')),
  kind text,
  name text,
  community text,
  town text,
  county text,
  households int,
  parent text,
  outline geometry(MultiPolygon, 4326) CHECK (outline IS NULL OR ST_IsValid(outline)),
  PRIMARY KEY (plan, code),
  CHECK ((change = 'removed') = (outline IS NULL))
);

-- Where the ground of a grid went: `share` of the old one's ground, 0 to 1.
CREATE TABLE grid_lineage (
  plan text NOT NULL REFERENCES grid_plan (id),
  from_code text NOT NULL REFERENCES grid_code (code),
  to_code text NOT NULL REFERENCES grid_code (code),
  area_square_metres float8 NOT NULL,
  share float8 NOT NULL CHECK (share >= 0 AND share <= 1.000001),
  PRIMARY KEY (plan, from_code, to_code)
);
CREATE INDEX grid_lineage_from ON grid_lineage (from_code);
CREATE INDEX grid_lineage_to ON grid_lineage (to_code);

-- Which plan made a version, and when its end was recorded: the second time axis of `valid_to`.
-- `parent`: the comprehensive grid a micro-grid lies in.
ALTER TABLE grid ADD COLUMN parent text REFERENCES grid_code (code);
ALTER TABLE grid ADD CONSTRAINT grid_micro_parent CHECK ((kind = 'micro') = (parent IS NOT NULL));
ALTER TABLE grid ADD COLUMN plan text REFERENCES grid_plan (id);
ALTER TABLE grid ADD COLUMN retired_at timestamptz;
ALTER TABLE grid ADD CONSTRAINT grid_valid_span CHECK (valid_to > valid_from);
ALTER TABLE grid ADD CONSTRAINT grid_retired CHECK ((valid_to IS NULL) = (retired_at IS NULL));
CREATE UNIQUE INDEX grid_in_force ON grid (code) WHERE valid_to IS NULL;
ALTER TABLE coverage ADD COLUMN plan text REFERENCES grid_plan (id);
CREATE INDEX coverage_effective ON coverage (effective_from);

-- Days that are not what their weekday says. Source of 2026: 国务院办公厅关于2026年部分节假日安排的通知
-- (known, not read again); later years are entered when they are announced.
CREATE TABLE calendar_day (
  day date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('off', 'work')),
  source text NOT NULL
);
INSERT INTO calendar_day (day, kind, source)
  SELECT day::date, 'off', '国务院办公厅 2026' FROM (
    SELECT generate_series('2026-01-01'::date, '2026-01-03', '1 day') UNION ALL
    SELECT generate_series('2026-02-15'::date, '2026-02-23', '1 day') UNION ALL
    SELECT generate_series('2026-04-04'::date, '2026-04-06', '1 day') UNION ALL
    SELECT generate_series('2026-05-01'::date, '2026-05-05', '1 day') UNION ALL
    SELECT generate_series('2026-06-19'::date, '2026-06-21', '1 day') UNION ALL
    SELECT generate_series('2026-09-25'::date, '2026-09-27', '1 day') UNION ALL
    SELECT generate_series('2026-10-01'::date, '2026-10-07', '1 day')
  ) AS holidays (day);
INSERT INTO calendar_day (day, kind, source) VALUES
  ('2026-01-04', 'work', '国务院办公厅 2026'), ('2026-02-14', 'work', '国务院办公厅 2026'),
  ('2026-02-28', 'work', '国务院办公厅 2026'), ('2026-05-09', 'work', '国务院办公厅 2026'),
  ('2026-09-20', 'work', '国务院办公厅 2026'), ('2026-10-10', 'work', '国务院办公厅 2026');
