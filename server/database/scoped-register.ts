import type { Scope } from '../../shared/model/account.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import type { Queryable } from './database.ts';

/** Where a register stands: constants of a repository, never anything a caller sent. */
export type RegisterTable = { table: string; columns: string };

/** A point as a field of two numbers, [lon, lat]. */
export const placeColumn = (column: string, field: string = column): string =>
  `ARRAY[ST_X(${column}), ST_Y(${column})] AS "${field}"`;

/** A polygon as a GeoJSON field; 7 digits are a centimetre. */
export const outlineColumn = (column: string): string =>
  `ST_AsGeoJSON(${column}, 7)::jsonb AS "${column}"`;

/** The reads every register with an `id` offers, each kept to the asker's area in the query itself (S2). */
export const scopedRegister = <Row extends object>(
  database: Queryable,
  { table, columns }: RegisterTable,
) => ({
  async all(scope: Scope, on: Queryable = database): Promise<Row[]> {
    const sql = `SELECT ${columns} FROM ${table} WHERE ${scopeCondition(1)} ORDER BY id`;
    return (await on.query<Row>(sql, scopeParameters(scope))).rows;
  },

  /** At most `limit` rows whose id follows `after`. */
  async page(
    scope: Scope,
    { after, limit }: { after: string; limit: number },
    on: Queryable = database,
  ): Promise<Row[]> {
    const sql = `SELECT ${columns} FROM ${table} WHERE ${scopeCondition(1)} AND id > $3
      ORDER BY id LIMIT $4`;
    return (await on.query<Row>(sql, [...scopeParameters(scope), after, limit])).rows;
  },

  async byId(id: string, scope: Scope, on: Queryable = database): Promise<Row | null> {
    const sql = `SELECT ${columns} FROM ${table} WHERE ${scopeCondition(1)} AND id = $3`;
    return (await on.query<Row>(sql, [...scopeParameters(scope), id])).rows[0] ?? null;
  },
});
