import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventRepository } from '../../../server/events/repository.ts';
import type { AlarmChanged } from '../../../shared/model/journal.ts';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { fair, twoZones, zoneCounts } from '../../support/event-city.ts';
import { COUNTIES } from '../../support/small-coverage.ts';
import { type Node, openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
let city: WatchedCity;
beforeEach(async () => {
  city = (await openWatchedCity(undefined, twoZones()))!;
});
afterEach(() => city?.close());

/** A fair is under way in both zones. */
const begin = async (changes: Partial<LargeEvent> = {}) => {
  await eventRepository(city.test.database).insert([fair(city.clock.now(), changes)]);
  await city.telemetry.refresh();
};

/** A minute passes, so that nobody's count leaps, and the zones are counted. */
const count = async (square: number | null, park: number | null, node: Node = city) => {
  city.clock.advance(MINUTE);
  const readings = zoneCounts(square, park, city.clock.now());
  if (readings.length > 0) await node.telemetry.accept('sensors', readings);
  await node.telemetry.evaluate();
};
const told = async () => {
  const entries = await city.entries();
  return entries.flatMap(({ kind, county, data }) => {
    const { alarm } = data as Partial<AlarmChanged>;
    if (alarm?.event !== 'event-fair' || kind === 'alarm.escalated') return [];
    return [{ kind, county, level: alarm.level, value: alarm.value, name: alarm.name }];
  });
};
const last = async () => (await told()).at(-1);

describe('art. 17: an event in two zones', () => {
  it('is at its number while each zone has room left, and is told at once', async () => {
    await begin();
    await count(1_500, 1_500);
    expect(await told()).toEqual([]);
    await count(3_000, 3_000);
    expect(await told()).toEqual([
      {
        ...{ kind: 'alarm.raised', level: 'red', value: 100 },
        ...{ county: COUNTIES.east, name: '示例市集' },
      },
    ]);
    for (let minute = 0; minute < 3; minute += 1) await count(1_500, 1_000);
    expect(await last()).toMatchObject({ kind: 'alarm.cleared' });
  });

  it('stays at it where a zone falls silent, and through a restart', async () => {
    await begin();
    await count(2_800, 3_300);
    for (let minute = 0; minute < 5; minute += 1) await count(2_800, null);
    for (let minute = 0; minute < 5; minute += 1) await count(100, null);
    expect(await told()).toHaveLength(1);
    const after = await city.node();
    city.clock.advance(SECOND);
    await after.telemetry.evaluate();
    expect(await told()).toHaveLength(1);
    for (let minute = 0; minute < 4; minute += 1) await count(100, 200, after);
    expect(await last()).toMatchObject({ kind: 'alarm.cleared' });
  });

  it('is judged by what is counted where nothing counts one of the zones', async () => {
    await city.test.database.query("UPDATE gathering SET stream = NULL WHERE id = 'park-east'");
    await begin({ expected: 4_000 });
    await count(4_000, null);
    expect(await last()).toMatchObject({ kind: 'alarm.raised', level: 'red' });
    for (let minute = 0; minute < 4; minute += 1) await count(2_000, null);
    expect(await last()).toMatchObject({ kind: 'alarm.cleared' });
  });

  it('is told once by two nodes', async () => {
    await begin();
    const other = await city.node();
    await count(3_000, 3_000);
    await other.telemetry.evaluate();
    await city.telemetry.evaluate();
    expect(await told()).toHaveLength(1);
  });

  it('is over with its event', async () => {
    await begin({ endsAt: new Date(city.clock.now() + 2 * MINUTE + SECOND).toISOString() });
    await count(3_000, 3_000);
    expect(await last()).toMatchObject({ kind: 'alarm.raised' });
    await count(3_000, 3_000);
    await count(3_000, 3_000);
    city.clock.advance(SECOND);
    await city.telemetry.evaluate();
    expect(await last()).toMatchObject({ kind: 'alarm.cleared' });
    const events = eventRepository(city.test.database);
    expect(await events.running()).toEqual([]);
  });

  it('has no common number where none was approved', async () => {
    await begin({ mode: 'routine_exempt' });
    await count(3_000, 3_000);
    expect(await told()).toEqual([]);
  });
});
