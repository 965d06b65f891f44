import type { Queryable } from '../database/database.ts';
import { type KeptCode, MOST_TRIES } from './pairing-code.ts';

/**
 * Where the codes of one kind of pairing are kept: one row for each that can be paired. All of these stand in the SQL
 * as they are: they are constants of the code, never input.
 */
type Columns = {
  table: string;
  /** Names whose pairing it is; its primary key. */
  id: string;
  name: string;
  hash: string;
  expires: string;
  tries: string;
  /** Which rows a code may be tried against at all. */
  only?: string;
};

/** How long a code holds, ISO 8601. */
type Lasting = { now: string; expiresAt: string };

/** The one way a one-time code is started and used up, whoever is paired by it. */
export const pairingCodes = ({ table, id, name, hash, expires, tries, only = 'TRUE' }: Columns) => {
  const free = `UPDATE ${table} SET ${hash} = NULL
    WHERE ${name} = $1 AND ${hash} IS NOT NULL AND ${expires} <= $2`;
  const take = `UPDATE ${table} SET ${name} = $2, ${hash} = decode($3, 'hex'), ${expires} = $4, ${tries} = 0
    WHERE ${id} = $1 AND NOT EXISTS (SELECT 1 FROM ${table} other
      WHERE other.${name} = $2 AND other.${hash} IS NOT NULL AND other.${id} <> $1)
    RETURNING ${id} AS id`;
  const count = `UPDATE ${table} SET ${tries} = ${tries} + 1
    WHERE ${name} = $1 AND ${hash} IS NOT NULL AND ${expires} > $2
      AND ${only} AND ${tries} < ${MOST_TRIES} RETURNING ${id} AS id`;
  const use = `UPDATE ${table} SET ${hash} = NULL, ${expires} = NULL
    WHERE ${id} = $1 AND ${hash} = decode($2, 'hex') RETURNING ${id} AS id`;
  const idOf = async (on: Queryable, sql: string, parameters: string[]): Promise<string | null> =>
    (await on.query<{ id: string }>(sql, parameters)).rows[0]?.id ?? null;

  return {
    /**
     * Starts a pairing of one that has its row; an earlier code of it is void. Only the code's name and hash are kept.
     * False when another pairing under way has the name; one that is too old frees it.
     */
    async start(of: string, code: KeptCode, lasting: Lasting, on: Queryable): Promise<boolean> {
      await on.query(free, [code.name, lasting.now]);
      return (await idOf(on, take, [of, code.name, code.hash, lasting.expiresAt])) !== null;
    },

    /**
     * Uses a code up and tells whose it was. Null when none in force fits: then the try counts against the pairing that
     * the code names, and no other. It is counted before it is judged, so that those sent at once count too.
     * @param now ISO 8601
     * @param on the transaction that opens the session: what fails later leaves the code as it was
     */
    async redeem(code: KeptCode, now: string, on: Queryable): Promise<string | null> {
      const named = await idOf(on, count, [code.name, now]);
      return named === null ? null : idOf(on, use, [named, code.hash]);
    },
  };
};
