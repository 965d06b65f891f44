import type { NewEntry } from '../../server/journal/journal.ts';
import type { Services } from '../../server/services.ts';

/** Commits entries and announces them, as a feature would. */
export const writeEntries = async (
  { database, journal }: Services,
  ...entries: (Pick<NewEntry, 'kind'> & Partial<NewEntry>)[]
): Promise<void> => {
  const whole = entries.map((entry) => ({
    actor: 'system',
    county: null,
    town: null,
    subject: null,
    data: {},
    ...entry,
  }));
  await database.transaction((transaction) => journal.append(transaction, whole));
  journal.announce();
};
