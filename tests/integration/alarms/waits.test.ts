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

describe('an alarm whose readings', () => {
  it.each([
    ['are twenty minutes late', 20 * MINUTE],
    ['come from a clock that is nearly five minutes ahead', -290 * SECOND],
  ])('%s waits since it was raised here', async (_, lateMs) => {
    await sayGas(60, lateMs);
    await pass(0);
    await pass(2 * MINUTE - SECOND);
    expect(await desks()).toEqual([]);
    await pass(SECOND);
    expect(await desks()).toEqual(['county']);
  });
});

describe('an alarm that waits', () => {
  it.each([
    ['ahead', 60 * MINUTE],
    ['back', -60 * MINUTE],
  ])(
    'is taken further after its time, though the server clock was set %s an hour',
    async (_, step) => {
      await rise();
      city.clock.set(city.clock.now() + step);
      await pass(2 * MINUTE - SECOND);
      expect(await desks()).toEqual([]);
      await pass(SECOND);
      expect(await desks()).toEqual(['county']);
      city.clock.set(city.clock.now() + step);
      await pass(2 * MINUTE - SECOND);
      expect(await desks()).toEqual(['county']);
      await pass(SECOND);
      expect(await desks()).toEqual(['county', 'city']);
    },
  );

  it('is taken to each desk once, by whichever node, and a restart forgives no waiting', async () => {
    const other = await city.node();
    await rise();
    await other.telemetry.evaluate();
    city.clock.advance(2 * MINUTE);
    await Promise.all([city.telemetry.evaluate(), other.telemetry.evaluate()]);
    await other.telemetry.evaluate();
    expect(await desks()).toEqual(['county']);
    city.clock.advance(2 * MINUTE);
    await (await city.node()).telemetry.evaluate();
    await pass(0);
    expect(await desks()).toEqual(['county', 'city']);
  });
});

describe('an alarm that was set aside', () => {
  const hold = async (
    kind: 'shelved' | 'out-of-service',
    source: string,
    minutes: number | null,
  ) => {
    const since = new Date(city.clock.now()).toISOString();
    const until = minutes && new Date(city.clock.now() + minutes * MINUTE).toISOString();
    await city.test.database.query(
      `INSERT INTO alarm_hold (kind, source, name, reason, note, held_by, since, until)
       VALUES ($1, $2, '', 'nuisance', '', 'anna', $3, $4)`,
      [kind, source, since, until],
    );
    await city.telemetry.refresh();
  };

  it('on a shelf waits from the end of the shelf', async () => {
    await rise();
    await hold('shelved', `stream:${STREAMS.gasEast}`, 240);
    await pass(240 * MINUTE);
    expect(await desks()).toEqual([]);
    await pass(2 * MINUTE);
    expect(await desks()).toEqual(['county']);
  });

  it('with its whole feed out of service is taken nowhere; a shelved feed is its silence alone', async () => {
    await rise();
    await hold('out-of-service', 'feed:sensors', null);
    await pass(10 * MINUTE);
    expect(await desks()).toEqual([]);
    await city.test.database.query('UPDATE alarm_hold SET ended_at = since');
    await hold('shelved', 'feed:sensors', 60);
    await pass(SECOND);
    expect(await desks()).toEqual(['city']);
  });
});
