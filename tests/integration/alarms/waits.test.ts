import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmEscalated } from '../../../shared/model/journal.ts';
import { gas } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1_440 * MINUTE;

let city: WatchedCity;
beforeEach(async () => {
  city = (await openWatchedCity())!;
});
afterEach(() => city?.close());

const pass = async (milliseconds: number) => {
  city.clock.advance(milliseconds);
  await city.telemetry.evaluate();
};
const sayGas = async (value: number, lateMs = 0) => {
  await city.telemetry.accept('sensors', [gas(value, city.clock.now() - lateMs)]);
};
/** Red from now on: the second reading ends the delay of its rule. */
const rise = async () => {
  await sayGas(60);
  city.clock.advance(6 * SECOND);
  await sayGas(60);
  await city.telemetry.evaluate();
};
/** Nobody looks meanwhile, so that it goes before it is taken further. */
const clear = async () => {
  city.clock.advance(SECOND);
  await sayGas(1);
  city.clock.advance(5 * MINUTE);
  await sayGas(1);
  await city.telemetry.evaluate();
};
/** To which desks the alarm of the gas was taken, in their order. */
const desks = async () =>
  (await city.entries())
    .filter(({ kind }) => kind === 'alarm.escalated')
    .map(({ data }) => data as unknown as AlarmEscalated)
    .filter(({ alarm }) => alarm.stream === STREAMS.gasEast)
    .map(({ escalation }) => escalation.desk);

describe('an alarm that comes back unseen', () => {
  it('after more than a flutter waits anew: two minutes for the county, two more for the city', async () => {
    await rise();
    await clear();
    await pass(DAY);
    await rise();
    await pass(MINUTE);
    expect(await desks()).toEqual([]);
    await pass(MINUTE);
    expect(await desks()).toEqual(['county']);
    await pass(2 * MINUTE);
    expect(await desks()).toEqual(['county', 'city']);
  });

  it('after more than a flutter is taken to desks that had heard of it before', async () => {
    await rise();
    await pass(2 * MINUTE);
    await pass(2 * MINUTE);
    await clear();
    await pass(DAY);
    await rise();
    await pass(2 * MINUTE);
    await pass(2 * MINUTE);
    expect(await desks()).toEqual(['county', 'city', 'county', 'city']);
  });

  it('within a flutter has been waiting since it first rose', async () => {
    await rise();
    await clear();
    await pass(9 * MINUTE);
    await rise();
    await pass(SECOND);
    expect(await desks()).toEqual(['city']);
  });
});
