-- The tips of the public that speak of an incident. One tip is of at most one incident: the key says so.
CREATE TABLE incident_tip (
  tip text PRIMARY KEY REFERENCES tip (id),
  incident text NOT NULL REFERENCES incident (id),
  linked_at timestamptz NOT NULL,
  linked_by text NOT NULL
);
CREATE INDEX incident_tip_incident ON incident_tip (incident);
