import type { Scope } from '../../shared/model/account.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** What of the picture is in no feature's repository. */
export const situationRepository = (database: Queryable) => ({
  /** `[grid code, condition code]` of every grid that is not `none`. */
  async gridConditions(scope: Scope): Promise<[string, number][]> {
    const { rows } = await database.query<{ code: string; condition: number }>(
      `SELECT code, condition FROM grid_condition
       WHERE condition <> $3 AND ${scopeCondition(1)} ORDER BY code`,
      [...scopeParameters(scope), CONDITION_CODE.none],
    );
    return rows.map(({ code, condition }) => [code, condition]);
  },

  /** Whether anything a feed sends is invented. */
  async isSynthetic(): Promise<boolean> {
    const sql = 'SELECT EXISTS (SELECT 1 FROM feed WHERE synthetic) AS found';
    const { rows } = await database.query<{ found: boolean }>(sql);
    return rows[0]!.found;
  },
});
