-- Emergency supplies (art. 21): what lies where, batch by batch, and the orders on which it leaves.

-- The catalogue is data: a code by the four layers of GB/T 38565 with its source and how sure it is.
CREATE TABLE supply_item (
  id text PRIMARY KEY,
  code text NOT NULL CHECK (code ~ '^[123][0-9]{6}$'),
  name text NOT NULL,
  name_english text NOT NULL,
  unit text NOT NULL,
  unit_english text NOT NULL,
  kilograms float8 NOT NULL CHECK (kilograms > 0),
  need jsonb,
  source text NOT NULL CHECK (source <> ''),
  confidence text NOT NULL CHECK (confidence IN ('S', 'L', 'U', 'D')),
  version int NOT NULL DEFAULT 1,
  synthetic boolean NOT NULL
);

-- A depot belongs to the city (neither county nor town), a county or a town: who of them commands it.
CREATE TABLE supply_depot (
  id text PRIMARY KEY,
  name text NOT NULL,
  place geometry(Point, 4326) NOT NULL,
  county text REFERENCES area (code),
  town text REFERENCES area (code),
  department text NOT NULL REFERENCES department (id),
  common boolean NOT NULL,
  synthetic boolean NOT NULL,
  CHECK (town IS NULL OR county IS NOT NULL)
);
CREATE INDEX supply_depot_place ON supply_depot USING gist (place);

CREATE TABLE supply_minimum (
  depot text NOT NULL REFERENCES supply_depot (id),
  item text NOT NULL REFERENCES supply_item (id),
  amount int NOT NULL CHECK (amount > 0),
  PRIMARY KEY (depot, item)
);

-- Whatever is reserved is there, and nothing is ever less than nothing, whoever orders at once.
CREATE TABLE supply_batch (
  id text PRIMARY KEY,
  depot text NOT NULL REFERENCES supply_depot (id),
  item text NOT NULL REFERENCES supply_item (id),
  on_hand int NOT NULL,
  reserved int NOT NULL DEFAULT 0,
  expires_on date,
  received_at timestamptz NOT NULL,
  synthetic boolean NOT NULL,
  CONSTRAINT supply_stock_not_negative CHECK (on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand)
);
CREATE INDEX supply_batch_of ON supply_batch (depot, item);
CREATE INDEX supply_batch_expiry ON supply_batch (expires_on) WHERE on_hand > 0;

CREATE TABLE supply_order (
  id text PRIMARY KEY,
  number text NOT NULL UNIQUE,
  depot text NOT NULL REFERENCES supply_depot (id),
  issued_by text NOT NULL REFERENCES department (id),
  shelter text REFERENCES shelter (id),
  incident text REFERENCES incident (id),
  destination text NOT NULL,
  place geometry(Point, 4326),
  county text,
  town text,
  basis jsonb,
  state text NOT NULL,
  steps jsonb NOT NULL,
  signed_at timestamptz NOT NULL,
  signed_by text NOT NULL,
  act_key text,
  version int NOT NULL,
  synthetic boolean NOT NULL,
  UNIQUE (signed_by, act_key)
);
CREATE INDEX supply_order_depot ON supply_order (depot);
CREATE INDEX supply_order_incident ON supply_order (incident) WHERE incident IS NOT NULL;
CREATE INDEX supply_order_place ON supply_order USING gist (place);

-- What an order takes from each batch, and what became of it: never more than was sent.
CREATE TABLE supply_order_line (
  supply_order text NOT NULL REFERENCES supply_order (id),
  batch text NOT NULL REFERENCES supply_batch (id),
  amount int NOT NULL CHECK (amount > 0),
  received int NOT NULL DEFAULT 0 CHECK (received >= 0),
  damaged int NOT NULL DEFAULT 0 CHECK (damaged >= 0),
  returned int NOT NULL DEFAULT 0 CHECK (returned >= 0),
  missing int NOT NULL DEFAULT 0 CHECK (missing >= 0),
  PRIMARY KEY (supply_order, batch),
  CHECK (received + damaged + returned + missing <= amount)
);

-- The ledger: a batch is the sum of its lines here. Nothing leaves a depot without an order, except to be scrapped.
CREATE TABLE supply_movement (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch text NOT NULL REFERENCES supply_batch (id),
  kind text NOT NULL CHECK (kind IN ('intake', 'reserve', 'release', 'issue', 'return', 'scrap')),
  amount int NOT NULL CHECK (amount > 0),
  supply_order text REFERENCES supply_order (id),
  reason text,
  at timestamptz NOT NULL,
  by text,
  act_key text,
  UNIQUE (by, act_key),
  CHECK ((supply_order IS NULL) = (kind IN ('intake', 'scrap'))),
  CHECK (kind <> 'scrap' OR reason IS NOT NULL)
);
CREATE INDEX supply_movement_batch ON supply_movement (batch, number);
CREATE FUNCTION supply_movement_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a movement of supplies is never changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER supply_movement_stands BEFORE UPDATE OR DELETE ON supply_movement
  FOR EACH ROW EXECUTE FUNCTION supply_movement_stands();
