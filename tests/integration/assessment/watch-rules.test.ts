import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchRuleRepository } from '../../../server/watch-rules/repository.ts';
import type { AlarmChanged } from '../../../shared/model/journal.ts';
import type { WatchRule } from '../../../shared/model/watch-rule.ts';
import { gas, position, waterLevel } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { geofence, watchRule } from '../../support/watch.ts';
import { type Node, openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

let city: WatchedCity;
beforeEach(async () => {
  city = (await openWatchedCity())!;
});
afterEach(() => city?.close());

/** Water at yellow and gas at 15 %LEL in the same county, at once and cleared at once. */
const FLOODED_GAS: WatchRule = watchRule(
  {
    kind: 'combination',
    where: { kind: 'each', level: 'county' },
    joined: 'all',
    conditions: [
      {
        streams: { by: 'metric', metric: 'water-level' },
        test: { kind: 'value', direction: 'above', value: 4.2 },
        joined: 'any',
      },
      {
        streams: { by: 'name', streams: [STREAMS.gasEast] },
        test: { kind: 'value', direction: 'above', value: 15 },
        joined: 'all',
      },
    ],
  },
  { id: 'watch-flooded-gas', onDelaySeconds: 0, offDelaySeconds: 0 },
);
const ENTERS: WatchRule = watchRule(
  geofence({
    event: 'enter',
    deadbandMetres: 50,
    units: { types: [], callSigns: ['锡消101'] },
    area: { kind: 'administrative', code: TOWNS.westOne },
  }),
  { id: 'watch-enters', onDelaySeconds: 0, offDelaySeconds: 0 },
);

const record = async (rule: WatchRule, version = 1, node: Node = city) => {
  const now = new Date(city.clock.now()).toISOString();
  await watchRuleRepository(city.test.database).record({
    ...{ version, recordedAt: now, recordedBy: null },
    rule: { ...rule, effectiveFrom: now },
  });
  await node.telemetry.refresh();
};
const say = async (...readings: object[]) => {
  await city.telemetry.accept(
    (readings[0] as { lon?: number }).lon === undefined ? 'sensors' : 'units',
    readings,
  );
};
/** Time passes; the gauges of `readings` speak; every node looks. */
const step = async (ms: number, ...readings: ((at: number) => object)[]) => {
  city.clock.advance(ms);
  for (const reading of readings) await say(reading(city.clock.now()));
  await city.telemetry.evaluate();
};
const water = (metres: number) => (at: number) => waterLevel(metres, at);
const lel = (percent: number) => (at: number) => gas(percent, at);
const engineAt = (town: string) => (at: number) => position(middleOf(town), at);

const alarmsOf = async (watch: string) => {
  const entries = await city.entries();
  return entries.flatMap(({ kind, county, data }) => {
    if (!kind.startsWith('alarm.')) return [];
    const { alarm } = data as AlarmChanged;
    return alarm.watch === watch ? [{ kind, county, level: alarm.level, id: alarm.id }] : [];
  });
};
const kindsOf = async (watch: string) => (await alarmsOf(watch)).map(({ kind }) => kind);
const EAST = `watch-flooded-gas@${COUNTIES.east}`;

describe('a combination', () => {
  it('rises in the county where it holds, keeps through silence, and ends when it is over', async () => {
    await record(FLOODED_GAS);
    await step(SECOND, water(4.15), lel(14));
    expect(await alarmsOf(EAST)).toEqual([]);
    // A gauge does not jump: what changes within a second is doubted, and moves nothing.
    await step(MINUTE, water(4.22), lel(16));
    expect(await alarmsOf(EAST)).toMatchObject([
      { kind: 'alarm.raised', county: COUNTIES.east, level: 'orange' },
    ]);
    expect(await alarmsOf(`watch-flooded-gas@${COUNTIES.west}`)).toEqual([]);

    await step(10 * MINUTE);
    const standing = () =>
      city.telemetry.watchRules
        .standing()
        .find(({ place }) => place.key === COUNTIES.east && place.rule.id === FLOODED_GAS.id)!;
    expect(standing()).toMatchObject({ answer: 'unknown', memory: { level: 'orange' } });
    // Nobody acknowledged it meanwhile: like any alarm it goes to a further desk.
    expect(await kindsOf(EAST)).toEqual(['alarm.raised', 'alarm.escalated']);
    await step(SECOND, water(4.15));
    expect(standing().answer).toBe('no');
    expect((await kindsOf(EAST)).at(-1)).toBe('alarm.cleared');
  });

  it('is judged by nothing that passes while the disk is nearly full, and no reading is taken', async () => {
    await record({ ...FLOODED_GAS, offDelaySeconds: 300 });
    await step(SECOND, water(4.22), lel(16));
    await step(MINUTE, water(4.15));
    expect(await kindsOf(EAST)).toEqual(['alarm.raised']);
    city.disk.isShort = true;
    await step(30 * MINUTE);
    expect(await kindsOf(EAST)).not.toContain('alarm.cleared');
    city.disk.isShort = false;
  });

  it('writes what it saw beside its alarm', async () => {
    await record(FLOODED_GAS);
    await step(SECOND, water(4.22), lel(16));
    const { id } = (await alarmsOf(EAST))[0]!;
    const sight = await watchRuleRepository(city.test.database).sightOf(id);
    expect(sight!.parts).toMatchObject([
      { id: STREAMS.gaugeEast, answer: 'yes', value: 4.22, condition: 0 },
      { id: STREAMS.gasEast, answer: 'yes', value: 16, condition: 1 },
    ]);
  });

  it('asks the database nothing while nothing changes', async () => {
    await record(FLOODED_GAS);
    await step(SECOND, water(4.22), lel(16));
    const asked: string[] = [];
    const { database } = city.test;
    const transaction = database.transaction.bind(database);
    database.transaction = ((work: never, options: never) => {
      asked.push('transaction');
      return transaction(work, options);
    }) as typeof database.transaction;
    await step(SECOND);
    await step(SECOND);
    database.transaction = transaction;
    expect(asked).toEqual([]);
  });
});

describe('a rule that is changed or ended', () => {
  it('takes its alarm to the new level, and clears it when it ends', async () => {
    await record(FLOODED_GAS);
    await step(SECOND, water(4.22), lel(16));
    await record({ ...FLOODED_GAS, level: 'red' }, 2);
    await step(SECOND);
    await record({ ...FLOODED_GAS, retired: true }, 3);
    await step(SECOND);
    expect(await alarmsOf(EAST)).toMatchObject([
      { kind: 'alarm.raised', level: 'orange' },
      { kind: 'alarm.raised-higher', level: 'red' },
      { kind: 'alarm.cleared' },
    ]);
    const { rows } = await city.test.database.query('SELECT 1 FROM watch_latch');
    expect(rows).toEqual([]);
  });
});

describe('a fence', () => {
  it('tells of the unit that came in, once, and of nobody who was inside from the first', async () => {
    await record(ENTERS);
    await step(SECOND, engineAt(TOWNS.eastOne));
    await step(10 * MINUTE, engineAt(TOWNS.westOne));
    await step(SECOND, engineAt(TOWNS.westOne));
    expect(await kindsOf('watch-enters@engine-east')).toEqual(['alarm.raised']);
    await step(10 * MINUTE, engineAt(TOWNS.eastOne));
    expect(await kindsOf('watch-enters@engine-east')).toEqual(['alarm.raised', 'alarm.cleared']);
    await record({
      ...ENTERS,
      id: 'watch-again',
      watches: geofence({
        ...(ENTERS.watches as ReturnType<typeof geofence>),
        area: { kind: 'administrative', code: TOWNS.eastOne },
      }),
    });
    await step(SECOND, engineAt(TOWNS.eastOne));
    expect(await kindsOf('watch-again@engine-east')).toEqual([]);
  });
});

describe('several nodes, one after the other or at once', () => {
  it('find what the one before remembered: nothing is told twice or forgotten', async () => {
    await record(FLOODED_GAS);
    await step(SECOND, water(4.22), lel(16));
    const restarted = await city.node();
    await restarted.telemetry.evaluate();
    await restarted.telemetry.evaluate();
    expect(await kindsOf(EAST)).toEqual(['alarm.raised']);
    city.clock.advance(MINUTE);
    const at = city.clock.now();
    await restarted.telemetry.accept('sensors', [waterLevel(4.15, at)]);
    await restarted.telemetry.evaluate();
    expect(await kindsOf(EAST)).toEqual(['alarm.raised', 'alarm.cleared']);
  });

  it('let a delay go on over a restart, once it has run a minute', async () => {
    const slow = { ...FLOODED_GAS, onDelaySeconds: 180 };
    await record(slow);
    for (let minute = 0; minute <= 2; minute += 1) await step(MINUTE, water(4.22), lel(16));
    const restarted = await city.node();
    city.clock.advance(MINUTE);
    const at = city.clock.now();
    await restarted.telemetry.accept('sensors', [waterLevel(4.22, at), gas(16, at)]);
    await restarted.telemetry.evaluate();
    expect(await kindsOf(EAST)).toEqual(['alarm.raised']);
  });
});

describe('several nodes at the same moment', () => {
  it('tell each rising and each end once, whoever heard the reading', async () => {
    const shared = await openWatchedCity('server');
    if (!shared) return;
    const nodes = [shared, await shared.node(), await shared.node()];
    const now = new Date(shared.clock.now()).toISOString();
    await watchRuleRepository(shared.test.database).record({
      ...{ version: 1, recordedAt: now, recordedBy: null },
      rule: { ...FLOODED_GAS, effectiveFrom: now },
    });
    for (const node of nodes) await node.telemetry.refresh();
    const rounds = 8;
    for (let round = 0; round < rounds; round += 1) {
      shared.clock.advance(MINUTE);
      const at = shared.clock.now();
      const node = nodes[round % nodes.length]!;
      await node.telemetry.accept('sensors', [
        waterLevel(4.22, at),
        gas(round % 2 === 0 ? 16 : 2, at),
      ]);
      // Twice: who came too late finds it written the second time.
      for (let look = 0; look < 2; look += 1) {
        await Promise.all(nodes.map((one) => one.telemetry.evaluate()));
      }
    }
    const kinds = (await shared.entries()).flatMap(({ kind, data }) =>
      (data as Partial<AlarmChanged>).alarm?.watch === EAST && kind !== 'alarm.escalated'
        ? kind
        : [],
    );
    const levels = nodes.map((node) => {
      const standing = node.telemetry.watchRules.standing();
      return standing.find(({ place }) => place.key === COUNTIES.east)!.memory.level;
    });
    await shared.close();
    const pairs = Array.from({ length: rounds / 2 }, () => ['alarm.raised', 'alarm.cleared']);
    expect(kinds).toEqual(pairs.flat());
    expect(levels).toEqual([null, null, null]);
  });

  it('learn of an alarm whose node is gone, and end it', async () => {
    const shared = await openWatchedCity('server');
    if (!shared) return;
    const other = await shared.node();
    const now = new Date(shared.clock.now()).toISOString();
    await watchRuleRepository(shared.test.database).record({
      ...{ version: 1, recordedAt: now, recordedBy: null },
      rule: { ...FLOODED_GAS, effectiveFrom: now },
    });
    for (const node of [shared, other]) await node.telemetry.refresh();
    const say = async (node: Node, percent: number) => {
      shared.clock.advance(MINUTE);
      const at = shared.clock.now();
      await node.telemetry.accept('sensors', [waterLevel(4.22, at), gas(percent, at)]);
      await node.telemetry.evaluate();
    };
    await say(other, 16);
    const told = other.journal.head();
    await other.stop();
    await expect.poll(() => shared.journal.head()).toBeGreaterThanOrEqual(told);
    await say(shared, 2);
    const kinds = (await shared.entries()).flatMap(({ kind, data }) =>
      (data as Partial<AlarmChanged>).alarm?.watch === EAST ? kind : [],
    );
    await shared.close();
    expect(kinds).toEqual(['alarm.raised', 'alarm.cleared']);
  });
});
