import type { AlarmChanged } from '../../shared/model/journal.ts';
import { alarmRepository, type PlacedAlarm, withoutCounty } from '../alarms/repository.ts';
import type { Queryable } from '../database/database.ts';
import type { NewEntry } from '../journal/journal.ts';
import { eventKey, feedKey, type Happening, streamKey, watchKey } from './findings.ts';
import { type AlarmStep, nextAlarm } from './next-alarm.ts';

/**
 * Follows the alarms through everything that happened in one transaction, in order. New ones get
 * negative ids, one each, until the database gives them theirs.
 * @param last the last alarm by key; changed in place
 */
function walkAlarms(last: Map<string, PlacedAlarm>, happenings: readonly Happening[]): AlarmStep[] {
  const steps: AlarmStep[] = [];
  for (const { key, level, finding } of happenings) {
    const step = nextAlarm(last.get(key) ?? null, level, finding, -1 - steps.length);
    if (!step) continue;
    last.set(key, step.alarm);
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

type Source = 'stream' | 'watch' | 'event' | 'feed';
const KEY_OF: Readonly<Record<Source, (id: string) => string>> = {
  ...{ stream: streamKey, watch: watchKey, event: eventKey, feed: feedKey },
};
/** A stream has a feed too: what comes first and is not null raised it. */
const SOURCES = Object.keys(KEY_OF) as Source[];

async function lastAlarms(
  happenings: readonly Happening[],
  transaction: Queryable,
): Promise<Map<string, PlacedAlarm>> {
  const asked: Record<Source, Set<string>> = {
    ...{ stream: new Set(), watch: new Set(), event: new Set(), feed: new Set() },
  };
  for (const { finding } of happenings) {
    const source = SOURCES.find((one) => finding[one] !== null);
    if (source) asked[source].add(finding[source]!);
  }
  const alarms = alarmRepository(transaction);
  const lastOf: Record<Source, (ids: readonly string[]) => Promise<Map<string, PlacedAlarm>>> = {
    stream: alarms.lastOfStreams,
    watch: alarms.lastOfWatches,
    event: alarms.lastOfEvents,
    feed: alarms.lastOfFeeds,
  };
  const last = new Map<string, PlacedAlarm>();
  for (const source of SOURCES) {
    if (asked[source].size === 0) continue;
    for (const [id, alarm] of await lastOf[source]([...asked[source]])) {
      last.set(KEY_OF[source](id), alarm);
    }
  }
  return last;
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
