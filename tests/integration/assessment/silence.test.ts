import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alarmRepository } from '../../../server/alarms/repository.ts';
import { feedRepository } from '../../../server/feeds/repository.ts';
import type { ConditionsChanged } from '../../../shared/model/journal.ts';
import { gas, headCount, position, waterLevel } from '../../support/readings.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const SECOND = 1_000;
const PERIOD = 60 * SECOND;
const HOUR = 3_600 * SECOND;
const GAUGE = 1;
const GAS = 5;
const UNKNOWN = 5;
const RED = 4;
const NONE = 0;

let city: WatchedCity;
beforeEach(async () => {
  city = (await openWatchedCity())!;
  // What speaks from now on is heard by a server that listens, not found after a start.
  await city.telemetry.evaluate();
});
afterEach(() => city?.close());

const openAlarms = () =>
  alarmRepository(city.test.database).openAlarms({ county: null, town: null });
const kindsAfter = async (number: number) =>
  (await city.entries()).slice(number).map(({ kind }) => kind);
const everyoneSpeaks = async (value = 3.5) => {
  const now = city.clock.now();
  await city.telemetry.accept('sensors', [
    waterLevel(value, now),
    gas(1, now),
    headCount(100, now),
  ]);
  await city.telemetry.accept('units', [position(middleOf(TOWNS.eastOne), now)]);
  await city.telemetry.evaluate();
};
const allowSilence = async (periods: number) => {
  await city.test.database.query(
    `INSERT INTO rule (id, version, body, effective_from, recorded_at)
     SELECT id, version + 1, body || jsonb_build_object('silencePeriods', $2::int), $3, $3
     FROM rule WHERE id = $1`,
    ['water-level-wuxi', periods, new Date(city.clock.now()).toISOString()],
  );
  await city.telemetry.refresh();
};
const head = async () => (await city.entries()).length;

