import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import type { GroundHeight } from '../../shared/model/ground-height.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Ground that begins further from a gauge than this is not flooded by its water [D]. */
const AT_GAUGE_METRES = 500;

const INSERT = `
  INSERT INTO ground_height (id, metres, place, county, town, grid, synthetic)
  SELECT id, metres, place, county, town, grid, synthetic
  FROM json_to_recordset($1::json) AS given (id text, metres float8, place geometry,
    county text, town text, grid text, synthetic boolean)`;

/** Grids that touch in a corner alone stay parts of their own: water does not pass there. */
const LOW_GROUND = `
  WITH gauge AS (SELECT ST_SetSRID(ST_MakePoint($3, $4), 4326) AS place),
  near AS (
    SELECT g.outline, h.metres, h.synthetic FROM gauge, grid g
    LEFT JOIN LATERAL (SELECT min(metres) AS metres, bool_or(synthetic) AS synthetic
      FROM ground_height WHERE ST_Intersects(ground_height.place, g.outline)) h ON true
    WHERE ${scopeCondition(1, 'g')} AND g.valid_to IS NULL AND g.kind <> 'micro'
      AND ST_DWithin(g.outline::geography, gauge.place::geography, $6)),
  parts AS (SELECT (ST_Dump(ST_Union(outline))).geom AS part FROM near
    WHERE metres IS NULL OR metres < $5)
  SELECT (SELECT count(metres)::int FROM near) AS known, c.outline, c.grids, c.unknown, c.synthetic
  FROM (SELECT 1) one LEFT JOIN LATERAL (
    SELECT ST_AsGeoJSON(part, 7)::jsonb AS outline,
      (SELECT count(*)::int FROM near WHERE ST_Covers(part, ST_PointOnSurface(near.outline))) AS grids,
      (SELECT count(*)::int FROM near
        WHERE metres IS NULL AND ST_Covers(part, ST_PointOnSurface(near.outline))) AS unknown,
      coalesce((SELECT bool_or(synthetic) FROM near), false) AS synthetic
    FROM parts, gauge WHERE ST_DWithin(part::geography, gauge.place::geography, ${AT_GAUGE_METRES})
    ORDER BY part <-> gauge.place LIMIT 1) c ON true`;

/** `known`: grids within reach whose height is known; `unknown`: those within the ground whose is not. */
type LowGround = { known: number } & (
  | { outline: PolygonGeometry; grids: number; unknown: number; synthetic: boolean }
  | { outline: null }
);

/** Heights of the ground, as they were surveyed. */
export const groundHeightRepository = (on: Queryable) => ({
  /** All rows or, on any error, none. */
  async insert(rows: readonly GroundHeight[]): Promise<void> {
    const given = rows.map(({ place, ...row }) => ({
      ...row,
      place: ewkbHex({ type: 'Point', coordinates: place }),
    }));
    expectRowCount(await on.query(INSERT, [JSON.stringify(given)]), rows.length);
  },

  /**
   * Grids lower than a level, one beside the other from a gauge on. A grid is as low as the lowest height in it; one of which
   * no height is known counts as low, for nobody knows that it stays dry.
   * @param level metres above 吴淞基面
   * @param reach metres from the gauge within which grids are looked at
   */
  async lowGround(scope: Scope, gauge: Position, level: number, reach: number): Promise<LowGround> {
    const parameters = [...scopeParameters(scope), ...gauge, level, reach];
    return (await on.query<LowGround>(LOW_GROUND, parameters)).rows[0]!;
  },
});
