import { expectRowCount, type Queryable } from '../database/database.ts';

/** An act of a person as its key is kept. `fingerprint`: SHA-256 of what was asked, as hex. */
export type KeyedAct = { actor: string; key: string; fingerprint: string };

/** What was done by which key. */
export const actKeyRepository = (database: Queryable) => ({
  /** The fingerprint of what somebody did by a key; null for a key that is new. */
  async fingerprintOf(actor: string, key: string): Promise<string | null> {
    const { rows } = await database.query<{ fingerprint: string }>(
      `SELECT encode(fingerprint, 'hex') AS fingerprint FROM act_key WHERE actor = $1 AND key = $2`,
      [actor, key],
    );
    return rows[0]?.fingerprint ?? null;
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

  /** What a kept act made; null where it has not kept any. */
  async madeBy({ actor, key }: KeyedAct): Promise<string | null> {
    const { rows } = await database.query<{ made: string | null }>(
      'SELECT made FROM act_key WHERE actor = $1 AND key = $2',
      [actor, key],
    );
    return rows[0]?.made ?? null;
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
