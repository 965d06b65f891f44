-- Registers, accounts, journal and telemetry. Geometry is EPSG:4326, [lon, lat]; times are UTC.
-- `county` and `town` stand on every row that has a place, so that scope is in each query itself;
-- null in both means that the row concerns the whole city and everybody sees it.

CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE area (
  code text PRIMARY KEY,
  level text NOT NULL CHECK (level IN ('city', 'county', 'town', 'community', 'functional')),
  name text NOT NULL,
  parent text REFERENCES area (code),
  county text,
  town text,
  centre geometry(Point, 4326) NOT NULL,
  bounds float8[] NOT NULL CHECK (cardinality(bounds) = 4),
  households int NOT NULL,
  outline geometry(MultiPolygon, 4326) CHECK (outline IS NULL OR ST_IsValid(outline)),
  synthetic boolean NOT NULL
);
CREATE INDEX area_outline ON area USING gist (outline);
CREATE INDEX area_parent ON area (parent);

-- A grid has two time axes: when it is in force, and when that was recorded.
CREATE TABLE grid (
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('comprehensive', 'dedicated', 'micro')),
  name text NOT NULL,
  community text NOT NULL REFERENCES area (code),
  county text NOT NULL,
  town text NOT NULL,
  centre geometry(Point, 4326) NOT NULL,
  area_square_metres float8 NOT NULL,
  households int NOT NULL,
  outline geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(outline)),
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  recorded_at timestamptz NOT NULL,
  synthetic boolean NOT NULL,
  PRIMARY KEY (code, valid_from)
);
CREATE INDEX grid_outline ON grid USING gist (outline);
CREATE INDEX grid_community ON grid (community);

-- The coverage as it travels to screens: one TopoJSON a version, compressed once.
CREATE TABLE coverage (
  version text PRIMARY KEY,
  effective_from timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  topology_gzip bytea NOT NULL
);

