import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import { createSteadyAges } from '../steady-ages.ts';
import { dispatchEntries } from './entry.ts';
import { dispatchRepository } from './repository.ts';

/**
 * Tells of units that did not acknowledge in time (F40), each once: the mark is written on a condition, so that of
 * several nodes one does it. A wall clock that is set makes nobody late, nor gives anybody more time. To be called every second.
 */
export function createDispatchWatch(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): () => Promise<void> {
  const { database, journal, clock } = parts;
  const ages = createSteadyAges(clock);
  return async () => {
    const unanswered = await dispatchRepository(database).unanswered();
    const waited = ages.of(unanswered.map(({ id, sentAt }) => ({ key: id, at: sentAt })));
    const overdue = unanswered.filter(({ withinMs }, index) => waited[index]! > withinMs);
    if (overdue.length === 0) return;
    await database.transaction(async (transaction) => {
      const ids = overdue.map(({ id }) => id);
      const late = await dispatchRepository(transaction).markLate(ids);
      if (late.length === 0) return;
      await journal.append(transaction, await dispatchEntries(late, 'system', transaction));
    });
    journal.announce();
  };
}
