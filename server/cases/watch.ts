import { COMMAND_DEPARTMENT } from '../../shared/model/case.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import { caseEntry } from './entry.ts';
import { caseRepository } from './repository.ts';

/**
 * Takes cases whose supervision (督办) has run out to the command body, each once, whichever node does it. To be
 * called every second.
 */
export async function escalateSupervised(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): Promise<void> {
  const { database, journal, clock } = parts;
  const at = instant(clock.now());
  if (!(await caseRepository(database).hasPassed(at))) return;
  await database.transaction(async (transaction) => {
    const cases = caseRepository(transaction);
    const entries = [];
    for (const found of await cases.lockPassed(at)) {
      const supervision = found.supervision && { ...found.supervision, escalatedAt: at };
      const isUndecided = found.state === 'undecided';
      const next = {
        ...found,
        ...{ supervision, version: found.version + 1, lead: COMMAND_DEPARTMENT },
        state: isUndecided ? found.state : ('escalated' as const),
      };
      await cases.update(next);
      const reason = found.supervision?.reason ?? null;
      const link = { act: 'escalate', from: found.lead, to: COMMAND_DEPARTMENT, reason } as const;
      await cases.addLink(found.id, { ...link, at, by: 'system' });
      const data = { act: 'case-escalate', state: next.state, lead: next.lead, reason };
      entries.push(caseEntry(next, 'system', data));
    }
    await journal.append(transaction, entries);
  });
  journal.announce();
}
