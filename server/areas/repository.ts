import type { Scope } from '../../shared/model/account.ts';
import type { Area } from '../../shared/model/area.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `code, level, name, parent, ${placeColumn('centre')}, bounds, households, synthetic`;

/** Areas and the coverage their shapes travel in. */
export const areaRepository = (database: Queryable) => ({
  /** City, counties, towns and functional areas in the scope; communities travel in the coverage. */
  async upToTowns(scope: Scope): Promise<Area[]> {
    const { rows } = await database.query<Area>(
      `SELECT ${COLUMNS} FROM area WHERE level <> 'community' AND ${scopeCondition(1)} ORDER BY code`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** The county and town a county or a town lies in, or null where there is none of that code. */
  async placeOf(code: string): Promise<{ county: string | null; town: string | null } | null> {
    const { rows } = await database.query<{ county: string | null; town: string | null }>(
      `SELECT county, town FROM area WHERE code = $1 AND level IN ('county', 'town')`,
      [code],
    );
    return rows[0] ?? null;
  },

  /** The coverage of that version as gzipped TopoJSON, or null. */
  async coverage(version: string): Promise<Buffer | null> {
    const { rows } = await database.query<{ bytes: Uint8Array }>(
      'SELECT topology_gzip AS bytes FROM coverage WHERE version = $1',
      [version],
    );
    return rows[0] ? Buffer.from(rows[0].bytes) : null;
  },
});
