-- Spot heights of the ground (高程点), metres above 吴淞基面 as water levels are. A grid is as low as its lowest.
CREATE TABLE ground_height (
  id text PRIMARY KEY,
  metres float8 NOT NULL CHECK (metres BETWEEN -20 AND 2000),
  place geometry(Point, 4326) NOT NULL,
  county text NOT NULL,
  town text NOT NULL,
  grid text NOT NULL,
  synthetic boolean NOT NULL
);
CREATE INDEX ground_height_place ON ground_height USING gist (place);
