-- Staff when grids change (arts 49, 50): what is known carries over by where the ground went, nothing is divided.

-- A row without counts: nobody knows, as without a row, since a plan changed the grid. Its revision goes on, so that a
-- count based on one of before is told apart. `carried_by`: the plan that made the row what it is; null: a count.
ALTER TABLE grid_staffing ALTER COLUMN full_time DROP NOT NULL;
ALTER TABLE grid_staffing ALTER COLUMN part_time DROP NOT NULL;
ALTER TABLE grid_staffing ALTER COLUMN volunteers DROP NOT NULL;
ALTER TABLE grid_staffing ALTER COLUMN counted_on DROP NOT NULL;
ALTER TABLE grid_staffing ADD COLUMN carried_by text REFERENCES grid_plan (id);
ALTER TABLE grid_staffing ADD CONSTRAINT grid_staffing_whole
  CHECK (num_nulls(full_time, part_time, volunteers, counted_on) IN (0, 4));

-- What was last known of the grids that one comes from, when a plan took effect or went back. Without counts:
-- that one was not counted either.
CREATE TABLE grid_staffing_source (
  grid text NOT NULL,
  at timestamptz NOT NULL,
  source text NOT NULL,
  plan text NOT NULL REFERENCES grid_plan (id),
  full_time int,
  part_time int,
  volunteers int,
  counted_on date,
  synthetic boolean NOT NULL,
  PRIMARY KEY (grid, plan, at, source),
  CHECK (num_nulls(full_time, part_time, volunteers, counted_on) IN (0, 4))
);
CREATE INDEX grid_staffing_source_plan ON grid_staffing_source (plan);
