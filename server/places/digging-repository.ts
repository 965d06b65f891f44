import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import type { Digging } from '../../shared/model/digging.ts';
import type { Queryable } from '../database/database.ts';
import { outlineColumn, placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** More than are ever under way; what ends last comes first. */
const MOST_LISTED = 500;

const COLUMNS = `
  id, unit, work, ${outlineColumn('outline')}, ${placeColumn('place')}, county, town, grid,
  begins_at AS "beginsAt", ends_at AS "endsAt", zone, pipes, agreed, version,
  declared_at AS "declaredAt", declared_by AS "declaredBy", withdrawn_at AS "withdrawnAt",
  withdrawn_by AS "withdrawnBy"`;

/** Digging that units declared. */
export const diggingRepository = (database: Queryable) => ({
  async all(scope: Scope): Promise<Digging[]> {
    const { rows } = await database.query<Digging>(
      `SELECT ${COLUMNS} FROM digging WHERE ${scopeCondition(1)}
       ORDER BY ends_at DESC, id LIMIT ${MOST_LISTED}`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** One in the scope; `lock` holds it until the end of the transaction. */
  async byId(id: string, scope: Scope, lock = false): Promise<Digging | null> {
    const { rows } = await database.query<Digging>(
      `SELECT ${COLUMNS} FROM digging WHERE id = $3 AND ${scopeCondition(1)}
       ${lock ? 'FOR UPDATE' : ''}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** False when the id is taken. */
  async create(digging: Digging): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO digging (id, unit, work, outline, place, county, town, grid, begins_at, ends_at,
         zone, pipes, agreed, declared_at, declared_by)
       VALUES ($1, $2, $3, $4::geometry, $5::geometry, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (id) DO NOTHING`,
      [
        ...[digging.id, digging.unit, digging.work, ewkbHex(digging.outline)],
        ewkbHex({ type: 'Point', coordinates: digging.place }),
        ...[digging.county, digging.town, digging.grid, digging.beginsAt, digging.endsAt],
        ...[digging.zone, JSON.stringify(digging.pipes), digging.agreed, digging.declaredAt],
        digging.declaredBy,
      ],
    );
    return rowCount === 1;
  },

  async withdraw(id: string, at: string, by: string): Promise<void> {
    await database.query(
      `UPDATE digging SET withdrawn_at = $2, withdrawn_by = $3, version = version + 1 WHERE id = $1`,
      [id, at, by],
    );
  },

  /** A spot within an outline: its middle where that lies inside. */
  async spotOf(outline: PolygonGeometry): Promise<Position> {
    const { rows } = await database.query<{ spot: Position }>(
      `SELECT ARRAY[ST_X(p), ST_Y(p)] AS spot FROM (SELECT ST_PointOnSurface($1::geometry) AS p) s`,
      [ewkbHex(outline)],
    );
    return rows[0]!.spot;
  },
});
