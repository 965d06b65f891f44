import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gas, position, waterLevel } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const MINUTE = 60_000;
const GAUGE = 1;

let city: WatchedCity;
beforeAll(async () => {
  city = (await openWatchedCity())!;
});
afterAll(() => city?.close());

const stored = async (stream: number) => {
  const { rows } = await city.test.database.query<{ at: string; value: number; quality: number }>(
    'SELECT at, value, quality FROM reading WHERE stream = $1 ORDER BY at, id',
    [stream],
  );
  return rows;
};
const refusedOf = async () => {
  const { rows } = await city.test.database.query<{ refused: Record<string, number> }>(
    `SELECT refused FROM feed_status WHERE feed = 'sensors'`,
  );
  return rows[0]!.refused;
};

describe('a batch of readings', () => {
  it('is stored before it is answered, and becomes the newest', async () => {
    const answer = await city.telemetry.accept('sensors', [waterLevel(3.5, city.clock.now())]);
    expect(answer).toEqual({ accepted: 1, duplicate: 0, refused: [] });
    expect(await stored(GAUGE)).toMatchObject([{ value: 3.5, quality: 0 }]);
    expect(city.newest.get(GAUGE)).toMatchObject({ value: 3.5, condition: 0, town: TOWNS.eastOne });
  });

  it('sent again has no second effect', async () => {
    city.clock.advance(MINUTE);
    const reading = waterLevel(3.6, city.clock.now());
    await city.telemetry.accept('sensors', [reading]);
    const before = await stored(GAUGE);
    const again = await city.telemetry.accept('sensors', [reading, reading]);
    expect(again).toEqual({ accepted: 0, duplicate: 2, refused: [] });
    expect(await stored(GAUGE)).toEqual(before);
  });

  it('with the same reading twice counts one of them', async () => {
    city.clock.advance(MINUTE);
    const reading = waterLevel(3.6, city.clock.now());
    const answer = await city.telemetry.accept('sensors', [reading, reading, reading]);
    expect(answer).toMatchObject({ accepted: 1, duplicate: 2 });
  });

  it('that comes late is stored, marked late, and changes no present state', async () => {
    const newest = city.newest.get(GAUGE);
    const late = waterLevel(4.9, city.clock.now() - 20 * MINUTE);
    const journal = (await city.entries()).length;
    expect(await city.telemetry.accept('sensors', [late])).toMatchObject({ accepted: 1 });
    expect(city.newest.get(GAUGE)).toEqual(newest);
    expect((await stored(GAUGE))[0]).toMatchObject({ value: 4.9, quality: 1 });
    expect((await city.entries()).length).toBe(journal);
  });

  it('keeps its good items whatever the bad ones are', async () => {
    city.clock.advance(MINUTE);
    const now = city.clock.now();
    const answer = await city.telemetry.accept('sensors', [
      waterLevel(3.7, now, { stream: 'nobody' }),
      waterLevel(3.7, now, { stream: STREAMS.unitEast }),
      waterLevel(Number.POSITIVE_INFINITY, now),
      waterLevel(99, now),
      waterLevel(3.7, now, { value: null }),
      waterLevel(3.7, now, { extra: 1 }),
      waterLevel(3.8, now),
      null,
    ]);
    expect(answer).toEqual({
      accepted: 1,
      duplicate: 0,
      refused: [
        { index: 0, reason: 'unknown-stream', field: 'stream' },
        { index: 1, reason: 'not-your-stream', field: 'stream' },
        { index: 2, reason: 'not-finite', field: 'value' },
        { index: 3, reason: 'out-of-range', field: 'value' },
        { index: 4, reason: 'malformed', field: 'value' },
        { index: 5, reason: 'malformed', field: 'extra' },
        { index: 7, reason: 'malformed' },
      ],
    });
    expect(await refusedOf()).toMatchObject({ malformed: 3, 'not-finite': 1 });
  });

  it('of a clock that is a day ahead is set aside with its skew', async () => {
    const day = 86_400_000;
    const ahead = gas(3, city.clock.now() + day);
    const answer = await city.telemetry.accept('sensors', [ahead]);
    expect(answer.refused).toEqual([{ index: 0, reason: 'clock-ahead', field: 'time' }]);
    const { rows } = await city.test.database.query(
      `SELECT reason, body FROM quarantine WHERE reason = 'clock-ahead'`,
    );
    expect(rows).toEqual([{ reason: 'clock-ahead', body: { reading: ahead, aheadMs: day } }]);
  });

  it('of a month ago is refused as too old', async () => {
    const old = gas(3, city.clock.now() - 32 * 86_400_000);
    const answer = await city.telemetry.accept('sensors', [old]);
    expect(answer.refused).toEqual([{ index: 0, reason: 'too-old', field: 'time' }]);
  });

  it('makes the partition of a day nobody has asked for yet', async () => {
    const answer = await city.telemetry.accept('sensors', [
      gas(3, city.clock.now() - 30 * 86_400_000),
    ]);
    expect(answer.accepted).toBe(1);
  });

  it('of positions with swapped axes is set aside, and a leap is marked suspect', async () => {
    const [lon, lat] = middleOf(TOWNS.eastOne);
    const now = city.clock.now();
    const answer = await city.telemetry.accept('units', [
      position([lat, lon], now - 2_000),
      position([lon, lat], now - 1_000),
      position([lon + 0.1, lat], now),
    ]);
    expect(answer).toMatchObject({
      accepted: 2,
      refused: [{ index: 0, reason: 'outside-city', field: 'lon' }],
    });
    expect((await stored(6)).map(({ quality }) => quality)).toEqual([0, 2]);
  });
});
