import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import { MOST_GRIDS } from '../../shared/model/evacuation.ts';
import type { GridInArea } from '../../shared/risk/evacuation-plan.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A grid of which less is inside is not hit: a drawn border runs a little over its neighbours [D]. */
const LEAST_SHARE = 0.001;

/** A grid that an area reaches into, with where it belongs. */
export type AreaGrid = GridInArea & { county: string; community: string; inside: number };

const ASKED = `WITH asked AS MATERIALIZED (
  SELECT ST_SetSRID(ST_GeomFromGeoJSON($3::text), 4326) AS shape)`;

/**
 * Micro-grids lie within others. Who of a grid is hit gathers at a place within the part that is hit: nobody has
 * recorded better ones.
 */
const GRIDS = `${ASKED},
  part AS MATERIALIZED (
    SELECT g.code, g.name, g.town, g.county, g.community, g.households, g.outline,
      CASE WHEN ST_CoveredBy(g.outline, asked.shape) THEN g.outline
        ELSE ST_Intersection(g.outline, asked.shape) END AS hit
    FROM grid g, asked
    WHERE g.valid_to IS NULL AND g.kind <> 'micro' AND ST_Intersects(g.outline, asked.shape)
      AND ${scopeCondition(1, 'g')}),
  measured AS (
    SELECT part.*, ST_Area(hit::geography) AS inside, ST_Area(outline::geography) AS whole,
      ST_PointOnSurface(hit) AS assembly
    FROM part)
  SELECT m.code, m.name, m.town, m.county, community.name AS community, m.households,
    least(1, m.inside / m.whole)::float8 AS share, m.inside::float8 AS inside,
    ${placeColumn('m.assembly', 'assembly')}
  FROM measured m JOIN area community ON community.code = m.community
  WHERE m.inside >= m.whole * ${LEAST_SHARE}
  ORDER BY m.code LIMIT ${MOST_GRIDS + 1}`;

/** The ground of an evacuation: what of the city an area hits. */
export const groundRepository = (database: Queryable) => ({
  /** At most one more than an order may have, so that too many are noticed. */
  async gridsIn(scope: Scope, outline: PolygonGeometry): Promise<AreaGrid[]> {
    const parameters = [...scopeParameters(scope), JSON.stringify(outline)];
    return (await database.query<AreaGrid>(GRIDS, parameters)).rows;
  },
});
