import type { Database, Queryable } from '../database/database.ts';
import type { Journal, NewEntry } from '../journal/journal.ts';
import type { Spoken } from '../telemetry/plan.ts';
import { changeAlarms } from './alarm-steps.ts';
import { conditionEntries, contactEntry } from './condition-entries.ts';
import { type ContactChange, contactHappening, happeningOf } from './findings.ts';
import { regradeGrids } from './grid-conditions.ts';

/**
 * Everything that follows from transitions, within the transaction that stores their cause: grids are
 * graded anew, alarms rise and clear. Without a change there is no entry.
 * @param at epoch milliseconds
 * @returns the journal entries, to be appended as the transaction's last act
 */
export async function drawConsequences(
  spoken: readonly Spoken[],
  contacts: readonly ContactChange[],
  at: number,
  transaction: Queryable,
): Promise<NewEntry[]> {
  if (spoken.length === 0 && contacts.length === 0) return [];
  const touched = new Set(spoken.flatMap(({ stream }) => stream.grid ?? []));
  const grids = await regradeGrids([...touched], at, transaction);
  const happenings = [
    ...spoken.flatMap((one) => happeningOf(one) ?? []),
    ...contacts.map(contactHappening),
  ];
  const alarms = await changeAlarms(happenings, transaction);
  // A silence is told once; that it became worse is said by its alarm.
  const news = contacts.filter(({ isWorsening }) => !isWorsening);
  return [...conditionEntries(spoken, grids), ...alarms, ...news.map(contactEntry)];
}

/**
 * Grades every grid from the registers and states as they are: at the start, and after a register was
 * changed. Says what changed, which after an ordinary restart is nothing.
 * @param at epoch milliseconds
 */
export async function regradeAll(
  { database, journal }: { database: Database; journal: Journal },
  at: number,
): Promise<void> {
  const changed = await database.transaction(async (transaction) => {
    const grids = await regradeGrids(null, at, transaction);
    await journal.append(transaction, conditionEntries([], grids));
    return grids.length;
  });
  if (changed > 0) journal.announce();
}
