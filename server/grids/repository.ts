import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Grid } from '../../shared/model/grid.ts';
import { CONDITIONS } from '../../shared/model/level.ts';
import type { GridPart } from '../../shared/risk/grid-risk.ts';
import type { GridCard } from '../../shared/wire/grid-card.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

type Row = Grid & {
  communityName: string;
  townName: string;
  countyName: string;
  condition: number | null;
  conditionSince: string | null;
  parts: GridPart[] | null;
  validFrom: string;
};
type Things = Pick<GridCard, 'hazards' | 'gatherings' | 'shelters' | 'streams'>;

const GRID = `
  SELECT g.code, g.kind, g.name, g.community, g.town, g.county, ${placeColumn('g.centre', 'centre')},
    g.area_square_metres AS "areaSquareMetres", g.households, g.synthetic,
    g.valid_from AS "validFrom", community.name AS "communityName", town.name AS "townName",
    county.name AS "countyName", c.condition, c.changed_at AS "conditionSince", c.parts
  FROM grid g
  JOIN area community ON community.code = g.community
  JOIN area town ON town.code = g.town
  JOIN area county ON county.code = g.county
  LEFT JOIN grid_condition c ON c.code = g.code
  WHERE g.code = $3 AND g.valid_to IS NULL AND ${scopeCondition(1, 'g')}`;

/** Gatherings have no grid of their own: their zone may reach over several. */
const THINGS = `
  SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY id), '[]')
     FROM hazard WHERE grid = $1) AS hazards,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY p.id), '[]')
     FROM gathering p JOIN grid g ON g.code = $1 AND g.valid_to IS NULL
       AND ST_Intersects(g.outline, p.outline)) AS gatherings,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY id), '[]')
     FROM shelter WHERE grid = $1) AS shelters,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY id), '[]')
     FROM stream WHERE grid = $1 AND metric <> 'position') AS streams`;

const cardOf = (row: Row, things: Things): GridCard => {
  const { communityName, townName, countyName, condition, conditionSince, parts, ...rest } = row;
  const { validFrom, ...grid } = rest;
  return {
    grid,
    community: { code: grid.community, name: communityName },
    town: { code: grid.town, name: townName },
    county: { code: grid.county, name: countyName },
    condition: condition === null ? 'unknown' : (CONDITIONS[condition] ?? 'unknown'),
    conditionSince: conditionSince ?? validFrom,
    parts: parts ?? [],
    ...things,
  };
};

/** A grid in force as a place where people live: the rings of all its parts, `[lon, lat]`. */
export type GridShape = Pick<Grid, 'code' | 'town' | 'households'> & { rings: Position[][] };

type ShapeRow = Omit<GridShape, 'rings'> & {
  outline: { type: 'Polygon' | 'MultiPolygon'; coordinates: Position[][] | Position[][][] };
};

/** 5 digits are a metre. */
const SHAPES = `
  SELECT code, town, households, ST_AsGeoJSON(outline, 5)::jsonb AS outline
  FROM grid WHERE valid_to IS NULL AND ${scopeCondition(1)} ORDER BY code`;

/** Grids one by one; all of them travel in the coverage. */
export const gridRepository = (database: Queryable) => ({
  /** All grids in force of the scope with their shapes, for what is worked out over many. */
  async shapes(scope: Scope): Promise<GridShape[]> {
    const { rows } = await database.query<ShapeRow>(SHAPES, scopeParameters(scope));
    return rows.map(({ outline, ...grid }) => ({
      ...grid,
      rings: (outline.type === 'Polygon'
        ? outline.coordinates
        : outline.coordinates.flat()) as Position[][],
    }));
  },

  /** The card of a grid in force within the scope, or null. */
  async card(code: string, scope: Scope): Promise<GridCard | null> {
    const { rows } = await database.query<Row>(GRID, [...scopeParameters(scope), code]);
    if (!rows[0]) return null;
    const things = await database.query<Things>(THINGS, [code]);
    return cardOf(rows[0], things.rows[0]!);
  },
});
