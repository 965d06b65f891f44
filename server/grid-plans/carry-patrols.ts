import { shiftBounds } from '../../shared/risk/patrol.ts';
import type { Descent } from '../../shared/risk/staff-descent.ts';
import type { Transaction } from '../database/database.ts';
import { patrolCarryRepository } from '../patrols/repository.ts';

/** Grids of one plan: the codes whose versions closed, those that opened, and where ground went. */
type Change = {
  closed: readonly string[];
  opened: readonly string[];
  descents: readonly Descent[];
};

/** A grid takes over the rounds of what ended and is in it now; a new one those of all it was made of. */
function takenOver({ closed, opened, descents }: Change): Descent[] {
  const [before, after] = [new Set(closed), new Set(opened)];
  return descents.filter(
    ({ from, to }) => from !== to && after.has(to) && !(before.has(to) && after.has(from)),
  );
}

/**
 * Patrols of shifts that have not begun follow the ground when a plan takes effect (arts 24, 25) [D]: no ground
 * is patrolled less often than was planned, and cells are counted of the ground a grid has then. Rounds of a shift
 * that runs, or is over, stay where they were made. Within the caller's transaction.
 * @param at ISO 8601
 * @returns the grids whose rounds are others now
 */
export async function carryPatrols(
  transaction: Transaction,
  change: Change,
  at: string,
): Promise<string[]> {
  const patrols = patrolCarryRepository(transaction);
  const shifts = await patrols.shifts([...new Set([...change.closed, ...change.opened])], at);
  const coming = shifts.filter(({ day, shift }) => shiftBounds(day, shift).begins > Date.parse(at));
  if (coming.length === 0) return [];
  const planned = await patrols.takeOver(takenOver(change), coming, at);
  await patrols.measure(change.opened, coming);
  return planned;
}
