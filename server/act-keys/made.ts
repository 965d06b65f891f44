import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import { actInHand } from './bound-database.ts';
import { actKeyRepository, type DoneBefore } from './repository.ts';

const FIRST_TIME: DoneBefore = { isRepeat: false, made: null };

/**
 * What the act in hand did before; one without a key is done for the first time. It was looked up as the first statement
 * of the act's own transaction, so that of equal acts at one moment the second sees what the first made.
 * @throws Error outside that transaction, where nobody has looked yet
 */
export function doneBefore(): DoneBefore {
  const act = actInHand();
  if (act === null) return FIRST_TIME;
  if (act.before !== null) return act.before;
  throw new Error('doneBefore: expected a transaction of the act to have begun, and none has');
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
