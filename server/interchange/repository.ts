import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Polygons } from '../../shared/import/shapes/check-shape.ts';
import type { ShapeTarget } from '../../shared/import/shapes/shape-target.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { AreaShape } from '../../shared/model/crosswalk.ts';
import type { BaseBlock } from '../../shared/wire/interchange.ts';
import { OVERLAY_DEGREES } from '../crosswalk/repository.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Repairing takes the square of the corners where all sides cross: only what is small is offered repaired. */
const MOST_REPAIRED_CORNERS = 2_000;

/** The register that shapes are kept in by their codes; null where they are kept by none. */
export type ShapeRegister = 'base_block' | 'hazard';
export const registerOf = (target: ShapeTarget): ShapeRegister | null => {
  if (target === 'blocks') return 'base_block';
  return target === 'hazard-areas' ? 'hazard' : null;
};

/** What the database says of a shape. `reason` and `at` where it is not valid. */
export type Judgement = {
  number: number;
  valid: boolean;
  reason: string | null;
  at: Position | null;
  repair: AreaShape | null;
  areaSquareMetres: number | null;
  perimeterMetres: number | null;
};

/** The area of an invalid shape is that of its repair: it has none of its own. */
const JUDGE = `
  WITH given AS (SELECT number, outline::geometry AS outline, corners
    FROM json_to_recordset($1::json) AS g (number int, outline text, corners int)),
  judged AS (SELECT *, ST_IsValidDetail(outline) AS detail FROM given),
  mended AS (SELECT *, CASE WHEN (detail).valid OR corners > ${MOST_REPAIRED_CORNERS} THEN NULL
    ELSE ST_Multi(ST_CollectionExtract(ST_MakeValid(outline), 3)) END AS repair FROM judged)
  SELECT number, (detail).valid, (detail).reason,
    CASE WHEN (detail).location IS NULL THEN NULL
      ELSE ARRAY[ST_X((detail).location), ST_Y((detail).location)] END AS at,
    ST_AsGeoJSON(repair, 15)::jsonb AS repair,
    ST_Area(CASE WHEN (detail).valid THEN outline ELSE repair END::geography) AS "areaSquareMetres",
    CASE WHEN (detail).valid THEN ST_Perimeter(outline::geography) END AS "perimeterMetres"
  FROM mended ORDER BY number`;

/** The community that the middle of a shape lies in; `inside`: square metres of it there, null where not asked. */
export type ShapeLocation = {
  number: number;
  community: string;
  town: string;
  county: string;
  inside: number | null;
};

/** The middle lies in the shape itself, whatever its form. */
const locate = (inside: string): string => `
  WITH given AS (SELECT number, outline::geometry AS outline
    FROM json_to_recordset($1::json) AS g (number int, outline text))
  SELECT g.number, a.code AS community, a.town, a.county, ${inside} AS inside
  FROM given g JOIN LATERAL (SELECT code, town, county, outline FROM area
    WHERE level = 'community' AND ST_Intersects(outline, ST_PointOnSurface(g.outline))
    ORDER BY code LIMIT 1) a ON true`;

const LOCATE = locate('NULL::float8');
const LOCATE_MEASURED = locate(
  `ST_Area(CASE WHEN ST_CoveredBy(g.outline, a.outline) THEN g.outline
    ELSE ST_Intersection(a.outline, g.outline, ${OVERLAY_DEGREES}) END::geography)`,
);

/** Boundaries within about a mile of the given boxes. */
const BOUNDARIES = `
  SELECT ST_AsGeoJSON(outline, 6)::jsonb AS outline FROM area
  WHERE level IN ('community', 'town', 'county') AND EXISTS (
    SELECT 1 FROM unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[])
      AS b (west, south, east, north)
    WHERE area.outline && ST_Expand(ST_MakeEnvelope(west, south, east, north, 4326), 0.015))
  ORDER BY code LIMIT 800`;

const INSERT_BLOCKS = `
  INSERT INTO base_block (id, name, community, county, town, area_square_metres, outline, recorded_at,
    recorded_by, synthetic)
  SELECT id, name, community, county, town, area, outline::geometry, $2, $3, $4
  FROM json_to_recordset($1::json) AS g (id text, name text, community text, county text, town text,
    area float8, outline text)`;

/** A row ready to be kept. */
export type PlacedShape = {
  number: number;
  code: string | null;
  name: string;
  polygons: Polygons;
  areaSquareMetres: number;
  community: string;
  town: string;
  county: string;
};

export const outlineHex = (polygons: Polygons): string =>
  ewkbHex({ type: 'MultiPolygon', coordinates: polygons });

