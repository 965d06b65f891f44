import type { Alarm } from '../../shared/model/alarm.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { alarmRepository, type PlacedAlarm, withoutCounty } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

const alreadyDone = (alarm: PlacedAlarm, occurrence: number, actor: string): boolean =>
  alarm.acknowledgedAt !== null &&
  alarm.acknowledgedBy === actor &&
  alarm.occurrence === occurrence;

/** Why this occurrence cannot be acknowledged now; null when it can. */
function conflictOf(alarm: PlacedAlarm, occurrence: number) {
  if (alarm.occurrence === occurrence && alarm.acknowledgedAt === null) return null;
  const { acknowledgedBy, acknowledgedAt } = alarm;
  const details = { occurrence: alarm.occurrence, acknowledgedBy, acknowledgedAt };
  return alarm.occurrence === occurrence
    ? problem(409, 'already-acknowledged', `alarm ${alarm.id} was acknowledged before`, details)
    : problem(
        409,
        'occurrence-moved-on',
        `alarm ${alarm.id} rose again: expected occurrence ${alarm.occurrence}, got ${occurrence}`,
        details,
      );
}

/**
 * Acknowledges the occurrence the caller saw, and no other (FAULTS.md F49). Said twice by the same
 * caller it is the same answer and one entry in the journal.
 * @throws Problem 403 for one that reaches beyond the caller's area, 404 outside it, 409 when it rose again or another was faster
 */
export async function acknowledge(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: number,
  occurrence: number,
): Promise<Alarm> {
  const actor = actorOf(caller);
  const alarm = await database.transaction(async (transaction) => {
    const alarms = alarmRepository(transaction);
    const found = await alarms.lock(id, caller.scope);
    if (!found) throw problem(404, 'alarm-not-found', `there is no alarm ${id} in your area`);
    if (!commandsAll(caller.scope, found)) {
      throw problem(403, 'alarm-reaches-further', `alarm ${id} reaches beyond your area`);
    }
    if (alreadyDone(found, occurrence, actor)) return found;
    const conflict = conflictOf(found, occurrence);
    if (conflict) throw conflict;
    const seen = await alarms.acknowledge(found, actor, instant(clock.now()));
    await journal.append(transaction, [seen.entry]);
    return seen.alarm;
  });
  journal.announce();
  return withoutCounty(alarm);
}
