import type { UnitOverGrid } from '../../shared/geo/crosswalk-match.ts';
import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Polygons } from '../../shared/import/shapes/check-shape.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { CrosswalkLayer, CrosswalkUnit } from '../../shared/model/crosswalk.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters, withinCondition } from '../identity/scope.ts';

export type NewLayer = Omit<CrosswalkLayer, 'units'> & {
  county: string | null;
  town: string | null;
  recordedBy: string | null;
};
export type NewUnit = {
  code: string;
  name: string;
  county: string;
  town: string;
  polygons: Polygons;
  areaSquareMetres: number;
};

const LAYERS = `
  SELECT l.id, l.name, l.department, l.recorded_at AS "recordedAt", l.coordinate_system AS system, l.synthetic,
    (SELECT count(*)::int FROM crosswalk_unit u WHERE u.layer = l.id AND ${scopeCondition(1, 'u')}) AS units
  FROM crosswalk_layer l WHERE ${scopeCondition(1, 'l')}`;

/** A millimetre: laid on such a lattice, lines that all but coincide can be overlaid at all. */
export const OVERLAY_DEGREES = 1e-8;

/**
 * A grid that lies wholly in a unit needs no cutting, which is most of the work. Units may lie over each other: what
 * they cover of a grid together is their union, where there are several and none covers it alone.
 */
const OVERLAPS = `
  WITH met AS (
    SELECT u.code AS unit, u.name AS unit_name, g.code AS grid, g.name AS grid_name, g.households,
      g.area_square_metres AS grid_area,
      CASE WHEN ST_CoveredBy(g.outline, u.outline) THEN g.outline
        ELSE ST_Intersection(g.outline, u.outline, ${OVERLAY_DEGREES}) END AS part
    FROM crosswalk_unit u JOIN grid g ON ST_Intersects(g.outline, u.outline)
    WHERE u.layer = $3 AND ${scopeCondition(1, 'g')} AND g.valid_to IS NULL AND g.kind <> 'micro'),
  measured AS (SELECT *, ST_Area(part::geography) AS inside FROM met),
  joined AS (
    SELECT grid, CASE WHEN count(*) = 1 OR max(inside) >= min(grid_area) THEN max(inside)
      ELSE ST_Area(ST_Union(part, ${OVERLAY_DEGREES})::geography) END AS covered
    FROM measured GROUP BY grid)
  SELECT unit, unit_name AS "unitName", grid, grid_name AS "gridName", households,
    grid_area AS "gridArea", inside, covered
  FROM measured JOIN joined USING (grid) ORDER BY unit, grid`;

const GRIDS_OF_COUNTIES = `
  SELECT code, name FROM grid WHERE valid_to IS NULL AND kind <> 'micro' AND ${scopeCondition(1)}
    AND county IN (SELECT county FROM crosswalk_unit WHERE layer = $3) ORDER BY code`;

const INSERT_UNITS = `
  INSERT INTO crosswalk_unit (layer, code, name, county, town, area_square_metres, outline)
  SELECT $2, code, name, county, town, area, outline::geometry
  FROM json_to_recordset($1::json) AS g (code text, name text, county text, town text, area float8,
    outline text)`;

/** Layers of other departments' units. */
export const crosswalkRepository = (database: Queryable) => ({
  async layers(scope: Scope): Promise<CrosswalkLayer[]> {
    const sql = `${LAYERS} ORDER BY l.department, l.name`;
    return (await database.query<CrosswalkLayer>(sql, scopeParameters(scope))).rows;
  },

  async layer(id: string, scope: Scope): Promise<CrosswalkLayer | null> {
    const sql = `${LAYERS} AND l.id = $3`;
    const { rows } = await database.query<CrosswalkLayer>(sql, [...scopeParameters(scope), id]);
    return rows[0] ?? null;
  },

  async units(id: string, scope: Scope): Promise<CrosswalkUnit[]> {
    const { rows } = await database.query<CrosswalkUnit>(
      `SELECT code, name, town, area_square_metres AS "areaSquareMetres",
         ST_AsGeoJSON(outline, 6)::jsonb AS outline
       FROM crosswalk_unit WHERE layer = $3 AND ${scopeCondition(1)} ORDER BY code`,
      [...scopeParameters(scope), id],
    );
    return rows;
  },

  /** Every unit of the layer with every grid in force of the scope that it touches. */
  async overlaps(id: string, scope: Scope): Promise<UnitOverGrid[]> {
    return (await database.query<UnitOverGrid>(OVERLAPS, [...scopeParameters(scope), id])).rows;
  },

  /** Code and name of every grid in force in the counties that the layer's units lie in. */
  async gridsBelow(id: string, scope: Scope): Promise<{ code: string; name: string }[]> {
    const parameters = [...scopeParameters(scope), id];
    return (await database.query<{ code: string; name: string }>(GRIDS_OF_COUNTIES, parameters))
      .rows;
  },

  /** False where the department has a layer of that name already. */
  async insert(layer: NewLayer, units: readonly NewUnit[]): Promise<boolean> {
    const { rows } = await database.query(
      `INSERT INTO crosswalk_layer (id, name, department, county, town, coordinate_system, recorded_at,
         recorded_by, synthetic)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[layer.id, layer.name, layer.department, layer.county, layer.town, layer.system],
        ...[layer.recordedAt, layer.recordedBy, layer.synthetic],
      ],
    );
    if (rows.length === 0) return false;
    const given = units.map(({ polygons, areaSquareMetres: area, ...unit }) => ({
      ...{ ...unit, area, outline: ewkbHex({ type: 'MultiPolygon', coordinates: polygons }) },
    }));
    const written = await database.query(INSERT_UNITS, [JSON.stringify(given), layer.id]);
    expectRowCount(written, units.length);
    return true;
  },

  /** Takes a layer out with its units; false where it is of a wider area than the scope, or gone. */
  async remove(id: string, scope: Scope): Promise<boolean> {
    const { rows } = await database.query(
      `DELETE FROM crosswalk_layer WHERE id = $3 AND ${withinCondition(1)} RETURNING id`,
      [...scopeParameters(scope), id],
    );
    return rows.length > 0;
  },
});