CREATE TABLE grid_condition (
  code text PRIMARY KEY,
  county text NOT NULL,
  town text NOT NULL,
  condition smallint NOT NULL,
  parts jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX grid_condition_town ON grid_condition (town);

CREATE TABLE department (id text PRIMARY KEY, name text NOT NULL, name_english text NOT NULL);

CREATE TABLE feed (
  id text PRIMARY KEY,
  name text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  contact_point text NOT NULL,
  datum text NOT NULL CHECK (datum IN ('wgs84', 'cgcs2000', 'gcj02', 'bd09')),
  period_seconds int NOT NULL CHECK (period_seconds > 0),
  synthetic boolean NOT NULL
);

-- Two keys may be valid during rotation; only the hash is kept (FAULTS.md S12).
CREATE TABLE feed_key (
  prefix text PRIMARY KEY,
  feed text NOT NULL REFERENCES feed (id),
  hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- How a feed keeps its contract. Rewritten often, so narrow and without further indexes.
CREATE TABLE feed_status (
  feed text PRIMARY KEY REFERENCES feed (id),
  last_seen timestamptz,
  silent_since timestamptz,
  accepted int8 NOT NULL DEFAULT 0,
  duplicates int8 NOT NULL DEFAULT 0,
  refused jsonb NOT NULL DEFAULT '{}'
) WITH (fillfactor = 50);

CREATE TABLE rule (
  id text NOT NULL,
  version int NOT NULL,
  body jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE stream (
  number int PRIMARY KEY,
  id text NOT NULL UNIQUE,
  feed text NOT NULL REFERENCES feed (id),
  metric text NOT NULL,
  name text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  county text,
  town text,
  grid text,
  period_seconds int NOT NULL CHECK (period_seconds > 0),
  subject_kind text NOT NULL,
  subject text,
  rule text,
  synthetic boolean NOT NULL
);
CREATE INDEX stream_place ON stream USING gist (place);
CREATE INDEX stream_feed ON stream (feed);

-- The newest reading of each stream and the state of its assessment, kept apart from history so that
-- updates stay heap-only: no index on anything that changes, half of each page left free.
CREATE TABLE stream_latest (
  stream int PRIMARY KEY REFERENCES stream (number),
  at timestamptz,
  value float8,
  count_in int,
  count_out int,
  lon float8,
  lat float8,
  speed float8,
  heading float8,
  quality smallint NOT NULL DEFAULT 0,
  condition smallint NOT NULL DEFAULT 5,
  state jsonb,
  revision int NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- History, one partition a day (made by server/telemetry/partitions.ts). The key is also the guard
-- against repeats: a reading sent twice is the same stream, time and id (FAULTS.md F15).
CREATE TABLE reading (
  stream int NOT NULL,
  at timestamptz NOT NULL,
  id text NOT NULL,
  value float8,
  count_in int,
  count_out int,
  lon float8,
  lat float8,
  speed float8,
  heading float8,
  quality smallint NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (stream, at, id)
) PARTITION BY RANGE (at);

-- Readings set aside because their clock is wrong or their place impossible (F17, F21).
CREATE TABLE quarantine (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed text NOT NULL REFERENCES feed (id),
  received_at timestamptz NOT NULL,
  reason text NOT NULL,
  body jsonb NOT NULL
);
CREATE INDEX quarantine_received ON quarantine (received_at);

CREATE TABLE hazard (
  id text PRIMARY KEY,
  form text NOT NULL CHECK (form IN ('source', 'area')),
  class text NOT NULL,
  name text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  outline geometry(Polygon, 4326) CHECK (outline IS NULL OR ST_IsValid(outline)),
  county text NOT NULL,
  town text NOT NULL,
  grid text,
  risk text CHECK (risk IN ('red', 'orange', 'yellow', 'blue')),
  responsible_unit text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  synthetic boolean NOT NULL
);
CREATE INDEX hazard_place ON hazard USING gist (place);
CREATE INDEX hazard_outline ON hazard USING gist (outline);

CREATE TABLE gathering (
  id text PRIMARY KEY,
  venue text NOT NULL,
  name text NOT NULL,
  permit_mode text NOT NULL,
  motion text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  outline geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(outline)),
  effective_area_square_metres float8 NOT NULL CHECK (effective_area_square_metres > 0),
  approved_capacity int NOT NULL CHECK (approved_capacity > 0),
  county text NOT NULL,
  town text NOT NULL,
  stream text,
  synthetic boolean NOT NULL
);
CREATE INDEX gathering_place ON gathering USING gist (place);
CREATE INDEX gathering_outline ON gathering USING gist (outline);

CREATE TABLE shelter (
  id text PRIMARY KEY,
  name text NOT NULL,
  class text NOT NULL,
  space text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  grid text,
  effective_area_square_metres float8 NOT NULL CHECK (effective_area_square_metres > 0),
  capacity int NOT NULL CHECK (capacity >= 0),
  state text NOT NULL,
  stream text,
  synthetic boolean NOT NULL
);
CREATE INDEX shelter_place ON shelter USING gist (place);

CREATE TABLE resource (
  id text PRIMARY KEY,
  call_sign text NOT NULL UNIQUE,
  type text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  base geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  status text NOT NULL,
  stream text,
  synthetic boolean NOT NULL
);
CREATE INDEX resource_base ON resource USING gist (base);

CREATE TABLE alarm (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule text,
  cause text NOT NULL,
  stream text,
  feed text NOT NULL,
  subject_kind text NOT NULL,
  subject text,
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('red', 'orange', 'yellow', 'blue')),
  occurrence int NOT NULL CHECK (occurrence > 0),
  active boolean NOT NULL,
  raised_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  cleared_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  value float8,
  threshold float8,
  unit text NOT NULL,
  place geometry(Point, 4326),
  county text,
  town text,
  grid text,
  synthetic boolean NOT NULL
);
-- One active alarm a stream, and one a silent feed.
CREATE UNIQUE INDEX alarm_active_stream ON alarm (stream) WHERE active AND stream IS NOT NULL;
CREATE UNIQUE INDEX alarm_active_feed ON alarm (feed) WHERE active AND stream IS NULL;
CREATE INDEX alarm_open ON alarm (id) WHERE active OR acknowledged_at IS NULL;
CREATE INDEX alarm_place ON alarm USING gist (place);

-- One row, locked as a transaction's last act: numbers are gapless and in commit order.
CREATE TABLE journal_head (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  number int8 NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO journal_head (number, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE TABLE journal (
  number int8 PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  county text,
  town text,
  subject text,
  data jsonb NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_subject ON journal (subject) WHERE subject IS NOT NULL;

-- The journal is written once. Even its owner must drop the trigger first, which the chain would show.
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

CREATE TABLE account (
  id text PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('coordinator', 'analyst', 'administrator', 'wall')),
  area text NOT NULL REFERENCES area (code),
  password_hash text,
  demo boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  failures int NOT NULL DEFAULT 0,
  first_failure_at timestamptz,
  locked_until timestamptz,
  created_at timestamptz NOT NULL
);

CREATE TABLE wall (
  id text PRIMARY KEY,
  name text NOT NULL,
  area text NOT NULL REFERENCES area (code),
  direction jsonb,
  pairing_hash bytea,
  pairing_expires_at timestamptz,
  pairing_tries int NOT NULL DEFAULT 0,
  paired_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL
);

-- One table serves HTTP, sockets and revocation. `token_hash` is SHA-256 of the cookie's value.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  public_id text NOT NULL UNIQUE,
  account text REFERENCES account (id),
  wall text REFERENCES wall (id),
  created_at timestamptz NOT NULL,
  used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((account IS NULL) <> (wall IS NULL))
);
CREATE INDEX session_account ON session (account) WHERE ended_at IS NULL;

-- What the platform knows of itself: seed done, registers revision, coverage version in force.
CREATE TABLE platform (key text PRIMARY KEY, value text NOT NULL);
