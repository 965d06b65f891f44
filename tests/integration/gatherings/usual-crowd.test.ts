import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { createSpontaneousWatch } from '../../../server/spontaneous/watch.ts';
import { dayOf, partitionName } from '../../../server/telemetry/partitions.ts';
import { hourOfWeek } from '../../../shared/risk/crowd-baseline.ts';
import { headCount } from '../../support/readings.ts';
import { openWatchedCity, silent, type WatchedCity } from '../../support/watched-city.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 168 * HOUR;
const CROWD = 'percentile_cont';

type Asked = { sql: string; parameters: readonly unknown[] };

let city: WatchedCity;
beforeAll(async () => {
  city = (await openWatchedCity())!;
});
afterAll(() => city?.close());

/** A watch over a database that tells what it is asked, and refuses what `refuses` says. */
const watchOver = (asked: Asked[], refuses: (sql: string) => boolean = () => false) => {
  const { database } = city.test;
  const telling: Database = {
    ...database,
    query: async (sql, parameters = []) => {
      asked.push({ sql, parameters });
      if (refuses(sql)) throw new Error('refused');
      return database.query(sql, parameters);
    },
  };
  const { journal, newest, telemetry, clock } = city;
  const { catalogue } = telemetry;
  return createSpontaneousWatch({
    ...{ database: telling, journal, clock, newest, catalogue, logger: silent },
  });
};
const count = (heads: number, at: number) =>
  city.telemetry.accept('sensors', [headCount(heads, at)]);
const usualAt = async (at: number) => {
  const { rows } = await city.test.database.query(
    'SELECT stream, median, spread, weeks FROM crowd_baseline WHERE hour = $1',
    [hourOfWeek(at)],
  );
  return rows;
};

it('what is usual is learnt of the same hour of four weeks, and only their days are read', async () => {
  const began = city.clock.now();
  for (const [week, heads] of [500, 620, 580, 600].entries()) {
    await count(heads, began - (3 - week) * WEEK);
  }
  const asked: Asked[] = [];
  const watch = watchOver(asked);
  await watch.look();
  city.clock.advance(HOUR);
  await watch.look();
  expect(await usualAt(began)).toEqual([
    { stream: 'crowd-east', median: 590, spread: 20, weeks: 4 },
  ]);
  const looks = asked.filter(({ sql }) => sql.includes(CROWD));
  expect(looks).toHaveLength(4);
  for (const [week, { sql, parameters }] of looks.entries()) {
    const { rows } = await city.test.database.query(`EXPLAIN ${sql}`, parameters);
    const read = JSON.stringify(rows).match(/reading_\d{8}(?!_)/g);
    expect(new Set(read)).toEqual(new Set([partitionName(dayOf(began - week * WEEK))]));
  }
});

it('a crowd is proposed all the same where nothing can be learnt', async () => {
  const watch = watchOver([], (sql) => sql.includes(CROWD));
  await watch.look();
  city.clock.advance(HOUR);
  await city.test.database.query(
    `INSERT INTO crowd_baseline (stream, hour, median, spread, weeks, synthetic)
     VALUES ('crowd-east', $1, 600, 30, 4, true)`,
    [hourOfWeek(city.clock.now())],
  );
  let proposed = 0;
  for (let minute = 0; minute < 12; minute += 1) {
    city.clock.advance(MINUTE);
    await count(1_900, city.clock.now());
    proposed += await watch.look();
  }
  expect(proposed).toBe(1);
});
