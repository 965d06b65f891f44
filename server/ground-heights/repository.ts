import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import type { GroundHeight } from '../../shared/model/ground-height.ts';
import { instant } from '../clock.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Ground that begins further from a gauge than this is not flooded by its water [D]. */
const AT_GAUGE_METRES = 500;

const RECORD = `
  WITH given AS (SELECT * FROM json_to_recordset($1::json) AS given (id text, metres float8,
    place geometry, county text, town text, grid text, synthetic boolean)),
  before AS (INSERT INTO ground_height_before (id, metres, place, synthetic, corrected_at, corrected_by)
    SELECT h.id, h.metres, h.place, h.synthetic, $2, $3 FROM ground_height h JOIN given USING (id))
  INSERT INTO ground_height (id, metres, place, county, town, grid, synthetic)
  SELECT id, metres, place, county, town, grid, synthetic FROM given
  ON CONFLICT (id) DO UPDATE SET metres = EXCLUDED.metres, place = EXCLUDED.place,
    county = EXCLUDED.county, town = EXCLUDED.town, grid = EXCLUDED.grid,
    synthetic = EXCLUDED.synthetic`;

const KNOWN = `
  SELECT id, metres, ARRAY[ST_X(place), ST_Y(place)] AS place, county, town, synthetic
  FROM ground_height WHERE id = ANY ($1::text[])`;

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

export type KnownHeight = Omit<GroundHeight, 'id' | 'grid'>;

/** @property at epoch milliseconds */
type Recorded = { at: number; actor: string };

/** Heights of the ground, as they were surveyed. */
export const groundHeightRepository = (on: Queryable) => ({
  /** All rows or, on any error, none. A code that is known is a correction; what was said before is kept. */
  async record(rows: readonly GroundHeight[], { at, actor }: Recorded): Promise<void> {
    const given = rows.map(({ place, ...row }) => ({
      ...row,
      place: ewkbHex({ type: 'Point', coordinates: place }),
    }));
    expectRowCount(
      await on.query(RECORD, [JSON.stringify(given), instant(at), actor]),
      rows.length,
    );
  },

  /** What is known of spots, by code. */
  async known(codes: readonly string[]): Promise<Map<string, KnownHeight>> {
    const { rows } = await on.query<KnownHeight & { id: string }>(KNOWN, [[...codes]]);
    return new Map(rows.map(({ id, ...height }) => [id, height]));
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
