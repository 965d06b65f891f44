-- The first characters of a code name the pairing it is meant for, so that a wrong one counts against that alone. Two
-- pairings under way never share a name. What was under way before has none and begins anew: it lasts five minutes.
ALTER TABLE wall ADD COLUMN pairing_name text;
UPDATE wall SET pairing_hash = NULL;
ALTER TABLE wall ADD CONSTRAINT wall_pairing_named CHECK (pairing_hash IS NULL OR pairing_name IS NOT NULL);
CREATE UNIQUE INDEX wall_pairing_name ON wall (pairing_name) WHERE pairing_hash IS NOT NULL;

ALTER TABLE unit_pairing ADD COLUMN code_name text;
UPDATE unit_pairing SET code_hash = NULL;
ALTER TABLE unit_pairing ADD CONSTRAINT unit_pairing_named CHECK (code_hash IS NULL OR code_name IS NOT NULL);
CREATE UNIQUE INDEX unit_pairing_name ON unit_pairing (code_name) WHERE code_hash IS NOT NULL;
