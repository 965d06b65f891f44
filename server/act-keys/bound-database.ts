import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { actKeyRepository, type DoneBefore, type KeyedAct } from './repository.ts';

/**
 * The act a request is about. `before`: what its key was found to have done, once a transaction of it has begun. `isKept`:
 * a transaction that keeps it has been committed.
 */
type ActInHand = KeyedAct & { before: DoneBefore | null; isKept: boolean };

const inHand = new AsyncLocalStorage<ActInHand>();

/** Runs `work`, whose transactions are this act's. */
export const withAct = <T>(act: KeyedAct, work: () => T): T =>
  inHand.run({ ...act, before: null, isKept: false }, work);

/** The act of the request under way; null: it has no key, or nobody asked. */
export const actInHand = (): ActInHand | null => inHand.getStore() ?? null;

/**
 * What is kept of this act; null: it was not done yet.
 * @throws Problem 422 when another act was done by this key
 */
export async function checkKey({ actor, key, fingerprint }: KeyedAct, database: Queryable) {
  const kept = await actKeyRepository(database).kept(actor, key);
  if (kept !== null && kept.fingerprint !== fingerprint) throw keyUsed();
  return kept;
}

/**
 * The first statement of the act: equal acts at the same moment go one after another from here on.
 * @throws Problem 422 when another act was done by this key
 */
async function keep(act: KeyedAct, at: string, transaction: Queryable): Promise<DoneBefore> {
  if (await actKeyRepository(transaction).keep(act, at)) return { isRepeat: false, made: null };
  const kept = await checkKey(act, transaction);
  return { isRepeat: kept !== null, made: kept?.made ?? null };
}

/**
 * The same database; a transaction of an act that has a key begins by keeping that key. So the key is kept exactly when
 * the act is done, whatever breaks between the two, and of two acts with one key the second sees what the first did.
 */
export const boundDatabase = (database: Database, clock: Clock): Database => ({
  ...database,
  async transaction(work, options) {
    const act = inHand.getStore();
    if (!act || act.isKept) return database.transaction(work, options);
    const done = await database.transaction(async (transaction) => {
      act.before = await keep(act, instant(clock.now()), transaction);
      return work(transaction);
    }, options);
    act.isKept = true;
    return done;
  },
});
