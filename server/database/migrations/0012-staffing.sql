-- Staff of grids as counts, patrol duty, the service item list and the tasks given to grids (arts 49, 50, 55).
-- Counts and places only: no table here says who patrols, nor which way anybody went.

-- A grid without a row was never counted, which is not the same as nobody being there.
CREATE TABLE grid_staffing (
  grid text PRIMARY KEY,
  county text NOT NULL,
  town text NOT NULL,
  full_time int NOT NULL CHECK (full_time BETWEEN 0 AND 999),
  part_time int NOT NULL CHECK (part_time BETWEEN 0 AND 999),
  volunteers int NOT NULL CHECK (volunteers BETWEEN 0 AND 9999),
  counted_on date NOT NULL,
  revision int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by text,
  synthetic boolean NOT NULL
);
CREATE INDEX grid_staffing_town ON grid_staffing (town);

-- A version is never changed or deleted; the one in force is the newest that has begun.
CREATE TABLE staffing_norm (
  version int PRIMARY KEY CHECK (version > 0),
  kinds jsonb NOT NULL,
  source text NOT NULL CHECK (source <> ''),
  confidence text NOT NULL CHECK (confidence IN ('S', 'L', 'U', 'D')),
  effective_from timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text
);

-- One duty a grid, day and shift: how many rounds, and the share of its ground as a count of coarse cells.
CREATE TABLE patrol_duty (
  grid text NOT NULL,
  day date NOT NULL,
  shift text NOT NULL CHECK (shift IN ('morning', 'afternoon', 'evening')),
  county text NOT NULL,
  town text NOT NULL,
  planned int NOT NULL CHECK (planned BETWEEN 1 AND 99),
  done int NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND 99),
  cells int NOT NULL CHECK (cells > 0),
  cells_visited int CHECK (cells_visited BETWEEN 0 AND cells),
  due_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text,
  synthetic boolean NOT NULL,
  PRIMARY KEY (grid, day, shift)
);
CREATE INDEX patrol_duty_day ON patrol_duty (day, shift);
CREATE INDEX patrol_duty_behind ON patrol_duty (due_at) WHERE done < planned;

-- The list is made by each county-level area (art. 49); `code` is the list's own.
CREATE TABLE service_item (
  id text PRIMARY KEY,
  county text NOT NULL REFERENCES area (code),
  code text NOT NULL,
  name text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  manner text NOT NULL CHECK (manner IN ('assist', 'entrust')),
  legal_basis text NOT NULL CHECK (legal_basis <> ''),
  duties text NOT NULL,
  procedure text NOT NULL,
  term_working_days int NOT NULL CHECK (term_working_days BETWEEN 1 AND 250),
  state text NOT NULL CHECK (state IN ('requested', 'admitted', 'refused', 'suspended', 'removed')),
  version int NOT NULL DEFAULT 1,
  synthetic boolean NOT NULL,
  UNIQUE (county, code),
  UNIQUE (id, county)
);

-- The history of an item. In force at a moment is what the newest step that had begun by then says.
CREATE TABLE service_item_step (
  item text NOT NULL REFERENCES service_item (id),
  version int NOT NULL,
  act text NOT NULL,
  state text NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  effective_from timestamptz NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  PRIMARY KEY (item, version)
);

-- A task is of an item of its own county's list: the key of two columns holds it to that.
CREATE TABLE grid_task (
  id text PRIMARY KEY,
  item text NOT NULL,
  grid text NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  department text NOT NULL REFERENCES department (id),
  state text NOT NULL CHECK (state IN ('assigned', 'done', 'returned')),
  return_reason text CHECK ((return_reason IS NOT NULL) = (state = 'returned')),
  assigned_at timestamptz NOT NULL,
  assigned_by text,
  due_at timestamptz NOT NULL CHECK (due_at > assigned_at),
  closed_at timestamptz CHECK ((closed_at IS NOT NULL) = (state <> 'assigned')),
  closed_by text,
  version int NOT NULL DEFAULT 1,
  synthetic boolean NOT NULL,
  FOREIGN KEY (item, county) REFERENCES service_item (id, county)
);
CREATE INDEX grid_task_grid ON grid_task (grid);
CREATE INDEX grid_task_open ON grid_task (town, due_at) WHERE state = 'assigned';
