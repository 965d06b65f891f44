import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const HAZARD_GROUND = `
  SELECT ST_AsGeoJSON(CASE WHEN $4::float8 = 0 THEN outline
    ELSE ST_Buffer(coalesce(outline, place)::geography, $4::float8)::geometry END, 7)::jsonb AS outline
  FROM hazard WHERE ${scopeCondition(1)} AND id = $3 AND state <> 'closed'`;

/** A hazard's ground with so many metres around it; its outline null: it has none and no margin was asked for. */
export async function hazardGround(on: Queryable, scope: Scope, id: string, metres: number) {
  const { rows } = await on.query<{ outline: PolygonGeometry | null }>(HAZARD_GROUND, [
    ...scopeParameters(scope),
    id,
    metres,
  ]);
  return rows[0] ?? null;
}
