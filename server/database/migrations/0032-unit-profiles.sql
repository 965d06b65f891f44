-- What units can do, how many they carry and when they are on duty (art. 20).

-- Every change is a version, and the newest is in force. A unit without one can do what its type can.
CREATE TABLE unit_profile (
  unit text NOT NULL REFERENCES resource (id),
  version int NOT NULL CHECK (version >= 1),
  skills jsonb NOT NULL CHECK (jsonb_array_length(skills) > 0),
  capacity int CHECK (capacity >= 0),
  shift jsonb,
  note text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (unit, version)
);
