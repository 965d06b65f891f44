import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_BOX } from '../../../client/map/first-box.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { smallCity } from '../../support/small-city.ts';
import { COUNTIES, FUNCTIONAL_AREA, TOWNS } from '../../support/small-coverage.ts';
import { testClock } from '../../support/test-clock.ts';

const clock = testClock();

let empty: TestDatabase;
beforeAll(async () => {
  empty = await openTestDatabase();
});
afterAll(() => empty?.close());

/** These go through the whole city: on a busy machine longer than the five seconds a request is given. */
const CHECK_TIMEOUT_MS = 50_000;
const rows = (sql: string) =>
  empty.database.transaction(async (transaction) => (await transaction.query(sql)).rows, {
    statementTimeoutMs: CHECK_TIMEOUT_MS,
  });

describe('filling an empty database', () => {
  it('leaves nothing behind when anything of it fails', async () => {
    const city = smallCity();
    const [stream] = city.registers.streams;
    const streams = [...city.registers.streams, { ...stream!, number: 99, feed: 'nobody' }];
    const broken = { ...city, registers: { ...city.registers, streams } };
    await expect(seedCity({ database: empty.database, clock, city: broken })).rejects.toThrow();
    expect(await rows('SELECT code FROM area')).toEqual([]);
    expect(await rows('SELECT key FROM platform')).toEqual([]);
  });

  it('takes the real city whole, and once', async () => {
    const steps: string[] = [];
    const onProgress = (step: string) => steps.push(step);
    expect(await seedCity({ database: empty.database, clock, onProgress })).toBe(true);
    expect(steps.length).toBeGreaterThan(3);
    expect(await seedCity({ database: empty.database, clock })).toBe(false);
    expect(await rows('SELECT level, count(*) FROM area GROUP BY level ORDER BY level')).toEqual([
      { level: 'city', count: 1 },
      { level: 'community', count: 1_254 },
      { level: 'county', count: 7 },
      { level: 'functional', count: 1 },
      { level: 'town', count: 88 },
    ]);
  });

  it('has the box in which a screen looks at first, before it knows the city', async () => {
    expect(await rows(`SELECT bounds FROM area WHERE level = 'city'`)).toEqual([
      { bounds: FIRST_BOX },
    ]);
  });

  it('counts households upwards from the grids', async () => {
    expect(
      await rows(
        `SELECT a.code FROM area a
         LEFT JOIN (SELECT c.code, sum(g.households) AS households
           FROM grid g, unnest(ARRAY[g.community, g.town, g.county, '320200']) AS c (code)
           GROUP BY c.code) t ON t.code = a.code
         WHERE a.level <> 'functional' AND a.households <> coalesce(t.households, 0)`,
      ),
    ).toEqual([]);
  });

  it('puts every centre into its own area and every grid into its community', async () => {
    expect(await rows('SELECT code FROM grid WHERE NOT ST_Covers(outline, centre)')).toEqual([]);
    expect(await rows('SELECT code FROM area WHERE NOT ST_Covers(outline, centre)')).toEqual([]);
    expect(
      await rows(
        `SELECT g.code FROM grid g JOIN area a ON a.code = g.community
         WHERE NOT ST_Covers(a.outline, g.centre)`,
      ),
    ).toEqual([]);
  });

  it('records most units, marked as invented, and leaves some unknown', async () => {
    const [told] = await rows(
      `SELECT (SELECT count(*) FROM unit_profile WHERE note = '演示数据') AS profiles,
         (SELECT count(*) FROM unit_certification WHERE note = '演示数据') AS certified,
         (SELECT count(*) FROM resource) AS units`,
    );
    expect(told).toEqual({ profiles: 345, certified: 414, units: 460 });
  });

  it('gives every stream, feed and grid a state, never `none` where something is judged', async () => {
    const [counts] = await rows(
      `SELECT (SELECT count(*) FROM stream) - (SELECT count(*) FROM stream_latest) AS streams,
         (SELECT count(*) FROM feed) - (SELECT count(*) FROM feed_status) AS feeds,
         (SELECT count(*) FROM grid) - (SELECT count(*) FROM grid_condition) AS grids`,
    );
    expect(counts).toEqual({ streams: 0, feeds: 0, grids: 0 });
    expect(
      await rows(
        `SELECT c.code FROM grid_condition c WHERE (c.condition = 0) =
           (EXISTS (SELECT 1 FROM stream s WHERE s.grid = c.code AND s.rule IS NOT NULL)
             OR EXISTS (SELECT 1 FROM hazard h WHERE h.grid = c.code))`,
      ),
    ).toEqual([]);
  });
});

describe('areas of a city', () => {
  it('know their parents, and a functional area the county it lies in', async () => {
    const other = await openTestDatabase();
    await seedCity({ database: other.database, clock, city: smallCity() });
    const { rows: areas } = await other.database.query(
      `SELECT code, parent, county, town, households FROM area
       WHERE code = ANY ($1) ORDER BY code`,
      [['320200', COUNTIES.west, TOWNS.westOne, FUNCTIONAL_AREA]],
    );
    expect(areas).toEqual([
      { code: '320200', parent: null, county: null, town: null, households: 800 },
      { code: '320211', parent: '320200', county: '320211', town: null, households: 400 },
      { code: '320211001', parent: '320211', county: '320211', town: '320211001', households: 200 },
      { code: 'E320211JK', parent: '320211', county: '320211', town: null, households: 200 },
    ]);
    await other.close();
  });
});
