-- What was done by a key: the same key with another wish is refused, whatever the wish is about (FAULTS.md F39). Written
-- in the transaction of the act itself, so that an act that was refused leaves its key free.
CREATE TABLE act_key (
  actor text NOT NULL,
  key text NOT NULL,
  -- SHA-256 of the route and of what was asked.
  fingerprint bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX act_key_at ON act_key (at);
