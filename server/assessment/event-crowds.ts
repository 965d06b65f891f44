import type { LargeEvent } from '../../shared/model/large-event.ts';
import { CONDITION_CODE, type Level } from '../../shared/model/level.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { assessEventCrowd, type ZoneCount } from '../../shared/risk/event-crowd.ts';
import { commonLimit } from '../../shared/risk/large-event.ts';
import { type AssessmentState, initialState, type Transition } from '../../shared/risk/state.ts';
import { alarmRepository, type PlacedAlarm } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import type { Transaction } from '../database/database.ts';
import { eventRepository } from '../events/repository.ts';
import { gatheringRepository } from '../gatherings/repository.ts';
import { unmovedClock } from '../steady-clock.ts';
import { isDoubted } from '../telemetry/newest.ts';
import type { WatchedStream } from '../telemetry/watched.ts';
import { changeAlarms } from './alarm-steps.ts';
import type { Happening } from './findings.ts';
import type { JudgingParts } from './judging-parts.ts';
import { asLeader } from './leader.ts';

export type EventCrowds = {
  /** Reads which events under way have a number for several zones; after every change of a file or a register. */
  learn(): Promise<void>;
  /** Judges them. Where none has such a number it asks the database nothing. */
  evaluate(): Promise<void>;
};

/** An event under way whose zones have one number together. */
type Watched = {
  event: LargeEvent;
  limit: number;
  /** What counts its zones. One that nothing counts is in no sum: it could only hold an alarm up for ever. */
  streams: readonly WatchedStream[];
  /** That of the first of them that has one. */
  rule: Rule;
  state: AssessmentState;
  /** What was said last, which an alarm tells of. */
  said: Transition | null;
  /** The level of its alarm, as this node wrote or read it; null: it has none. */
  told: Level | null;
};

const levelOf = ({ state: { held } }: Watched): Level | null => (held === 'none' ? null : held);

function happeningOf(watched: Watched, at: string): Happening {
  const { event, streams, said } = watched;
  const first = event.zones[0]!.gathering;
  const finding = {
    ...{ rule: null, stream: null, feed: null, watch: null, event: event.id },
    cause: 'event-total' as const,
    ...{ subjectKind: 'gathering' as const, subject: first, name: event.name },
    ...{ value: said?.value ?? null, threshold: said?.threshold ?? null, unit: '%' },
    ...{ place: streams[0]!.place, county: event.county, town: event.town, grid: null, at },
    // Invented counts make no true alarm, whoever wrote the file.
    synthetic: event.synthetic || streams.some(({ synthetic }) => synthetic),
  };
  return { level: levelOf(watched), finding };
}

const endingOf = (alarm: PlacedAlarm, at: string): Happening => ({
  level: null,
  finding: { ...alarm, at },
});

/**
 * Holds the crowd of all zones of an event together against the number that was approved for it: each zone may have room
 * left while the event has none (国务院令第505号 art. 18). Every node judges every second; whoever gets the lock writes what
 * is new, and what another one wrote already is no change. After a start an alarm stands as it stood.
 */
export function createEventCrowds(parts: JudgingParts): EventCrowds {
  const { database, journal, clock, newest, catalogue } = parts;
  const steadyNow = unmovedClock(clock);
  let watched: Watched[] = [];
  let orphans: PlacedAlarm[] = [];

  const countIn = ({ number }: WatchedStream): ZoneCount => {
    const reading = newest.get(number);
    if (!reading || reading.condition === CONDITION_CODE.unknown || isDoubted(reading)) return null;
    return reading.value;
  };

  const judge = (one: Watched, now: number): void => {
    const counts = one.streams.map(countIn);
    const { state, transition } = assessEventCrowd(one.rule, one.limit, one.state, counts, now);
    one.state = state;
    one.said = transition ?? one.said;
  };

  const write = async (changed: readonly Watched[], transaction: Transaction) => {
    const at = instant(clock.now());
    const happenings = [
      ...orphans.map((alarm) => endingOf(alarm, at)),
      ...changed.map((one) => happeningOf(one, at)),
    ];
    const entries = await changeAlarms(happenings, transaction);
    await journal.append(transaction, entries);
    return entries.length;
  };

  return {
    async learn() {
      const running = await eventRepository(database).running();
      const gatherings = await gatheringRepository(database).all(WHOLE_CITY);
      const streamOf = new Map(gatherings.map(({ id, stream }) => [id, stream]));
      const standing = await alarmRepository(database).activeOfEvents();
      const before = new Map(watched.map((one) => [one.event.id, one]));
      watched = running.flatMap((event): Watched[] => {
        const limit = commonLimit(event);
        const streams = event.zones.flatMap(
          ({ gathering }) => catalogue().streamsById.get(streamOf.get(gathering) ?? '') ?? [],
        );
        const rule = streams.find((stream) => stream.rule?.kind === 'crowd')?.rule;
        if (event.state !== 'under-way' || limit === null || !rule) return [];
        const told = standing.find((alarm) => alarm.event === event.id)?.level ?? null;
        const known = before.get(event.id);
        const fresh = { ...initialState(steadyNow()), held: told ?? ('none' as const) };
        const { state = fresh, said = null } = known ?? {};
        return [{ event, limit, streams, rule, state, said, told }];
      });
      const ids = new Set(watched.map(({ event }) => event.id));
      orphans = standing.filter(({ event }) => !ids.has(event!));
    },
    async evaluate() {
      const now = steadyNow();
      for (const one of watched) judge(one, now);
      const changed = watched.filter((one) => levelOf(one) !== one.told);
      if (changed.length === 0 && orphans.length === 0) return;
      const written = await asLeader(database, (transaction) => write(changed, transaction));
      if (written === null) return;
      orphans = [];
      for (const one of changed) one.told = levelOf(one);
      if (written > 0) journal.announce();
    },
  };
}
