-- Official warnings (预警) as others issued them, what goes out to the public, and the channels it goes by.

-- Every CAP message that was taken, word for word: what came twice, and what refers to what.
CREATE TABLE warning_message (
  sender text NOT NULL,
  identifier text NOT NULL,
  sent timestamptz NOT NULL,
  type text NOT NULL CHECK (type IN ('Alert', 'Update', 'Cancel')),
  -- `sender,identifier,sent` of the messages it is about, as CAP writes them.
  refers_to text[] NOT NULL,
  body text NOT NULL,
  received_at timestamptz NOT NULL,
  received_by text NOT NULL,
  PRIMARY KEY (sender, identifier, sent)
);
CREATE INDEX warning_message_refers ON warning_message USING gin (refers_to);

-- In force while `ended_at` is null. `counties` and `towns` are those it touches: scope is asked of them.
CREATE TABLE warning (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  sender text NOT NULL,
  identifier text NOT NULL,
  sent timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('Actual', 'Exercise', 'Test')),
  type text NOT NULL CHECK (type IN ('Alert', 'Update')),
  issuer text NOT NULL,
  event text NOT NULL,
  headline text,
  description text,
  instruction text,
  level text CHECK (level IN ('red', 'orange', 'yellow', 'blue')),
  level_origin text NOT NULL CHECK (level_origin IN ('parameter', 'severity', 'none')),
  onset timestamptz NOT NULL,
  expires timestamptz NOT NULL,
  expires_said boolean NOT NULL,
  area_description text NOT NULL,
  area_origin text NOT NULL CHECK (area_origin IN ('shape', 'code', 'unknown')),
  area geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(area)),
  counties text[] NOT NULL,
  towns text[] NOT NULL,
  grids int NOT NULL,
  refers_to text[] NOT NULL,
  source text,
  ended_at timestamptz,
  ended_by text CHECK (ended_by IN ('expired', 'cancelled', 'updated')),
  synthetic boolean NOT NULL,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX warning_area ON warning USING gist (area);
CREATE INDEX warning_in_force ON warning (expires) WHERE ended_at IS NULL;

-- Addresses of others that are asked for warnings. Their failures are shown, never hidden.
CREATE TABLE warning_source (
  id text PRIMARY KEY,
  name text NOT NULL,
  url text NOT NULL UNIQUE,
  interval_seconds int NOT NULL CHECK (interval_seconds >= 30),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  asked_at timestamptz,
  succeeded_at timestamptz,
  failed_at timestamptz,
  failure text
);

-- A release to the public: one version at a time is authoritative, the others are its trail.
CREATE TABLE release (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_at timestamptz NOT NULL
);
CREATE TABLE release_version (
  release int8 NOT NULL REFERENCES release (id),
  version int NOT NULL CHECK (version > 0),
  state text NOT NULL CHECK (state IN
    ('draft', 'reviewed', 'published', 'superseded', 'withdrawn', 'discarded')),
  body jsonb NOT NULL,
  area geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(area)),
  counties text[] NOT NULL,
  towns text[] NOT NULL,
  drafted_by text NOT NULL,
  drafted_at timestamptz NOT NULL,
  reviewed_by text,
  reviewed_at timestamptz,
  published_by text,
  published_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  reason text,
  cap_identifier text UNIQUE,
  cap_status text CHECK (cap_status IN ('Actual', 'Exercise', 'Test')),
  cap text,
  PRIMARY KEY (release, version),
  -- Another account, not merely another session (art. 70).
  CHECK (reviewed_by IS NULL OR reviewed_by <> drafted_by),
  CHECK (state NOT IN ('published', 'superseded', 'withdrawn') OR (published_by IS NOT NULL AND cap IS NOT NULL))
);
CREATE UNIQUE INDEX release_authoritative ON release_version (release) WHERE state = 'published';
CREATE UNIQUE INDEX release_in_work ON release_version (release) WHERE state IN ('draft', 'reviewed');
CREATE INDEX release_version_area ON release_version USING gist (area);

-- The message that ended a release, kept with its own identifier.
CREATE TABLE release_cancellation (
  release int8 PRIMARY KEY REFERENCES release (id),
  cap_identifier text NOT NULL UNIQUE,
  cap text NOT NULL
);

-- Ways out of the room. The secret signs what goes to a webhook: it must be readable here, and is shown once.
CREATE TABLE channel (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('webhook', 'email')),
  audience text NOT NULL CHECK (audience IN ('real', 'drill')),
  name text NOT NULL,
  address text NOT NULL,
  secret text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE TABLE outbox (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel text NOT NULL REFERENCES channel (id),
  subject text NOT NULL,
  message jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  queued_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  failure text,
  done_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_channel ON outbox (channel, id);
