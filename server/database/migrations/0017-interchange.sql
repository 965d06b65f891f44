-- Other departments' units (art. 49 ¶3), base blocks to draw grids with, and keys for GIS programs.
-- County and town are those of the middle of a shape; null on a layer that was brought in for the whole city.

CREATE TABLE crosswalk_layer (
  id text PRIMARY KEY,
  name text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  county text,
  town text,
  coordinate_system text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text,
  synthetic boolean NOT NULL,
  UNIQUE (department, name)
);

CREATE TABLE crosswalk_unit (
  layer text NOT NULL REFERENCES crosswalk_layer (id) ON DELETE CASCADE,
  code text NOT NULL,
  name text NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  area_square_metres float8 NOT NULL CHECK (area_square_metres > 0),
  outline geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(outline)),
  PRIMARY KEY (layer, code)
);
CREATE INDEX crosswalk_unit_outline ON crosswalk_unit USING gist (outline);

CREATE TABLE base_block (
  id text PRIMARY KEY,
  name text NOT NULL,
  community text NOT NULL REFERENCES area (code),
  county text NOT NULL,
  town text NOT NULL,
  area_square_metres float8 NOT NULL CHECK (area_square_metres > 0),
  outline geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(outline)),
  recorded_at timestamptz NOT NULL,
  recorded_by text,
  synthetic boolean NOT NULL
);
CREATE INDEX base_block_outline ON base_block USING gist (outline);
CREATE INDEX base_block_community ON base_block (community);

-- Only the hash is kept (FAULTS.md S12); a key opens some collections of one area and nothing else.
CREATE TABLE read_key (
  prefix text PRIMARY KEY,
  name text NOT NULL,
  area text NOT NULL REFERENCES area (code),
  collections text[] NOT NULL CHECK (cardinality(collections) > 0),
  hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz
);
