-- What units saw and are certified for (art. 20).

-- What units saw at a scene. The picture is encoded by the server; deleted, it leaves its hash.
CREATE TABLE photo (
  id text PRIMARY KEY,
  incident text NOT NULL REFERENCES incident (id),
  dispatch text NOT NULL REFERENCES dispatch (id),
  happened_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  width int NOT NULL,
  height int NOT NULL,
  sha256 bytea NOT NULL,
  picture bytea,
  thumbnail bytea,
  deleted_at timestamptz,
  CHECK ((picture IS NULL) = (deleted_at IS NOT NULL) AND (thumbnail IS NULL) = (picture IS NULL))
);
CREATE INDEX photo_incident ON photo (incident);
CREATE INDEX photo_dispatch ON photo (dispatch);
CREATE INDEX photo_kept ON photo (entered_at) WHERE deleted_at IS NULL;

-- Until when a unit is certified; every change is a version, and the newest is in force.
CREATE TABLE unit_certification (
  unit text NOT NULL REFERENCES resource (id),
  version int NOT NULL CHECK (version >= 1),
  until date NOT NULL,
  note text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (unit, version)
);
