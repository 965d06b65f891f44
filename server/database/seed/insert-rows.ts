import { expectRowCount, type Queryable } from '../database.ts';

/** A thousand rows of a few hundred bytes make one statement of less than a megabyte. */
const BATCH_ROWS = 1_000;

/**
 * Sends rows through `sql`, an INSERT that selects from `json_to_recordset($1::json)`.
 * @throws StatementRefused when a batch wrote fewer rows than it was given: on the embedded database a
 * swallowed geometry error shows itself only so
 */
export const insertRows = async (
  on: Queryable,
  sql: string,
  rows: readonly object[],
): Promise<void> => {
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch = rows.slice(start, start + BATCH_ROWS);
    expectRowCount(await on.query(sql, [JSON.stringify(batch)]), batch.length);
  }
};
