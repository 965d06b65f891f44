import { type Clock, instant } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import { dispatchEntries } from './entry.ts';
import { dispatchRepository } from './repository.ts';

/**
 * Tells of units that did not acknowledge in time (F40), each once: the mark is written on a condition, so that of
 * several nodes one does it. To be called every second.
 */
export async function tellUnacknowledged(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): Promise<void> {
  const { database, journal, clock } = parts;
  const at = instant(clock.now());
  if (!(await dispatchRepository(database).hasLate(at))) return;
  await database.transaction(async (transaction) => {
    const late = await dispatchRepository(transaction).markLate(at, transaction);
    if (late.length === 0) return;
    await journal.append(transaction, await dispatchEntries(late, 'system', transaction));
  });
  journal.announce();
}
