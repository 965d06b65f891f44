import { CITY_CODE } from '../../shared/model/area.ts';
import type { Queryable } from '../database/database.ts';

/** A town an area touches, with its county. */
export type TouchedTown = { code: string; county: string };

/** The valid shape of an area and what of the city lies in it. */
export type Touched = { area: string; towns: TouchedTown[]; grids: number };

const TOWNS = `SELECT coalesce(jsonb_agg(jsonb_build_object('code', town.code, 'county', town.county)
  ORDER BY town.code), '[]') FROM area town WHERE town.level = 'town'`;
/** A neighbour that shares no more than its edge is not touched. */
const OVERLAPS = (shape: string) =>
  `${shape} && given.area AND ST_Relate(${shape}, given.area, 'T********')`;

const BY_SHAPE = `
  WITH given AS (SELECT ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_UnaryUnion(
    ST_MakeValid($1::geometry))), 3)) AS area)
  SELECT given.area::text AS area,
    (${TOWNS} AND ${OVERLAPS('town.outline')}) AS towns,
    (SELECT count(*)::int FROM grid WHERE valid_to IS NULL AND ${OVERLAPS('grid.outline')}) AS grids
  FROM given`;

const NAMED = `EXISTS (SELECT 1 FROM area named WHERE named.code = ANY ($1::text[]) AND (
  named.level = 'city' OR (named.level = 'county' AND town.county = named.code)
  OR town.code = named.town OR town.code = named.code))`;
const BY_CODE = `
  SELECT (SELECT ST_Multi(ST_Union(town.outline))::text FROM area town
      WHERE town.level = 'town' AND ${NAMED}) AS area,
    (${TOWNS} AND ${NAMED}) AS towns,
    (SELECT count(*)::int FROM grid JOIN area town ON town.code = grid.town AND town.level = 'town'
      WHERE valid_to IS NULL AND ${NAMED}) AS grids`;

const isFound = (row: Touched | undefined): row is Touched =>
  row !== undefined && row.area !== null && row.towns.length > 0;

/**
 * What of the city lies in a MultiPolygon (hexadecimal EWKB); shapes that cross themselves are made valid.
 * Null: none of it.
 */
export async function touchedByShape(shape: string, on: Queryable): Promise<Touched | null> {
  const [row] = (await on.query<Touched>(BY_SHAPE, [shape])).rows;
  return isFound(row) ? row : null;
}

/** The code of a province or of the country that ours lies in stands for the whole city. */
const ownCode = (code: string): string =>
  /^\d{2}(\d\d)?(\d\d)?$/.test(code) && CITY_CODE.startsWith(code.replace(/(00)+$/, ''))
    ? CITY_CODE
    : code;

/** What of the city administrative codes name, down to communities. Null: none of it. */
export async function touchedByCodes(
  codes: readonly string[],
  on: Queryable,
): Promise<Touched | null> {
  const [row] = (await on.query<Touched>(BY_CODE, [codes.map(ownCode)])).rows;
  return isFound(row) ? row : null;
}

const TOGETHER = `
  WITH given AS (SELECT ST_Multi(ST_CollectionExtract(ST_Union(part::geometry), 3)) AS area
    FROM unnest($1::text[]) AS part)
  SELECT given.area::text AS area,
    (SELECT count(*)::int FROM grid WHERE valid_to IS NULL AND ${OVERLAPS('grid.outline')}) AS grids
  FROM given`;

/** What several parts touch, each town once; null where none of them touches the city. */
export async function touchedTogether(
  parts: readonly (Touched | null)[],
  on: Queryable,
): Promise<Touched | null> {
  const found = parts.filter((part) => part !== null);
  if (found.length < 2) return found[0] ?? null;
  const [row] = (await on.query<Omit<Touched, 'towns'>>(TOGETHER, [found.map(({ area }) => area)]))
    .rows;
  const towns = new Map(found.flatMap((part) => part.towns.map((town) => [town.code, town])));
  return { ...row!, towns: [...towns.values()].sort((a, b) => (a.code < b.code ? -1 : 1)) };
}

/** All of it: where nobody said where. */
export const wholeCity = (on: Queryable): Promise<Touched | null> =>
  touchedByCodes([CITY_CODE], on);

type Reach = { county: string | null; town: string | null };

/**
 * Where an entry about these towns belongs, as few as can be: the whole city, whole counties, single towns.
 * Whoever reads the journal of a town reads of what touches it and of nothing else.
 */
export async function reachOf(towns: readonly TouchedTown[], on: Queryable): Promise<Reach[]> {
  const { rows } = await on.query<{ county: string; towns: number }>(
    `SELECT county, count(*)::int AS towns FROM area WHERE level = 'town' GROUP BY county`,
  );
  const own = (county: string) => towns.filter((town) => town.county === county);
  const isWhole = (row: { county: string; towns: number }) => own(row.county).length === row.towns;
  if (rows.every(isWhole)) return [{ county: null, town: null }];
  return rows.flatMap((row): Reach[] =>
    isWhole(row)
      ? [{ county: row.county, town: null }]
      : own(row.county).map(({ code, county }) => ({ county, town: code })),
  );
}

/** What of the city the grids of these codes, in force today, cover. Null: none of them exists. */
export async function touchedByGrids(
  codes: readonly string[],
  on: Queryable,
): Promise<Touched | null> {
  const { rows } = await on.query<{ area: string | null }>(
    `SELECT ST_Multi(ST_Union(outline))::text AS area FROM grid
     WHERE valid_to IS NULL AND code = ANY ($1::text[])`,
    [[...codes]],
  );
  const area = rows[0]?.area ?? null;
  return area === null ? null : touchedByShape(area, on);
}
