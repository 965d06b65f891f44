import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alarmRepository } from '../../../server/alarms/repository.ts';
import type { Scope } from '../../../shared/model/account.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { gas } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const CITY: Scope = { county: null, town: null };
const EAST: Scope = { county: COUNTIES.east, town: null };
const WEST: Scope = { county: COUNTIES.west, town: null };
const PAST_THE_DELAY_MS = 6_000;
const PAST_THE_OFF_DELAY_MS = 301_000;

let city: WatchedCity;
beforeAll(async () => {
  city = (await openWatchedCity())!;
});
afterAll(() => city?.close());

const open = (scope = CITY) => alarmRepository(city.test.database).openAlarms(scope);
const acknowledge = (id: number) =>
  city.test.database.query(
    `UPDATE alarm SET acknowledged_at = now(), acknowledged_by = 'desk' WHERE id = $1`,
    [id],
  );
/** Says the same value until the rule's delay is over. */
const say = async (value: number, lastsMs = PAST_THE_DELAY_MS) => {
  city.clock.advance(1_000);
  await city.telemetry.accept('sensors', [gas(value, city.clock.now())]);
  city.clock.advance(lastsMs);
  await city.telemetry.accept('sensors', [gas(value, city.clock.now())]);
};
/** Of what the journal last said of alarms; a feed that spoke after a long time is told beside them. */
const lastKinds = async (count: number) => {
  const kinds = (await city.entries()).map(({ kind }) => kind);
  return kinds.filter((kind) => kind !== 'feed.recovered').slice(-count);
};
const gradeOf = async (grid: string) => {
  const { rows } = await city.test.database.query<{ condition: number; parts: unknown }>(
    'SELECT condition, parts FROM grid_condition WHERE code = $1',
    [grid],
  );
  return rows[0]!;
};

describe('an alarm', () => {
  it('rises with the band, names its threshold, and is told with the change of conditions', async () => {
    await say(1);
    await say(25);
    const [alarm] = await open();
    expect(alarm).toMatchObject({
      rule: 'gas-lel',
      cause: 'band',
      stream: STREAMS.gasEast,
      level: 'yellow',
      occurrence: 1,
      active: true,
      value: 25,
      threshold: 20,
      unit: '%LEL',
      town: TOWNS.eastOne,
    });
    expect(await lastKinds(2)).toEqual(['conditions.changed', 'alarm.raised']);
    const entry = (await city.entries()).at(-1)!;
    expect(entry.data).toEqual({ alarm });
    expect(entry).toMatchObject({ county: COUNTIES.east, town: TOWNS.eastOne, actor: 'system' });
  });

  it('counts in its grid, beside the hazard that was assessed beforehand', async () => {
    const { condition, parts } = await gradeOf(gridOf(TOWNS.eastOne, 1));
    expect(condition).toBe(CONDITION_CODE.orange);
    expect(parts).toContainEqual({ kind: 'hazard', id: 'chemical-east', condition: 'orange' });
    expect(parts).toContainEqual({ kind: 'stream', id: STREAMS.gasEast, condition: 'yellow' });
  });

  it('is seen in its county and not in the other', async () => {
    expect(await open(EAST)).toHaveLength(1);
    expect(await open(WEST)).toEqual([]);
  });

  it('that rises higher is a new occurrence, which nobody has acknowledged', async () => {
    const [yellow] = await open();
    await acknowledge(yellow!.id);
    await say(60);
    const [red] = await open();
    expect(red).toMatchObject({
      id: yellow!.id,
      level: 'red',
      occurrence: 2,
      acknowledgedAt: null,
      raisedAt: yellow!.raisedAt,
    });
    expect(await lastKinds(1)).toEqual(['alarm.raised-higher']);
    expect((await gradeOf(gridOf(TOWNS.eastOne, 1))).condition).toBe(CONDITION_CODE.red);
  });

  it('is lowered with its acknowledgement, and cleared', async () => {
    const [red] = await open();
    await acknowledge(red!.id);
    await say(25, PAST_THE_OFF_DELAY_MS);
    const [lowered] = await open();
    expect(lowered).toMatchObject({ level: 'yellow', occurrence: 2, acknowledgedBy: 'desk' });
    await say(0, PAST_THE_OFF_DELAY_MS);
    expect(await open()).toEqual([]);
    expect(await lastKinds(1)).toEqual(['alarm.cleared']);
    expect((await gradeOf(gridOf(TOWNS.eastOne, 1))).condition).toBe(CONDITION_CODE.orange);
  });

  it('that comes back before anybody saw the last one is the same line, counted up', async () => {
    await say(25);
    const [first] = await open();
    await say(0, PAST_THE_OFF_DELAY_MS);
    expect(await open()).toMatchObject([{ id: first!.id, active: false, acknowledgedAt: null }]);
    await say(25);
    expect(await open()).toMatchObject([
      { id: first!.id, active: true, occurrence: first!.occurrence + 1, clearedAt: null },
    ]);
  });

  it('that rises and clears within one batch leaves both in the journal', async () => {
    await say(0, PAST_THE_OFF_DELAY_MS);
    const start = city.clock.now() + 1_000;
    city.clock.advance(400_000);
    await city.telemetry.accept('sensors', [
      gas(0, start + 310_000),
      gas(55, start),
      gas(0, start + 8_000),
      gas(55, start + 6_000),
    ]);
    expect(await lastKinds(2)).toEqual(['alarm.raised', 'alarm.cleared']);
    expect((await open()) as Partial<Alarm>[]).toMatchObject([{ active: false, level: 'red' }]);
  });

  it('that rises again elsewhere, as a vehicle’s does, is found at its new place', async () => {
    const { database } = city.test;
    const alarms = alarmRepository(database);
    const [id] = (await open()).map((alarm) => alarm.id);
    const before = (await alarms.byIds([id!])).get(id!)!;
    const elsewhere = {
      ...{ place: middleOf(TOWNS.westOne), county: COUNTIES.west, town: TOWNS.westOne },
      ...{ grid: gridOf(TOWNS.westOne, 1), name: '西镇' },
    };
    await database.transaction((transaction) =>
      alarmRepository(transaction).write(
        [{ ...before, ...elsewhere, active: true, clearedAt: null }],
        [],
      ),
    );
    expect((await alarms.byIds([id!])).get(id!)).toMatchObject(elsewhere);
    expect(await open(EAST)).toEqual([]);
    expect(await open(WEST)).toHaveLength(1);
  });
});
