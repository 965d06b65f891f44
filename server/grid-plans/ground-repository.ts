import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { PlanCommunity, PlanGrid } from '../../shared/model/grid-plan.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

type Outline = { outline: { type: string; coordinates: Position[][][] } };

/** The coverage's quantum is a millionth of a degree; what the database adds behind it is its rounding. */
const shapeOf = (column: string) => `ST_AsGeoJSON(ST_Multi(${column}), 6)::jsonb AS outline`;

const GRID_COLUMNS = `code, kind, name, community, town, households, parent, ${shapeOf('outline')}`;

const ringsOf = <Row extends Outline>(rows: readonly Row[]) =>
  rows.map(({ outline, ...row }) => ({ ...row, outline: outline.coordinates }));

/** Grids and communities as a plan starts from them. */
export const groundRepository = (database: Queryable) => ({
  /** The grids of communities in force at a moment, as it was known at that moment. */
  async gridsKnownAt(communities: readonly string[], at: string): Promise<PlanGrid[]> {
    const { rows } = await database.query<Omit<PlanGrid, 'outline'> & Outline>(
      `SELECT ${GRID_COLUMNS} FROM grid
       WHERE community = ANY ($1::text[]) AND recorded_at <= $2::timestamptz
         AND valid_from <= $2::timestamptz
         AND (valid_to IS NULL OR valid_to > $2::timestamptz OR retired_at > $2::timestamptz)
       ORDER BY code`,
      [[...communities], at],
    );
    return ringsOf(rows);
  },

  /** All grids in force of the scope. */
  async gridsInForce(scope: Scope): Promise<PlanGrid[]> {
    const { rows } = await database.query<Omit<PlanGrid, 'outline'> & Outline>(
      `SELECT ${GRID_COLUMNS} FROM grid WHERE valid_to IS NULL AND ${scopeCondition(1)} ORDER BY code`,
      scopeParameters(scope),
    );
    return ringsOf(rows);
  },

  async communities(codes: readonly string[]): Promise<PlanCommunity[]> {
    const { rows } = await database.query<Omit<PlanCommunity, 'outline'> & Outline>(
      `SELECT a.code, a.name, a.town, t.name AS "townName", ${shapeOf('a.outline')}
       FROM area a JOIN area t ON t.code = a.town
       WHERE a.level = 'community' AND a.code = ANY ($1::text[]) ORDER BY a.code`,
      [[...codes]],
    );
    return ringsOf(rows);
  },

  /** Every community of the scope with its boundary. */
  async communitiesOf(scope: Scope): Promise<PlanCommunity[]> {
    const { rows } = await database.query<{ code: string }>(
      `SELECT code FROM area WHERE level = 'community' AND ${scopeCondition(1)}`,
      scopeParameters(scope),
    );
    return groundRepository(database).communities(rows.map(({ code }) => code));
  },

  /** Where communities lie, those of the scope alone. */
  async placed(
    codes: readonly string[],
    scope: Scope,
  ): Promise<{ code: string; county: string; town: string }[]> {
    const { rows } = await database.query<{ code: string; county: string; town: string }>(
      `SELECT code, county, town FROM area WHERE level = 'community' AND code = ANY ($3::text[])
         AND ${scopeCondition(1)} ORDER BY code`,
      [...scopeParameters(scope), [...codes]],
    );
    return rows;
  },
});