/** A few hundred, or a few long ones, at a time: one statement of the whole city would hold everybody up. */
const MOST_SHAPES_A_BATCH = 300;
const MOST_CORNERS_A_BATCH = 20_000;

type Drawn = { number: number; polygons: Polygons };
const cornersOf = ({ polygons }: Drawn): number => polygons.flat(2).length;

function batchesOf(shapes: readonly Drawn[]): Drawn[][] {
  const batches: Drawn[][] = [];
  let left = 0;
  for (const shape of shapes) {
    const corners = cornersOf(shape);
    const last = batches.at(-1);
    if (last === undefined || corners > left || last.length === MOST_SHAPES_A_BATCH) {
      batches.push([shape]);
      left = MOST_CORNERS_A_BATCH;
    } else last.push(shape);
    left -= corners;
  }
  return batches;
}

async function inBatches<Row extends object>(
  on: Queryable,
  sql: string,
  shapes: readonly Drawn[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const batch of batchesOf(shapes)) {
    const given = batch.map((shape) => ({
      number: shape.number,
      outline: outlineHex(shape.polygons),
      corners: cornersOf(shape),
    }));
    rows.push(...(await on.query<Row>(sql, [JSON.stringify(given)])).rows);
  }
  return rows;
}

/** Shapes of other offices before they are kept, and base blocks. */
export const interchangeRepository = (database: Queryable) => ({
  judge: (shapes: readonly Drawn[]) => inBatches<Judgement>(database, JUDGE, shapes),

  /** @param measured with how much of each is inside its community; shapes must be valid */
  locate: (shapes: readonly Drawn[], measured: boolean) =>
    inBatches<ShapeLocation>(database, measured ? LOCATE_MEASURED : LOCATE, shapes),

  /** Rings of the boundaries of communities, towns and counties near the boxes, `[lon, lat]`. */
  async boundaries(
    boxes: readonly (readonly [number, number, number, number])[],
  ): Promise<Position[][]> {
    const columns = [0, 1, 2, 3].map((side) => boxes.map((box) => box[side]!));
    const { rows } = await database.query<{
      outline: AreaShape | { type: 'Polygon'; coordinates: Position[][] };
    }>(BOUNDARIES, columns);
    return rows.flatMap(({ outline }) =>
      outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat(),
    );
  },

  /** The codes among these that are grids in force of that community, by code. */
  async gridsInForce(codes: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await database.query<{ code: string; community: string }>(
      'SELECT code, community FROM grid WHERE code = ANY ($1::text[]) AND valid_to IS NULL',
      [[...codes]],
    );
    return new Map(rows.map(({ code, community }) => [code, community]));
  },

  /** Nobody else writes to the register before the end of the transaction. */
  async lock(register: ShapeRegister): Promise<void> {
    await database.query(`LOCK TABLE ${register} IN SHARE ROW EXCLUSIVE MODE`);
  },

  /** Those of the ids that the register has already. */
  async taken(register: ShapeRegister, ids: readonly string[]): Promise<Set<string>> {
    const sql = `SELECT id FROM ${register} WHERE id = ANY ($1::text[])`;
    const { rows } = await database.query<{ id: string }>(sql, [[...ids]]);
    return new Set(rows.map(({ id }) => id));
  },

  async departmentExists(id: string): Promise<boolean> {
    const sql = 'SELECT 1 AS found FROM department WHERE id = $1';
    return (await database.query(sql, [id])).rows.length > 0;
  },

  /** All rows or, on any error, none. @param at ISO 8601 */
  async insertBlocks(
    blocks: readonly PlacedShape[],
    { at, by, synthetic }: { at: string; by: string; synthetic: boolean },
  ): Promise<void> {
    const given = blocks.map(({ code, polygons, areaSquareMetres: area, ...rest }) => ({
      ...{ ...rest, id: code, area, outline: outlineHex(polygons) },
    }));
    const result = await database.query(INSERT_BLOCKS, [JSON.stringify(given), at, by, synthetic]);
    expectRowCount(result, blocks.length);
  },

  /** Base blocks of a community within the scope. */
  async blocks(community: string, scope: Scope): Promise<BaseBlock[]> {
    const { rows } = await database.query<BaseBlock>(
      `SELECT id, name, community, area_square_metres AS "areaSquareMetres", synthetic,
         ST_AsGeoJSON(outline, 7)::jsonb AS outline
       FROM base_block WHERE ${scopeCondition(1)} AND community = $3 ORDER BY id`,
      [...scopeParameters(scope), community],
    );
    return rows;
  },
});