describe('silence', () => {
  it('of a stream makes it unknown after three periods and not before', async () => {
    await everyoneSpeaks();
    city.clock.advance(3 * PERIOD);
    await city.telemetry.evaluate();
    expect(city.newest.get(GAUGE)).toMatchObject({ condition: NONE });
    city.clock.advance(SECOND);
    await city.telemetry.evaluate();
    expect(city.newest.get(GAUGE)).toMatchObject({ condition: UNKNOWN, value: 3.5 });
    expect(city.telemetry.evaluatedAt()).toBe(city.clock.monotonic());
  });

  it.each([2, 5])(
    'is as long as the rule says now, of a stream that says nothing more: %i periods',
    async (periods) => {
      await everyoneSpeaks();
      await allowSilence(periods);
      city.clock.advance(periods * PERIOD);
      await city.telemetry.evaluate();
      expect(city.newest.get(GAUGE)).toMatchObject({ condition: NONE });
      city.clock.advance(SECOND);
      await city.telemetry.evaluate();
      expect(city.newest.get(GAUGE)).toMatchObject({ condition: UNKNOWN });
    },
  );

  it('of a whole feed is one line a town, one alarm a feed, and ends with the first reading', async () => {
    await everyoneSpeaks();
    const before = await head();
    city.clock.advance(4 * PERIOD);
    await city.telemetry.evaluate();
    const entries = (await city.entries()).slice(before);
    const conditions = entries.filter(({ kind }) => kind === 'conditions.changed');
    expect(conditions.map(({ town }) => town).sort()).toEqual([TOWNS.eastOne, TOWNS.eastTwo]);
    const data = conditions.find(({ town }) => town === TOWNS.eastOne)!
      .data as unknown as ConditionsChanged;
    expect(data.streams.map(([number, , after]) => [number, after])).toEqual([
      [1, 'unknown'],
      [5, 'unknown'],
      [6, 'unknown'],
    ]);
    expect(entries.filter(({ kind }) => kind === 'feed.silent')).toHaveLength(2);
    expect(await openAlarms()).toMatchObject([
      { cause: 'feed-silent', feed: 'units', level: 'red', stream: null },
      { cause: 'feed-silent', feed: 'sensors', level: 'red', stream: null },
    ]);
    const silent = await head();
    await city.telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    expect(await kindsAfter(silent)).toEqual([
      'conditions.changed',
      'alarm.cleared',
      'feed.recovered',
    ]);
  });

  it('that nobody told, as while the server was down, ends with a word too, and once', async () => {
    const first = await head();
    await everyoneSpeaks();
    expect((await kindsAfter(first)).filter((kind) => kind === 'feed.recovered')).toHaveLength(2);
    city.clock.advance(3 * PERIOD + SECOND);
    const { feedStatuses } = feedRepository(city.test.database);
    expect((await feedStatuses(city.clock.now())).map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
    ]);
    const before = await head();
    await city.telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    await city.telemetry.accept('sensors', [waterLevel(3.6, city.clock.now() + SECOND)]);
    expect((await kindsAfter(before)).filter((kind) => kind === 'feed.recovered')).toHaveLength(1);
  });

  it('of a feed is yellow past two periods, red past three, and told as silence once', async () => {
    await everyoneSpeaks();
    const before = await head();
    city.clock.advance(2 * PERIOD);
    await city.telemetry.evaluate();
    expect(await head()).toBe(before);
    city.clock.advance(SECOND);
    await city.telemetry.evaluate();
    expect((await openAlarms()).map(({ level }) => level)).toEqual(['yellow', 'yellow']);
    city.clock.advance(PERIOD);
    await city.telemetry.evaluate();
    await city.telemetry.evaluate();
    expect(await openAlarms()).toMatchObject([
      { level: 'red', occurrence: 2 },
      { level: 'red', occurrence: 2 },
    ]);
    const kinds = await kindsAfter(before);
    const times = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(times('feed.silent')).toBe(2);
    expect(times('alarm.raised')).toBe(2);
    expect(times('alarm.raised-higher')).toBe(2);
  });

  it('of a feed that has a key and never spoke is told after its first period', async () => {
    await city.test.database.query(
      `INSERT INTO feed_key (prefix, feed, hash, created_at) VALUES ('first', 'sensors', '', now())`,
    );
    await city.telemetry.evaluate();
    city.clock.advance(3 * PERIOD);
    await city.telemetry.evaluate();
    expect(await openAlarms()).toEqual([]);
    city.clock.advance(SECOND);
    await city.telemetry.evaluate();
    expect(await openAlarms()).toMatchObject([{ feed: 'sensors', level: 'yellow' }]);
    const told = (await city.entries()).find(({ kind }) => kind === 'feed.silent');
    expect(told?.data).toEqual({ feed: 'sensors', lastSeen: null });
    await city.telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    expect((await openAlarms()).filter(({ active }) => active)).toEqual([]);
  });

  it('is told once, however often it is looked for', async () => {
    await everyoneSpeaks();
    city.clock.advance(4 * PERIOD);
    await city.telemetry.evaluate();
    const after = await head();
    city.clock.advance(PERIOD);
    await city.telemetry.evaluate();
    await city.telemetry.evaluate();
    expect(await head()).toBe(after);
  });

  it('never clears an alarm: what was red before is red after', async () => {
    await everyoneSpeaks();
    city.clock.advance(SECOND);
    await city.telemetry.accept('sensors', [gas(60, city.clock.now())]);
    city.clock.advance(6 * SECOND);
    await city.telemetry.accept('sensors', [gas(60, city.clock.now())]);
    city.clock.advance(4 * PERIOD);
    await city.telemetry.evaluate();
    expect(await openAlarms()).toContainEqual(
      expect.objectContaining({ cause: 'band', level: 'red', active: true }),
    );
  });

  it.each([HOUR, -HOUR])('is not found by a server clock set %i ms ahead', async (step) => {
    await everyoneSpeaks();
    const before = await head();
    city.clock.set(city.clock.now() + step);
    await city.telemetry.evaluate();
    expect(await head()).toBe(before);
    city.clock.advance(3 * PERIOD + SECOND);
    await city.telemetry.evaluate();
    expect(city.newest.get(GAUGE)).toMatchObject({ condition: UNKNOWN });
  });

  /** A reading a minute for ten minutes, by a clock that is wrong by so much; what it made of the gauge. */
  const tenMinutes = async (wrongMs: number) => {
    const before = await head();
    for (let minute = 0; minute < 10; minute += 1) {
      await city.telemetry.accept('sensors', [waterLevel(3.5, city.clock.now() + wrongMs)]);
      for (let part = 0; part < 6; part += 1) {
        city.clock.advance(PERIOD / 6);
        await city.telemetry.evaluate();
      }
    }
    const entries = (await city.entries()).slice(before);
    return entries
      .filter(({ kind }) => kind === 'conditions.changed')
      .flatMap(({ data }) => (data as unknown as ConditionsChanged).streams)
      .filter(([number]) => number === GAUGE)
      .map(([, from, to]) => `${from}>${to}`);
  };

  it('is none of a device whose clock is slow: its second reading shows that it speaks', async () => {
    expect(await tenMinutes(-4 * PERIOD)).toEqual(['unknown>none']);
    city.clock.advance(2 * PERIOD + SECOND);
    await city.telemetry.evaluate();
    expect(city.newest.get(GAUGE)).toMatchObject({ condition: UNKNOWN });
  });

  it('is none of streams that speak, though the server clock was set ahead', async () => {
    await everyoneSpeaks();
    city.clock.advance(PERIOD);
    city.clock.set(city.clock.now() + HOUR);
    expect(await tenMinutes(-HOUR)).toEqual([]);
  });

  it('is not ended by what waited on its way, unless that is worse', async () => {
    await everyoneSpeaks();
    city.clock.advance(HOUR);
    await city.telemetry.evaluate();
    const sayOld = async (value: number, minutesAgo: number) => {
      await city.telemetry.accept('sensors', [gas(value, city.clock.now() - minutesAgo * PERIOD)]);
      const { condition } = city.newest.get(GAS)!;
      city.clock.advance(SECOND);
      await city.telemetry.evaluate();
      return [condition, city.newest.get(GAS)!.condition];
    };
    const unknown = [UNKNOWN, UNKNOWN];
    expect(await sayOld(1, 50)).toEqual(unknown);
    expect(await sayOld(1, 49)).toEqual(unknown);
    expect(await sayOld(60, 48)).toEqual([RED, UNKNOWN]);
    for (let minutesAgo = 47; minutesAgo > 3; minutesAgo -= 1) {
      expect(await sayOld(1 + (minutesAgo % 5), minutesAgo)).toEqual(unknown);
    }
    const red = { level: 'red', cause: 'band', active: true };
    expect(await openAlarms()).toContainEqual(expect.objectContaining(red));
    await city.telemetry.accept('sensors', [gas(1, city.clock.now())]);
    expect(city.newest.get(GAS)).toMatchObject({ condition: NONE });
  });

  it('of a feed is not found while it speaks, though the server clock was set back', async () => {
    await everyoneSpeaks();
    city.clock.set(city.clock.now() - HOUR);
    const before = await head();
    for (let minute = 0; minute < 10; minute += 1) {
      city.clock.advance(PERIOD);
      await everyoneSpeaks();
    }
    const kinds = await kindsAfter(before);
    expect(kinds.filter((kind) => /^(feed|alarm)\./.test(kind))).toEqual([]);
    const { feedStatuses } = feedRepository(city.test.database);
    const now = city.clock.now();
    expect((await feedStatuses(now)).map(({ lastSeen }) => Date.parse(lastSeen!))).toEqual([
      now,
      now,
    ]);
  });

  it('is found of nobody whose clock is right, though the server’s was set back', async () => {
    await everyoneSpeaks();
    const before = await head();
    const right = city.clock.now();
    city.clock.set(right - HOUR);
    for (let minute = 1; minute <= 10; minute += 1) {
      city.clock.advance(PERIOD);
      const now = right + minute * PERIOD;
      const answer = await city.telemetry.accept('sensors', [
        ...[waterLevel(3.5, now), gas(1, now), headCount(100, now)],
      ]);
      expect(answer).toEqual({ accepted: 3, duplicate: 0, refused: [] });
      await city.telemetry.accept('units', [position(middleOf(TOWNS.eastOne), now)]);
      await city.telemetry.evaluate();
    }
    const kinds = await kindsAfter(before);
    expect(kinds.filter((kind) => /^(feed|alarm)\./.test(kind))).toEqual([]);
    expect(city.newest.get(GAUGE)).toMatchObject({ condition: NONE });
  });

  it('is none of streams that nobody listened to: a server that stood still gives each another period', async () => {
    let ran = 0;
    const { telemetry, newest } = await city.node(city.clock, () => ran);
    /** A look a second apart for this process, after so long by the clock of the city. */
    const look = async (cityMs: number, processMs = SECOND) => {
      city.clock.advance(cityMs);
      ran += processMs;
      await telemetry.evaluate();
      return newest.get(GAUGE)?.condition;
    };
    await telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    expect(await look(SECOND)).toBe(NONE);
    expect(await look(5 * PERIOD, 5 * PERIOD)).toBe(NONE);
    expect(await look(PERIOD - SECOND)).toBe(NONE);
    expect(await look(SECOND)).toBe(UNKNOWN);
    await look(2 * PERIOD);
    expect(await openAlarms()).toEqual([]);
    await look(SECOND);
    expect(await openAlarms()).toMatchObject([{ feed: 'sensors' }]);
  });

  it('is found all the same where every look comes late', async () => {
    let ran = 0;
    const { telemetry, newest } = await city.node(city.clock, () => ran);
    await telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    for (let turn = 0; turn < 6; turn += 1) {
      city.clock.advance(PERIOD);
      ran += PERIOD;
      await telemetry.evaluate();
    }
    expect(newest.get(GAUGE)?.condition).toBe(UNKNOWN);
    expect(await openAlarms()).toContainEqual(expect.objectContaining({ feed: 'sensors' }));
  });

  it('is none of a database that takes nothing down for a while, again and again', async () => {
    let ran = 0;
    const { telemetry, newest } = await city.node(city.clock, () => ran);
    const pass = async (ms: number) => {
      city.clock.advance(ms);
      ran += ms;
      await telemetry.evaluate();
    };
    const { database } = city.test;
    await database.query(
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'No space left' USING errcode = '53100'; END $$`,
    );
    await telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    await pass(SECOND);
    for (let time = 0; time < 2; time += 1) {
      await database.query(
        'CREATE TRIGGER full_disk BEFORE INSERT ON journal EXECUTE FUNCTION full_disk()',
      );
      for (let minute = 0; minute < 10; minute += 1) {
        await pass(PERIOD).catch(() => {});
      }
      await database.query('DROP TRIGGER full_disk ON journal');
      await pass(SECOND);
      expect(newest.get(GAUGE)?.condition).toBe(NONE);
    }
    expect(await openAlarms()).toEqual([]);
  });

  it('of one stream that cannot be judged keeps no other from being found, and the picture from counting as judged', async () => {
    let ran = 0;
    const { telemetry, newest } = await city.node(city.clock, () => ran);
    const now = city.clock.now();
    await telemetry.accept('sensors', [waterLevel(3.5, now), gas(1, now), headCount(100, now)]);
    await telemetry.evaluate();
    await city.test.database.query(
      `ALTER TABLE stream_latest ADD CHECK (stream <> ${GAUGE} OR condition <> ${UNKNOWN}) NOT VALID`,
    );
    const judgedAt = telemetry.evaluatedAt();
    const missed: number[] = [];
    for (let look = 1; look <= 80; look += 1) {
      city.clock.advance(3 * SECOND);
      ran += 3 * SECOND;
      await telemetry.evaluate().catch(() => missed.push(look));
    }
    expect(newest.get(GAUGE)).toMatchObject({ condition: NONE });
    expect(newest.get(GAS)).toMatchObject({ condition: UNKNOWN });
    expect(await openAlarms()).toMatchObject([{ feed: 'sensors' }]);
    expect(telemetry.evaluatedAt()).toBe(judgedAt + (missed[0]! - 1) * 3 * SECOND);
    expect(missed).toHaveLength(81 - missed[0]!);
  });

  it('of a feed that was out of service counts from its return', async () => {
    await everyoneSpeaks();
    await city.test.database.query(
      `INSERT INTO alarm_hold (kind, source, name, reason, note, held_by, since)
       VALUES ('out-of-service', 'feed:sensors', '', 'maintenance', '', 'anna', $1)`,
      [new Date(city.clock.now()).toISOString()],
    );
    await city.telemetry.refresh();
    await city.telemetry.evaluate();
    city.clock.advance(HOUR);
    await city.telemetry.evaluate();
    await city.test.database.query('UPDATE alarm_hold SET ended_at = since');
    await city.telemetry.refresh();
    city.clock.advance(SECOND);
    await city.telemetry.evaluate();
    expect((await openAlarms()).map(({ feed }) => feed)).toEqual(['units']);
    city.clock.advance(2 * PERIOD + SECOND);
    await city.telemetry.evaluate();
    expect(await openAlarms()).toContainEqual(
      expect.objectContaining({ feed: 'sensors', level: 'yellow' }),
    );
  });

  it('of a feed while the server was down counts from when the server could have heard it', async () => {
    await everyoneSpeaks();
    const { rows: seen } = await city.test.database.query<{ at: string }>(
      `SELECT last_seen AS at FROM feed_status WHERE feed = 'sensors'`,
    );
    await city.stop();
    city.clock.advance(HOUR);
    const before = await head();
    const restarted = await city.node();
    await restarted.telemetry.evaluate();
    city.clock.advance(3 * PERIOD);
    await restarted.telemetry.evaluate();
    expect(await kindsAfter(before)).not.toContain('feed.silent');
    const { feedStatuses } = feedRepository(city.test.database);
    const shown = (await feedStatuses(city.clock.now())).find(({ id }) => id === 'sensors');
    expect(shown).toMatchObject({ state: 'unknown', lastSeen: seen[0]!.at });
    city.clock.advance(SECOND);
    await restarted.telemetry.evaluate();
    expect(await openAlarms()).toMatchObject([{ level: 'yellow' }, { level: 'yellow' }]);
  });

  it('that was red before a restart is red after it, and told no second time', async () => {
    await everyoneSpeaks();
    city.clock.advance(4 * PERIOD);
    await city.telemetry.evaluate();
    await city.stop();
    const before = await head();
    const restarted = await city.node();
    for (let period = 0; period < 5; period += 1) {
      await restarted.telemetry.evaluate();
      city.clock.advance(PERIOD);
    }
    // That nobody acknowledged it meanwhile is another matter.
    const told = (await city.entries())
      .slice(before)
      .filter(({ kind }) => kind !== 'alarm.escalated');
    expect(told).toEqual([]);
    expect((await openAlarms()).map(({ level }) => level)).toEqual(['red', 'red']);
  });

  it('while the server was down is judged one period after the start', async () => {
    await everyoneSpeaks();
    await city.stop();
    city.clock.advance(HOUR);
    const before = await head();
    const restarted = await city.node();
    await restarted.telemetry.evaluate();
    city.clock.advance(PERIOD - SECOND);
    await restarted.telemetry.evaluate();
    expect(await head()).toBe(before);
    await restarted.telemetry.accept('sensors', [waterLevel(3.6, city.clock.now())]);
    city.clock.advance(2 * SECOND);
    await restarted.telemetry.evaluate();
    expect(restarted.newest.get(GAUGE)).toMatchObject({ condition: NONE });
    expect(restarted.newest.get(5)).toMatchObject({ condition: UNKNOWN });
    expect(await openAlarms()).toEqual([]);
    city.clock.advance(2 * PERIOD);
    await restarted.telemetry.evaluate();
    expect(await openAlarms()).toMatchObject([{ feed: 'units' }]);
  });

  it('is not judged by a node that has not heard what another one heard', async () => {
    const other = await city.node();
    await everyoneSpeaks();
    await other.telemetry.evaluate();
    city.clock.advance(2 * PERIOD);
    await other.telemetry.accept('sensors', [waterLevel(3.6, city.clock.now())]);
    const before = await head();
    city.clock.advance(PERIOD + SECOND);
    await city.telemetry.evaluate();
    expect(await kindsAfter(before)).toContain('feed.silent');
    expect(await openAlarms()).toMatchObject([{ feed: 'units' }]);
    expect(city.newest.get(GAUGE)).toMatchObject({ value: 3.6, condition: NONE });
  });
});
