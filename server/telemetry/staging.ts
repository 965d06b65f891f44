import type { Queryable } from '../database/database.ts';

/**
 * Makes sure that this connection has a temporary table like `like`, empty at the start of every
 * transaction. Rows come into it by COPY, which costs a tenth of sending them as arrays. Names are ours,
 * never a caller's.
 */
export async function makeStaging(
  name: string,
  like: string,
  transaction: Queryable,
): Promise<void> {
  await transaction.query(
    `CREATE TEMPORARY TABLE IF NOT EXISTS ${name} (LIKE ${like}) ON COMMIT DELETE ROWS`,
  );
}
