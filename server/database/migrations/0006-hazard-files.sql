-- The file of a hazard stands on its own row: its life, who answers for it, how bad it is and why, and the
-- restricted attributes. `version` grows with every act; an inspection is kept for ever.
ALTER TABLE hazard ALTER COLUMN responsible_unit DROP NOT NULL;
ALTER TABLE hazard
  ADD COLUMN state text NOT NULL DEFAULT 'registered'
    CHECK (state IN ('surveyed', 'registered', 'assessed', 'published', 'closed')),
  ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version >= 1),
  ADD COLUMN territory text REFERENCES area (code),
  ADD COLUMN post text CHECK (post IN ('principal', 'safety', 'technical', 'operations', 'duty')),
  ADD COLUMN assessment jsonb,
  ADD COLUMN stock jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN exposure text CHECK (exposure IN ('none', '1-29', '30-49', '50-99', '100-more')),
  ADD COLUMN food_grade text CHECK (food_grade IN ('A', 'B', 'C', 'D')),
  ADD COLUMN cover text NOT NULL DEFAULT 'unknown' CHECK (cover IN ('yes', 'no', 'unknown')),
  ADD COLUMN insured_until timestamptz,
  ADD COLUMN assessed_at timestamptz,
  ADD COLUMN published_at timestamptz,
  ADD COLUMN closed_at timestamptz,
  ADD COLUMN inspected_at timestamptz,
  ADD COLUMN inspection_due timestamptz,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by text,
  ADD CONSTRAINT hazard_published CHECK (state <> 'published' OR
    (assessment IS NOT NULL AND responsible_unit IS NOT NULL AND territory IS NOT NULL));
UPDATE hazard SET territory = town;

CREATE TABLE hazard_inspection (
  number int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hazard text NOT NULL REFERENCES hazard (id),
  at timestamptz NOT NULL,
  result text NOT NULL CHECK (result IN ('sound', 'danger-found')),
  finding text NOT NULL,
  inspected_by text,
  next_due timestamptz
);
CREATE INDEX hazard_inspection_of ON hazard_inspection (hazard, at);

-- A hidden danger (隐患). `version` as above; `escalated_at` says that its deadline passed and was told.
CREATE TABLE danger (
  id text PRIMARY KEY,
  hazard text NOT NULL REFERENCES hazard (id),
  county text NOT NULL,
  town text NOT NULL,
  state text NOT NULL
    CHECK (state IN ('found', 'graded', 'rectifying', 'rectified', 'reviewed', 'closed')),
  version int NOT NULL DEFAULT 1 CHECK (version >= 1),
  origin text NOT NULL CHECK (origin IN ('inspection', 'report')),
  finding text NOT NULL,
  severity text CHECK (severity IN ('general', 'major')),
  rectification jsonb,
  deadline timestamptz,
  found_at timestamptz NOT NULL,
  found_by text,
  supervised_at timestamptz,
  escalated_at timestamptz,
  rectified_at timestamptz,
  rectified_by text,
  removed_by_authority boolean NOT NULL DEFAULT false,
  reviewed_at timestamptz,
  reviewed_by text,
  closed_at timestamptz,
  changed_at timestamptz NOT NULL,
  changed_by text,
  synthetic boolean NOT NULL,
  CHECK (reviewed_by IS NULL OR reviewed_by <> rectified_by)
);
CREATE INDEX danger_of_hazard ON danger (hazard);
CREATE INDEX danger_open ON danger (found_at) WHERE state <> 'closed';
CREATE INDEX danger_deadline ON danger (deadline)
  WHERE state = 'rectifying' AND severity = 'major' AND escalated_at IS NULL;
