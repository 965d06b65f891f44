import { expectRowCount, type Queryable } from '../database/database.ts';

/** An act of a person as its key is kept. `fingerprint`: SHA-256 of what was asked, as hex. */
export type KeyedAct = { actor: string; key: string; fingerprint: string };

type KeptAct = Pick<KeyedAct, 'fingerprint'> & { made: string | null };

/** What an act found done by its key. `made`: by what it is found again; null where nothing was made, or it is no repeat. */
export type DoneBefore = { isRepeat: boolean; made: string | null };

/** What was done by which key. */
export const actKeyRepository = (database: Queryable) => ({
  /** What somebody did by a key, and what that made; null for a key that is new. */
  async kept(actor: string, key: string): Promise<KeptAct | null> {
    const { rows } = await database.query<KeptAct>(
      `SELECT encode(fingerprint, 'hex') AS fingerprint, made FROM act_key
       WHERE actor = $1 AND key = $2`,
      [actor, key],
    );
    return rows[0] ?? null;
  },

  /** Keeps an act; one with the same key that is under way is waited for. @param at ISO 8601 @returns false: one came first */
  async keep({ actor, key, fingerprint }: KeyedAct, at: string): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO act_key (actor, key, fingerprint, at) VALUES ($1, $2, decode($3, 'hex'), $4)
       ON CONFLICT (actor, key) DO NOTHING`,
      [actor, key, fingerprint, at],
    );
    return rowCount === 1;
  },

  /** Writes what a kept act made, over what was written before. */
  async keepMade({ actor, key }: KeyedAct, made: string): Promise<void> {
    const sql = 'UPDATE act_key SET made = $3 WHERE actor = $1 AND key = $2';
    expectRowCount(await database.query(sql, [actor, key, made]), 1);
  },

  /** @param before ISO 8601 */
  async forget(before: string): Promise<void> {
    await database.query('DELETE FROM act_key WHERE at < $1', [before]);
  },
});
