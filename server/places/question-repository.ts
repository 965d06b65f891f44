import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import { type PipeAway, WIDEST_GAS_ZONE_METRES } from '../../shared/risk/gas-zones.ts';
import { type Found, MOST_NAMED, type PlaceAnswer } from '../../shared/wire/place-question.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** What is asked about: the ground, and what distances are measured from; null within a polygon. */
export type Asked = { outline: PolygonGeometry; origin: object | null };

/** Metres on the ellipsoid; a buffer's arc of 32 segments a quarter errs by 0.03 % of its radius. */
const ARC_SEGMENTS = 32;
const bufferOf = (geometry: string, metres: string): string =>
  `ST_AsGeoJSON(ST_Buffer((${geometry})::geography, ${metres}, ${ARC_SEGMENTS})::geometry, 7)::jsonb`;
const fromJson = (parameter: number): string =>
  `ST_SetSRID(ST_GeomFromGeoJSON($${parameter}::text), 4326)`;

const ASKED = `WITH asked AS MATERIALIZED (SELECT ${fromJson(3)} AS shape, ${fromJson(4)} AS origin)`;
const parameters = (scope: Scope, { outline, origin }: Asked) => [
  ...scopeParameters(scope),
  JSON.stringify(outline),
  origin === null ? null : JSON.stringify(origin),
];

type Kind = Exclude<
  keyof PlaceAnswer,
  | 'outline'
  | 'areaSquareMetres'
  | 'grids'
  | 'coveredShare'
  | 'households'
  | 'population'
  | 'alert'
  | 'gas'
>;
type Source = { table: string; name?: string; place?: string; outline?: string; more?: string };

const WATCHED = `EXISTS (SELECT 1 FROM stream s WHERE s.subject_kind = 'hazard' AND s.subject = t.id)`;
/** A unit is where it was last heard, else at its base; MakePoint of an unknown place is none. */
const UNIT_TABLE = `(SELECT r.*, coalesce(ST_SetSRID(ST_MakePoint(l.lon, l.lat), 4326), r.base) AS seen,
    CASE WHEN l.lon IS NULL THEN NULL ELSE l.at END AS heard, s.period_seconds
  FROM resource r LEFT JOIN stream s ON s.id = r.stream
  LEFT JOIN stream_latest l ON l.stream = s.number)`;

const SOURCES: Readonly<Record<Kind, Source>> = {
  hazards: {
    table: `(SELECT * FROM hazard WHERE state <> 'closed')`,
    outline: 't.outline',
    more: `t.class, t.risk, ${WATCHED} AS watched`,
  },
  protectedObjects: { table: 'protected_object', more: 't.kind' },
  streams: { table: `(SELECT * FROM stream WHERE metric <> 'position')` },
  shelters: { table: 'shelter' },
  gatherings: { table: 'gathering', outline: 't.outline' },
  units: {
    ...{ table: UNIT_TABLE, name: 't.call_sign', place: 't.seen' },
    more: 't.heard, t.period_seconds AS "periodSeconds"',
  },
};

function thingsSql({ table, name = 't.name', place = 't.place', outline, more }: Source): string {
  const shape = outline === undefined ? place : `coalesce(${outline}, ${place})`;
  const within = outline === undefined ? '' : ` OR ST_Intersects(${outline}, asked.shape)`;
  return `${ASKED}
    SELECT t.id, ${name} AS name, ${placeColumn(place, 'place')},
      ST_Distance(${shape}::geography, asked.origin::geography) AS metres,
      count(*) OVER ()::int AS total${more === undefined ? '' : `, ${more}`}
    FROM ${table} t, asked
    WHERE (ST_Intersects(${place}, asked.shape)${within}) AND ${scopeCondition(1, 't')}
    ORDER BY metres NULLS LAST, t.id LIMIT ${MOST_NAMED}`;
}

/** Micro-grids lie within others: counted they would be counted twice. $4 is ground not to be counted. */
const HOUSEHOLDS = `
  WITH asked AS MATERIALIZED (SELECT CASE WHEN $4::text IS NULL THEN ${fromJson(3)}
    ELSE ST_Difference(${fromJson(3)}, ${fromJson(4)}) END AS shape),
  part AS (
    SELECT g.households, ST_Area(g.outline::geography) AS whole,
      CASE WHEN ST_CoveredBy(g.outline, asked.shape) THEN ST_Area(g.outline::geography)
        ELSE ST_Area(ST_Intersection(g.outline, asked.shape)::geography) END AS inside
    FROM grid g, asked
    WHERE g.valid_to IS NULL AND g.kind <> 'micro' AND ST_Intersects(g.outline, asked.shape)
      AND ${scopeCondition(1, 'g')})
  SELECT coalesce(sum(households * inside / nullif(whole, 0)), 0)::float8 AS households,
    coalesce(sum(inside), 0)::float8 AS covered,
    (SELECT ST_Area(shape::geography) FROM asked) AS area
  FROM part`;

