-- The ground of a shelter as somebody drew it; without it the siting check takes a circle of its area.
ALTER TABLE shelter ADD COLUMN outline geometry(Polygon, 4326) CHECK (ST_IsValid(outline));
CREATE INDEX shelter_outline ON shelter USING gist (outline);

-- Outlines a hazard had before: any of them can be taken back. Null: it had none.
CREATE TABLE earlier_hazard_outline (
  hazard text NOT NULL REFERENCES hazard (id),
  version int NOT NULL CHECK (version > 0),
  outline geometry(Polygon, 4326) CHECK (ST_IsValid(outline)),
  until timestamptz NOT NULL,
  replaced_by text NOT NULL,
  PRIMARY KEY (hazard, version)
);
CREATE INDEX earlier_hazard_outline_outline ON earlier_hazard_outline USING gist (outline);

-- A tip about a hidden danger by somebody who need not say who (art. 11). Of the receipt only a hash is
-- kept, of the sender nothing but what he chose to leave, and that not for long.
CREATE TABLE tip (
  id text PRIMARY KEY,
  receipt_hash text NOT NULL UNIQUE,
  class text NOT NULL,
  words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 1000),
  place geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  grid text,
  contact text,
  contact_until timestamptz,
  state text NOT NULL CHECK (state IN ('received', 'looked-at', 'danger', 'closed')),
  version int NOT NULL DEFAULT 1 CHECK (version >= 1),
  received_at timestamptz NOT NULL,
  danger text REFERENCES danger (id),
  reason text,
  changed_at timestamptz,
  changed_by text,
  CHECK ((contact IS NULL) = (contact_until IS NULL)),
  CHECK ((state = 'danger') = (danger IS NOT NULL)),
  CHECK (state <> 'closed' OR reason IS NOT NULL)
);
CREATE INDEX tip_place ON tip USING gist (place);
CREATE INDEX tip_newest ON tip (received_at DESC);
CREATE INDEX tip_contact_until ON tip (contact_until) WHERE contact IS NOT NULL;

-- Digging near gas pipes that a unit declared (art. 12). What the zones said then is kept with it.
CREATE TABLE digging (
  id text PRIMARY KEY,
  unit text NOT NULL,
  work text NOT NULL CHECK (work IN ('road', 'pipe', 'foundation', 'drilling', 'other')),
  outline geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(outline)),
  place geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  grid text,
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  zone text CHECK (zone IN ('control')),
  pipes jsonb NOT NULL,
  agreed text,
  version int NOT NULL DEFAULT 1 CHECK (version >= 1),
  declared_at timestamptz NOT NULL,
  declared_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  CHECK (ends_at > begins_at),
  CHECK (zone IS NULL OR agreed IS NOT NULL)
);
CREATE INDEX digging_outline ON digging USING gist (outline);
CREATE INDEX digging_ends ON digging (ends_at);

-- Numbers that decide when somebody must act, by version: the newest is in force. shared/risk/shipped-thresholds.ts
-- says the same, and a test holds that it does.
CREATE TABLE threshold (
  name text NOT NULL CHECK (name IN ('inspection-cycle', 'escalation')),
  version int NOT NULL CHECK (version >= 1),
  steps jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  recorded_by text,
  PRIMARY KEY (name, version)
);
INSERT INTO threshold (name, version, steps, effective_from) VALUES
  ('inspection-cycle', 1, '[
    {"key":"colour.red","value":30,"source":"本项目默认值","confidence":"D"},
    {"key":"colour.orange","value":90,"source":"本项目默认值","confidence":"D"},
    {"key":"colour.yellow","value":180,"source":"本项目默认值","confidence":"D"},
    {"key":"colour.blue","value":365,"source":"本项目默认值","confidence":"D"},
    {"key":"class.construction","value":30,"source":"本项目默认值","confidence":"D"},
    {"key":"class.chemical","value":90,"source":"本项目默认值","confidence":"D"},
    {"key":"class.key-place","value":182,"source":"本项目默认值","confidence":"D"},
    {"key":"class.venue","value":182,"source":"本项目默认值","confidence":"D"},
    {"key":"food.A","value":365,"source":"本项目默认值","confidence":"D"},
    {"key":"food.B","value":182,"source":"本项目默认值","confidence":"D"},
    {"key":"food.C","value":121,"source":"本项目默认值","confidence":"D"},
    {"key":"food.D","value":91,"source":"本项目默认值","confidence":"D"}
  ]', now()),
  ('escalation', 1, '[
    {"key":"red","value":120,"source":"本项目默认值","confidence":"D"},
    {"key":"orange","value":300,"source":"本项目默认值","confidence":"D"},
    {"key":"yellow","value":900,"source":"本项目默认值","confidence":"D"},
    {"key":"blue","value":null,"source":"本项目默认值","confidence":"D"}
  ]', now());
