import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import { actInHand } from './bound-database.ts';
import { actKeyRepository } from './repository.ts';

/**
 * What the act in hand made when it was done before, as `keepMade` was told; null: it is done for the first time, or has
 * no key. In the act's own transaction, so that of equal acts at one moment the second sees what the first made.
 */
export async function madeBefore(transaction: Queryable): Promise<string | null> {
  const act = actInHand();
  return act && actKeyRepository(transaction).madeBy(act);
}

/** Keeps what the act in hand made, for the same act sent again. @param made by what it is found again */
export async function keepMade(made: string, transaction: Queryable): Promise<void> {
  const act = actInHand();
  if (act) await actKeyRepository(transaction).keepMade(act, made);
}

/** What a first try made, as it stands now. @throws Problem 409 where nothing of it is in sight any more */
export function mustStand<Made>(made: Made | null): Made {
  if (made !== null) return made;
  throw problem(409, 'act-done-before', 'idempotency-key: it was done before, and is gone by now');
}
