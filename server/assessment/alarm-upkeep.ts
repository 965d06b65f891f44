import type { AlarmEscalated } from '../../shared/model/journal.ts';
import { suppressedAlarms } from '../../shared/risk/alarm-suppression.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { desksAbove, escalationStep } from '../../shared/risk/escalation.ts';
import { endedEntry } from '../alarm-facts/hold.ts';
import { alarmFactsRepository } from '../alarm-facts/repository.ts';
import { type DueWait, waitRepository } from '../alarm-facts/waits.ts';
import { alarmRepository, withoutCounty } from '../alarms/repository.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { Journal, NewEntry } from '../journal/journal.ts';

type Parts = { database: Database; journal: Journal; clock: Clock };

/**
 * Takes due alarms to the next desks and says so, each step once. What is suppressed waits for its root, and what an open
 * incident is about for its end: a desk is at work on it, though it rose higher meanwhile and nobody has acknowledged that.
 */
async function escalate(
  due: readonly DueWait[],
  now: number,
  transaction: Queryable,
): Promise<NewEntry[]> {
  if (due.length === 0) return [];
  const at = instant(now);
  const open = await alarmRepository(transaction).openAlarms(WHOLE_CITY, transaction);
  const suppressed = suppressedAlarms(open);
  const incidents = await incidentRepository(transaction).open(WHOLE_CITY);
  const handled = new Set(incidents.flatMap(({ alarms }) => alarms));
  const stands = ({ alarm }: DueWait) => suppressed.has(alarm) || handled.has(alarm);
  const stood = due.filter(stands);
  await waitRepository(transaction).postpone(
    stood.map(({ alarm }) => alarm),
    at,
  );
  const steps = due
    .filter((wait) => !stands(wait))
    .map(({ alarm, seconds, town, since }) => ({
      alarm,
      step: escalationStep(seconds, town, now - Date.parse(since)),
    }));
  await waitRepository(transaction).escalate(steps, at);
  const alarms = await alarmRepository(transaction).byIds(steps.map(({ alarm }) => alarm));
  return steps.map(({ alarm: id, step }): NewEntry => {
    const alarm = alarms.get(id)!;
    const { county, town } = alarm;
    const escalation = { alarm: id, desk: desksAbove(town)[step - 1]!, at };
    const data: AlarmEscalated = { alarm: withoutCounty(alarm), escalation };
    return { kind: 'alarm.escalated', actor: 'system', county, town, subject: `alarm:${id}`, data };
  });
}

/**
 * What time alone does to alarms: a shelf ends, and what nobody acknowledged goes to a further desk. Whatever
 * is written is written on a condition, so that of several nodes one does it.
 */
export async function keepUpAlarms({ database, journal, clock }: Parts): Promise<void> {
  const now = clock.now();
  const at = instant(now);
  if (!(await waitRepository(database).hasWork(at))) return;
  const told = await database.transaction(async (transaction) => {
    const waits = waitRepository(transaction);
    const ended = await alarmFactsRepository(transaction).endOverdue(at);
    await waits.postponeHeld(
      ended.map(({ id }) => id),
      at,
    );
    await waits.keepTime(at);
    const escalated = await escalate(await waits.due(at), now, transaction);
    const entries = [...ended.map((hold) => endedEntry('system', hold)), ...escalated];
    await journal.append(transaction, entries);
    return entries.length;
  });
  if (told > 0) journal.announce();
}
