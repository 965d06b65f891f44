import type { AlarmEscalated } from '../../shared/model/journal.ts';
import { suppressedAlarms } from '../../shared/risk/alarm-suppression.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { desksAbove, escalationStep } from '../../shared/risk/escalation.ts';
import { endedEntry } from '../alarm-facts/hold.ts';
import { alarmFactsRepository } from '../alarm-facts/repository.ts';
import { type Wait, waitRepository } from '../alarm-facts/waits.ts';
import { alarmRepository, withoutCounty } from '../alarms/repository.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { Journal, NewEntry } from '../journal/journal.ts';
import { createSteadyAges } from '../steady-ages.ts';

type Parts = { database: Database; journal: Journal; clock: Clock };

/** A wait and to how many further desks its alarm should have been taken by now. */
type DueWait = Wait & { due: number };

/**
 * Takes due alarms to the next desks and says so, each step once. What is suppressed waits for its root, and what an open
 * incident is about for its end: a desk is at work on it, though it rose higher meanwhile and nobody has acknowledged that.
 */
async function escalate(
  due: readonly DueWait[],
  at: string,
  transaction: Queryable,
): Promise<NewEntry[]> {
  if (due.length === 0) return [];
  const open = await alarmRepository(transaction).openAlarms(WHOLE_CITY);
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
    .map(({ alarm, due: step }) => ({ alarm, step }));
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
 * is written is written on a condition, so that of several nodes one does it. To be called every second.
 *
 * How long an alarm waited is not the wall clock's to say: set ahead an hour, it would take all of them to the city at
 * once. A shelf ends by it, because people were told until when.
 */
export function createAlarmUpkeep({ database, journal, clock }: Parts): () => Promise<void> {
  const waits = waitRepository(database);
  const ages = createSteadyAges(clock);

  const findDue = async (): Promise<DueWait[]> => {
    const waiting = await waits.waiting();
    const waited = ages.of(waiting.map(({ alarm, since }) => ({ key: alarm, at: since })));
    return waiting
      .map((wait, index) => ({
        ...wait,
        due: escalationStep(wait.seconds, wait.town, waited[index]!),
      }))
      .filter(({ step, due }) => due > step);
  };

  const write = async (due: readonly DueWait[], at: string, transaction: Queryable) => {
    const held = waitRepository(transaction);
    const ended = await alarmFactsRepository(transaction).endOverdue(at);
    await held.postponeHeld(
      ended.map(({ id }) => id),
      at,
    );
    await held.keepTime(at);
    const unchanged = await held.lockUnchanged(due);
    const stillDue = due.filter(({ alarm }) => unchanged.has(alarm));
    const escalated = await escalate(stillDue, at, transaction);
    const entries = [...ended.map((hold) => endedEntry('system', hold)), ...escalated];
    await journal.append(transaction, entries);
    return entries.length;
  };

  return async () => {
    const at = instant(clock.now());
    const due = await findDue();
    if (due.length === 0 && !(await waits.hasWork(at))) return;
    const told = await database.transaction((transaction) => write(due, at, transaction));
    if (told > 0) journal.announce();
    // What began just now is timed from now, not from the next second.
    await findDue();
  };
}
