import type { AlarmChanged } from '../../shared/model/journal.ts';
import { alarmSource, SOURCE_KINDS, sourceKind } from '../../shared/risk/alarm-source.ts';
import { alarmRepository, type PlacedAlarm, withoutCounty } from '../alarms/repository.ts';
import type { Queryable } from '../database/database.ts';
import type { NewEntry } from '../journal/journal.ts';
import type { Happening } from './findings.ts';
import { type AlarmStep, nextAlarm } from './next-alarm.ts';

/**
 * Follows the alarms through everything that happened in one transaction, in order. New ones get
 * negative ids, one each, until the database gives them theirs.
 * @param last the last alarm by source; changed in place
 */
function walkAlarms(last: Map<string, PlacedAlarm>, happenings: readonly Happening[]): AlarmStep[] {
  const steps: AlarmStep[] = [];
  for (const { level, finding } of happenings) {
    const source = alarmSource(finding);
    const step = nextAlarm(last.get(source) ?? null, level, finding, -1 - steps.length);
    if (!step) continue;
    last.set(source, step.alarm);
    steps.push(step);
  }
  return steps;
}

const entryOf = ({ kind, alarm }: AlarmStep): NewEntry => ({
  kind,
  actor: 'system',
  county: alarm.county,
  town: alarm.town,
  subject: `alarm:${alarm.id}`,
  data: { alarm: withoutCounty(alarm) } satisfies AlarmChanged,
});

/** The last alarm of every source of these, locked, by the source. */
async function lastAlarms(
  happenings: readonly Happening[],
  transaction: Queryable,
): Promise<Map<string, PlacedAlarm>> {
  const alarms = alarmRepository(transaction);
  const found = new Map<string, PlacedAlarm>();
  for (const kind of SOURCE_KINDS) {
    const own = happenings.filter(({ finding }) => sourceKind(finding) === kind);
    if (own.length === 0) continue;
    const ids = new Set(own.map(({ finding }) => finding[kind]!));
    const last = await alarms.lastOf(kind, [...ids]);
    for (const alarm of last) found.set(alarmSource(alarm), alarm);
  }
  return found;
}

async function withIds(steps: readonly AlarmStep[], transaction: Queryable): Promise<AlarmStep[]> {
  const temporary = [...new Set(steps.map(({ alarm }) => alarm.id).filter((id) => id < 0))];
  const given = await alarmRepository(transaction).nextIds(temporary.length);
  const ids = new Map(temporary.map((id, index) => [id, given[index]!]));
  return steps.map(({ kind, alarm }) => ({
    kind,
    alarm: { ...alarm, id: ids.get(alarm.id) ?? alarm.id },
  }));
}

/**
 * Raises, raises higher, lowers and clears within `transaction`.
 * @returns the journal entries, to be appended as its last act
 */
export async function changeAlarms(
  happenings: readonly Happening[],
  transaction: Queryable,
): Promise<NewEntry[]> {
  if (happenings.length === 0) return [];
  const walked = walkAlarms(await lastAlarms(happenings, transaction), happenings);
  if (walked.length === 0) return [];
  const steps = await withIds(walked, transaction);
  const changed = new Map<number, PlacedAlarm>();
  const raised = new Map<number, PlacedAlarm>();
  steps.forEach(({ alarm }, index) => {
    const isNew = walked[index]!.alarm.id < 0;
    (isNew ? raised : changed).set(alarm.id, alarm);
  });
  await alarmRepository(transaction).write([...changed.values()], [...raised.values()]);
  return steps.map(entryOf);
}
