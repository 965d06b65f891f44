import type { Queryable } from '../database/database.ts';

/** For which departments an account acts, as a column. @param account the expression of its id */
export const departmentsOf = (account: string): string =>
  `coalesce((SELECT json_agg(m.department ORDER BY m.department) FROM account_department m
    WHERE m.account = ${account}), '[]')`;

/** Departments of the register, and for which of them an account acts. */
export const departmentRepository = (database: Queryable) => ({
  /** Those of the given that are no department of the register. */
  async unknown(ids: readonly string[]): Promise<string[]> {
    const { rows } = await database.query<{ id: string }>(
      `SELECT given.id FROM unnest($1::text[]) AS given (id)
       WHERE NOT EXISTS (SELECT FROM department d WHERE d.id = given.id)`,
      [[...ids]],
    );
    return rows.map(({ id }) => id);
  },

  /** Makes these the departments an account acts for, and no others. */
  async set(account: string, ids: readonly string[]): Promise<void> {
    await database.query('DELETE FROM account_department WHERE account = $1', [account]);
    await database.query(
      'INSERT INTO account_department (account, department) SELECT $1, unnest($2::text[])',
      [account, [...ids]],
    );
  },

  /** Has an account act for every department there is. */
  async setAll(account: string): Promise<void> {
    await database.query(
      `INSERT INTO account_department (account, department) SELECT $1, id FROM department
       ON CONFLICT DO NOTHING`,
      [account],
    );
  },
});
