-- A unit that reported itself out of service stays so until somebody returns it.

-- Every change is a version, and the newest is in force; resource.status says the same to whoever reads the register.
CREATE TABLE unit_service (
  unit text NOT NULL REFERENCES resource (id),
  version int NOT NULL CHECK (version >= 1),
  in_service boolean NOT NULL,
  reason text NOT NULL CHECK (in_service OR reason <> ''),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (unit, version)
);
