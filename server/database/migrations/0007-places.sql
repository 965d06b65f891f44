-- Protected objects (危化品条例 art. 19), gas pipes, key places (regulation art. 31) and new venue types (art. 35).
-- What class of art. 19 an object is in follows from its kind: shared/model/protected-object.ts.
CREATE TABLE protected_object (
  id text PRIMARY KEY,
  kind text NOT NULL,
  name text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  grid text,
  synthetic boolean NOT NULL
);
CREATE INDEX protected_object_place ON protected_object USING gist (place);

-- The course of a pipe; its protected zone is measured from it on `geography`.
CREATE TABLE gas_pipe (
  id text PRIMARY KEY,
  name text NOT NULL,
  pressure text NOT NULL CHECK (pressure IN ('low', 'medium', 'sub-high', 'high')),
  course geometry(LineString, 4326) NOT NULL CHECK (ST_IsValid(course)),
  responsible_unit text NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  synthetic boolean NOT NULL
);
CREATE INDEX gas_pipe_course ON gas_pipe USING gist (course);

-- `revision` guards an edit against one made since it was read.
CREATE TABLE venue_type (
  id text PRIMARY KEY,
  name text NOT NULL,
  name_english text NOT NULL,
  lead_department text REFERENCES department (id),
  basis text,
  decided_at timestamptz,
  decided_by text,
  revision int NOT NULL DEFAULT 1,
  CHECK ((lead_department IS NULL) = (basis IS NULL))
);

CREATE TABLE key_place (
  id text PRIMARY KEY,
  kind text NOT NULL,
  venue_type text REFERENCES venue_type (id),
  name text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  grid text,
  manager_unit text NOT NULL,
  security_plan date,
  emergency_plan date,
  last_drill date,
  revision int NOT NULL DEFAULT 1,
  synthetic boolean NOT NULL,
  CHECK ((kind = 'new-venue') = (venue_type IS NOT NULL))
);
CREATE INDEX key_place_place ON key_place USING gist (place);
CREATE INDEX key_place_venue_type ON key_place (venue_type) WHERE venue_type IS NOT NULL;

-- The five types the regulation names. Who leads each is for the governments to declare: nobody yet.
INSERT INTO venue_type (id, name, name_english) VALUES
  ('private-cinema', '私人影院', 'Private cinema'),
  ('escape-room', '密室逃脱', 'Escape room'),
  ('script-murder', '剧本杀', 'Role-play game hall'),
  ('live-streaming', '线上直播', 'Live streaming'),
  ('ride-and-home-service', '网约服务', 'Services booked online');
