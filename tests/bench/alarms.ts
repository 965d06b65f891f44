import { entriesOfGroups } from '../../client/panels/alarms/alarm-entries.ts';
import { nextSound, type SoundState, soundsBefore } from '../../client/panels/alarms/sound.ts';
import { factsOf, isSetAside } from '../../client/situation/alarm-facts.ts';
import { listAlarms } from '../../client/situation/alarm-order.ts';
import { emptyLiveState, type LiveState } from '../../client/store/live-store.ts';
import { reduceEntries } from '../../client/store/reducers/reduce-entries.ts';
import { seedCity } from '../../server/database/seed/seed-city.ts';
import type { CommittedRange } from '../../server/journal/journal.ts';
import { groupAlarms } from '../../shared/risk/alarm-groups.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { smallCity } from '../support/small-city.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';
import { type Node, startNode } from '../support/watched-city.ts';
import { type Bench, mustEqual, percentile, report } from './harness.ts';

const ALARMS = { quick: 150, long: 500 };
/** 500 in ten minutes. */
const EVERY_MS = 1_200;
const OPERATORS = 3;
/** One in so many is red, the top priority; the others are orange. */
const RED_EVERY = 20;
const VALUES = { red: 60, orange: 40 };

/** The small city with many instruments for gas at its one hazard. */
function city(count: number) {
  const small = smallCity();
  const gas = small.registers.streams.find(({ metric }) => metric === 'gas')!;
  const streams = Array.from({ length: count }, (_, index) => ({
    ...{ ...gas, id: `flood-${index}`, name: `气体 ${index}`, number: 1_000 + index },
    ...{ subjectKind: 'station' as const, subject: null },
  }));
  const registers = { ...small.registers, streams: [...small.registers.streams, ...streams] };
  return { ...small, registers };
}

/** One person's screen: the list as reduced from the journal, and what is heard there. */
function createScreen(clock: TestClock) {
  let state: LiveState = emptyLiveState();
  let sound: SoundState = { sounded: [], mutedUntil: 0 };
  let sounded = 0;
  const seen = new Set<string>();
  const hear = () => {
    const facts = factsOf(state);
    const fresh = [...state.alarms.values()].flatMap((alarm) => {
      const mark = `${alarm.id} ${alarm.occurrence} ${alarm.level}`;
      if (seen.has(mark)) return [];
      seen.add(mark);
      return [{ alarm, setAside: isSetAside(facts(alarm)), escalatedAt: null, toldAt: null }];
    });
    for (const audible of fresh.sort(soundsBefore)) {
      const next = nextSound(sound, audible, { server: clock.now(), steady: clock.now() });
      sound = next.state;
      sounded += Number(next.sounds);
    }
  };
  return {
    take({ entries, to }: CommittedRange) {
      state = reduceEntries(state, entries, to).state;
      hear();
    },
    /** Every alarm the list holds, the groups opened, in its order. */
    listed(): (string | null)[] {
      const facts = factsOf(state);
      const alarms = listAlarms(state.alarms.values(), 'all', (alarm) => isSetAside(facts(alarm)));
      return entriesOfGroups(groupAlarms(alarms), new Set(), null).flatMap((entry) =>
        entry.kind === 'group'
          ? entry.group.members.map(({ stream }) => stream)
          : [entry.alarm.stream],
      );
    },
    sounded: () => sounded,
  };
}

type Flood = { redMs: number[]; sounded: number; missing: number };

/** Until every screen's list shows the alarm; from the moment its reading was handed in. */
async function untilListed(
  screens: readonly ReturnType<typeof createScreen>[],
  stream: string,
): Promise<void> {
  while (!screens.every((screen) => screen.listed().includes(stream))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function flood(test: TestDatabase, clock: TestClock, count: number): Promise<Flood> {
  const screens = Array.from({ length: OPERATORS }, () => createScreen(clock));
  const open = async (): Promise<Node> => {
    const node = await startNode(test, clock);
    node.journal.subscribe((range) => {
      for (const screen of screens) screen.take(range);
    });
    return node;
  };
  let node = await open();
  const redMs: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index === count / 2) {
      await node.stop();
      node = await open();
    }
    const isRed = index % RED_EVERY === RED_EVERY - 1;
    const stream = `flood-${index}`;
    const value = isRed ? VALUES.red : VALUES.orange;
    const began = performance.now();
    const time = new Date(clock.now()).toISOString();
    await node.telemetry.accept('sensors', [{ stream, id: `${index}`, time, value }]);
    if (isRed) {
      await untilListed(screens, stream);
      redMs.push(performance.now() - began);
    }
    clock.advance(EVERY_MS);
  }
  await untilListed(screens, `flood-${count - 1}`);
  await node.stop();
  const missing = screens.map((screen) => {
    const listed = new Set(screen.listed());
    return Array.from({ length: count }, (_, index) => `flood-${index}`).filter(
      (stream) => !listed.has(stream),
    ).length;
  });
  const sounded = Math.max(...screens.map((screen) => screen.sounded()));
  return { redMs, sounded, missing: Math.max(...missing) };
}

/** A flood of 500 alarms in ten minutes: readings, rules, journal, three lists; a restart in the middle. */
export const bench: Bench = async ({ quick }) => {
  const count = quick ? ALARMS.quick : ALARMS.long;
  const test = await openTestDatabase();
  try {
    const clock = testClock();
    await seedCity({ database: test.database, clock, city: city(count) });
    const { redMs, sounded, missing } = await flood(test, clock, count);
    mustEqual(redMs.length, Math.floor(count / RED_EVERY), 'red alarms');
    mustEqual(sounded > 0, true, 'something was heard');
    mustEqual(missing, 0, 'alarms missing from a list');
    const note = `${count} alarms, ${OPERATORS} lists, a restart in the middle, embedded database`;
    const line = { bench: 'alarms', note };
    report(
      { ...line, case: 'red-in-list', unit: 'ms, worst', goal: '<= 2000' },
      Math.max(...redMs),
    );
    report({ ...line, case: 'red-in-list-median', unit: 'ms' }, percentile(redMs, 0.5));
    report({ ...line, case: 'sounded', unit: 'times a person', goal: '<= 10' }, sounded);
    report({ ...line, case: 'missing', unit: 'alarms', goal: '0' }, missing);
  } finally {
    await test.close();
  }
};