/** Grids the ground reaches into, the most people first. Micro-grids lie within others. */
const GRIDS = `${ASKED},
  part AS (
    SELECT g.code, g.name, g.households * ST_Area(ST_Intersection(g.outline, asked.shape)::geography)
      / nullif(ST_Area(g.outline::geography), 0) AS households
    FROM grid g, asked
    WHERE g.valid_to IS NULL AND g.kind <> 'micro' AND ST_Intersects(g.outline, asked.shape)
      AND ${scopeCondition(1, 'g')})
  SELECT code, name, coalesce(households, 0)::float8 AS households, count(*) OVER ()::int AS total
  FROM part ORDER BY households DESC NULLS LAST, code LIMIT ${MOST_NAMED}`;

/**
 * Pipes near the ground, nearest first, with the thickest recorded of the pressure of one that has no diameter. The box
 * is wider than the zones by what a degree shrinks here.
 */
const PIPES = `${ASKED}
  SELECT t.id, t.name, t.pressure, t.responsible_unit AS "responsibleUnit",
    ST_AsGeoJSON(t.course, 6)::jsonb -> 'coordinates' AS course,
    ST_Distance(t.course::geography, asked.shape::geography) AS "axisMetres",
    t.diameter_millimetres AS "diameterMillimetres",
    CASE WHEN t.diameter_millimetres IS NULL THEN (SELECT max(o.diameter_millimetres)
      FROM gas_pipe o WHERE o.pressure = t.pressure) END AS "thickestMillimetres"
  FROM gas_pipe t, asked
  WHERE t.course && ST_Expand(asked.shape, ${WIDEST_GAS_ZONE_METRES} / 80000.0)
    AND ST_DWithin(t.course::geography, asked.shape::geography, ${WIDEST_GAS_ZONE_METRES})
    AND ${scopeCondition(1, 't')}
  ORDER BY "axisMetres", t.id LIMIT ${MOST_NAMED}`;

/** Households by the share of each grid's ground inside, and how much of the area lies in grids. */
export type Households = { households: number; covered: number; area: number };
export type NearPipe = PipeAway & {
  id: string;
  name: string;
  responsibleUnit: string;
  course: Position[];
};
/** A unit as it was found: when it was last heard, and how often it promises to be; null: never, and not at all. */
export type SeenUnit = Found & { heard: string | null; periodSeconds: number | null };
/** Questions about ground. Shapes travel as GeoJSON, [lon, lat]; everything is measured on `geography`. */
export const questionRepository = (database: Queryable) => ({
  async around([lon, lat]: Position, metres: number): Promise<PolygonGeometry> {
    const point = 'ST_SetSRID(ST_MakePoint($1::float8, $2::float8), 4326)';
    const { rows } = await database.query<{ outline: PolygonGeometry }>(
      `SELECT ${bufferOf(point, '$3::float8')} AS outline`,
      [lon, lat, metres],
    );
    return rows[0]!.outline;
  },

  /** The ground within so many metres of a hazard's outline or place, and that itself; null: not there. */
  async aroundHazard(id: string, metres: number, scope: Scope) {
    const { rows } = await database.query<Asked & { own: object | null; origin: object }>(
      `SELECT ${bufferOf('coalesce(outline, place)', '$4::float8')} AS outline,
         ST_AsGeoJSON(coalesce(outline, place), 7)::jsonb AS origin,
         ST_AsGeoJSON(outline, 7)::jsonb AS own
       FROM hazard WHERE ${scopeCondition(1)} AND id = $3 AND state <> 'closed'`,
      [...scopeParameters(scope), id, metres],
    );
    return rows[0] ?? null;
  },

  /** @param without ground whose households do not count, as that of a plant itself */
  async households(scope: Scope, outline: PolygonGeometry, without: object | null) {
    const hole = without === null ? null : JSON.stringify(without);
    const { rows } = await database.query<Households>(HOUSEHOLDS, [
      ...scopeParameters(scope),
      JSON.stringify(outline),
      hole,
    ]);
    return rows[0]!;
  },

  async things<Item extends object>(kind: Kind, scope: Scope, asked: Asked) {
    const { rows } = await database.query<Item & { total: number }>(
      thingsSql(SOURCES[kind]),
      parameters(scope, asked),
    );
    return {
      total: rows[0]?.total ?? 0,
      items: rows.map(({ total: _, ...item }) => item as unknown as Item),
    };
  },

  async grids(scope: Scope, asked: Asked) {
    const { rows } = await database.query<{
      code: string;
      name: string | null;
      households: number;
      total: number;
    }>(GRIDS, parameters(scope, asked));
    return rows;
  },

  async pipes(scope: Scope, asked: Asked): Promise<NearPipe[]> {
    return (await database.query<NearPipe>(PIPES, parameters(scope, asked))).rows;
  },
});
