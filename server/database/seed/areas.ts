import { ewkbHex } from '../../../shared/geo/wkb.ts';
import type { Queryable } from '../database.ts';
import type { SeedArea, SeedGrid } from './city-tree.ts';
import { insertRows } from './insert-rows.ts';

/** The centre is a place inside the area, so that a label or a marker never lies in the neighbour's. */
const INSERT_AREAS = `
  INSERT INTO area (code, level, name, parent, county, town, households, synthetic,
    outline, centre, bounds)
  SELECT code, level, name, parent, county, town, households, synthetic,
    outline, ST_PointOnSurface(outline),
    ARRAY[ST_XMin(outline), ST_YMin(outline), ST_XMax(outline), ST_YMax(outline)]
  FROM json_to_recordset($1::json) AS given (code text, level text, name text, parent text,
    county text, town text, households int, synthetic boolean, outline geometry)`;

const INSERT_GRIDS = `
  INSERT INTO grid (code, kind, name, community, county, town, households, synthetic,
    outline, centre, area_square_metres, valid_from, recorded_at)
  SELECT code, kind, name, community, county, town, households, true,
    outline, ST_PointOnSurface(outline), ST_Area(outline::geography), at, at
  FROM json_to_recordset($1::json) AS given (code text, kind text, name text, community text,
    county text, town text, households int, outline geometry, at timestamptz)`;

const drawn = <Shape extends SeedArea | SeedGrid>(shape: Shape) => ({
  ...shape,
  outline: ewkbHex(shape.outline),
});

/** Parents first, as `areasOf` lists them. */
export const seedAreas = (on: Queryable, areas: readonly SeedArea[]): Promise<void> =>
  insertRows(on, INSERT_AREAS, areas.map(drawn));

/** @param at ISO instant from which the grids are in force */
export const seedGrids = (on: Queryable, grids: readonly SeedGrid[], at: string): Promise<void> =>
  insertRows(
    on,
    INSERT_GRIDS,
    grids.map((grid) => ({ ...drawn(grid), at })),
  );
