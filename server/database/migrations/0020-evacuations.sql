-- Orders to evacuate (art. 21). Places and numbers only: no table says who was moved.

CREATE TABLE evacuation (
  id text PRIMARY KEY,
  incident text REFERENCES incident (id),
  -- Where all its grids lie in one; null otherwise.
  county text,
  town text,
  area geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(area)),
  evacuation_order jsonb NOT NULL,
  plan jsonb NOT NULL,
  opened jsonb NOT NULL,
  release int8 REFERENCES release (id),
  signed_at timestamptz NOT NULL,
  signed_by text NOT NULL,
  act_key text,
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  synthetic boolean NOT NULL,
  CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  UNIQUE (signed_by, act_key)
);
CREATE INDEX evacuation_area ON evacuation USING gist (area);

-- Places of shelters that an order promises; `inside` were there when it was signed. Free again when it ends.
CREATE TABLE evacuation_place (
  evacuation text NOT NULL REFERENCES evacuation (id),
  shelter text NOT NULL REFERENCES shelter (id),
  heads int NOT NULL CHECK (heads > 0),
  inside int NOT NULL CHECK (inside >= 0),
  PRIMARY KEY (evacuation, shelter)
);
CREATE INDEX evacuation_place_shelter ON evacuation_place (shelter);

-- What was signed stands: an order can end, and nothing else of it changes.
CREATE FUNCTION evacuation_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR NEW.plan IS DISTINCT FROM OLD.plan
    OR NEW.evacuation_order IS DISTINCT FROM OLD.evacuation_order
    OR NEW.signed_at IS DISTINCT FROM OLD.signed_at OR NEW.signed_by IS DISTINCT FROM OLD.signed_by THEN
    RAISE EXCEPTION 'a signed order to evacuate is never changed' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evacuation_stands BEFORE UPDATE OR DELETE ON evacuation
  FOR EACH ROW EXECUTE FUNCTION evacuation_stands();
