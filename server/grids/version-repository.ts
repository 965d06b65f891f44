import type { Scope } from '../../shared/model/account.ts';
import type { CoverageVersions, GridLineage } from '../../shared/wire/grid-versions.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const MOST_VERSIONS = 500;

/** Grids and coverages over time: what was in force when, and what came of what. */
export const versionRepository = (database: Queryable) => ({
  /** The version of the coverage in force at a moment (ISO 8601), as it is known now. */
  async coverageAt(at: string): Promise<string | null> {
    const { rows } = await database.query<{ version: string }>(
      `SELECT version FROM coverage WHERE effective_from <= $1::timestamptz
       ORDER BY effective_from DESC, recorded_at DESC, version LIMIT 1`,
      [at],
    );
    return rows[0]?.version ?? null;
  },

  /** Newest first. */
  async coverages(): Promise<CoverageVersions['versions']> {
    const { rows } = await database.query<CoverageVersions['versions'][number]>(
      `SELECT c.version, c.effective_from AS "effectiveFrom", c.recorded_at AS "recordedAt",
         CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS plan
       FROM coverage c LEFT JOIN grid_plan p ON p.id = c.plan
       ORDER BY c.effective_from DESC, c.recorded_at DESC LIMIT ${MOST_VERSIONS}`,
    );
    return rows;
  },

  /** Every version of one grid, newest first; none outside the scope. */
  async versions(code: string, scope: Scope): Promise<GridLineage['versions']> {
    const { rows } = await database.query<GridLineage['versions'][number]>(
      `SELECT name, kind, households, area_square_metres AS "areaSquareMetres",
         valid_from AS "validFrom", valid_to AS "validTo", recorded_at AS "recordedAt"
       FROM grid WHERE code = $3 AND ${scopeCondition(1)} ORDER BY valid_from DESC`,
      [...scopeParameters(scope), code],
    );
    return rows;
  },

  /** What a grid came from and what came of it, by plans that took effect, newest first. */
  async steps(code: string): Promise<GridLineage['steps']> {
    const { rows } = await database.query<GridLineage['steps'][number]>(
      `SELECT l.plan, p.effective_from AS at, l.from_code AS "from", l.to_code AS "to",
         l.area_square_metres AS "areaSquareMetres", l.share
       FROM grid_lineage l JOIN grid_plan p ON p.id = l.plan AND p.effective_at IS NOT NULL
       WHERE l.from_code = $1 OR l.to_code = $1
       ORDER BY p.effective_from DESC, l.from_code, l.to_code`,
      [code],
    );
    return rows;
  },
});
