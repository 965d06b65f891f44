import type { SeedHeight } from '../../../geodata/read.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

const INSERT = `
  INSERT INTO ground_height (id, metres, place, county, town, grid, synthetic)
  SELECT 'height-' || code, metres, centre, county, town, code, true
  FROM json_to_recordset($1::json) AS given (grid text, metres float8)
  JOIN grid ON code = given.grid AND valid_to IS NULL`;

/** One invented height at the centre of each grid that is given. */
export const seedGroundHeights = (on: Queryable, heights: readonly SeedHeight[]): Promise<void> =>
  insertRows(on, INSERT, heights);
