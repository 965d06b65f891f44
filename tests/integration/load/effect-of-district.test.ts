import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { takeEffect } from '../../../server/grid-plans/take-effect.ts';
import { openTestDatabase } from '../../support/database.ts';
import { longestHold } from '../../support/loop-delay.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testClock } from '../../support/test-clock.ts';

const COUNTY = '320213';
const PLAN = 'plan-district';
const AT = '2026-07-06T00:00:00.000Z';
/** The longest any reading may wait for a plan; in a thread of the server's own it was 570 ms. */
const LONGEST_MS = 50;

let server: TestServer;
beforeAll(async () => {
  const testDatabase = await openTestDatabase();
  const clock = testClock(Date.parse(AT) - 86_400_000);
  await seedCity({ database: testDatabase.database, clock });
  server = await startTestServer({ testDatabase, city: null });
});
afterAll(() => server?.close());

const PLANS = `
  INSERT INTO grid_plan (id, name, reason, county, town, communities, state, revision, standing,
    cursor, base_at, drafted_by, drafted_at, changed_by, changed_at, approved_by, approved_at,
    effective_from, file_by, synthetic)
  SELECT $2, '全区调整', '示例', $1, NULL, array_agg(DISTINCT community), 'approved', 1, '{}', 0,
    $3, 'drafter', $3, 'drafter', $3, 'approver', $3, $3, $3, true FROM grid WHERE county = $1`;
const GRIDS = `
  WITH pair AS (
    SELECT DISTINCT ON (a.community) a.code AS kept, b.code AS ended,
      ST_Union(a.outline, b.outline, 0.000001) AS outline
    FROM grid a JOIN grid b ON b.community = a.community AND b.code > a.code
      AND ST_Length(ST_Intersection(a.outline, b.outline)) > 0.0005
    WHERE a.county = $1 AND a.kind = 'comprehensive' AND b.kind = 'comprehensive'
    ORDER BY a.community, a.code, b.code)
  INSERT INTO grid_plan_grid (plan, code, key, change, kind, name, community, town, county,
    households, parent, outline)
  SELECT $2, g.code, g.code, CASE WHEN ended.ended IS NULL THEN 'changed' ELSE 'removed' END, g.kind,
    g.name || '甲', g.community, g.town, g.county, g.households, g.parent,
    CASE WHEN ended.ended IS NULL THEN ST_Multi(coalesce(kept.outline, g.outline)) END
  FROM grid g LEFT JOIN pair kept ON kept.kept = g.code
    LEFT JOIN pair ended ON ended.ended = g.code
  WHERE g.county = $1 AND g.kind <> 'micro'`;

/** In every community two neighbours become one, and every other grid gets another name. */
const planDistrict = async () => {
  const { database } = server.services;
  await database.query(PLANS, [COUNTY, PLAN, AT]);
  await database.query(GRIDS, [COUNTY, PLAN]);
  const { rows } = await database.query<{ changed: number; removed: number }>(
    `SELECT (count(*) FILTER (WHERE change = 'changed'))::int AS changed,
       (count(*) FILTER (WHERE change = 'removed'))::int AS removed FROM grid_plan_grid`,
  );
  return rows[0]!;
};

describe('the plan of a whole district, in the whole city', () => {
  it('takes effect while the server does everything else as before', async () => {
    const { changed, removed } = await planDistrict();
    expect([changed > 600, removed > 100]).toEqual([true, true]);
    let isDone = false;
    const held = await longestHold(async () => {
      isDone = await takeEffect(server.services, PLAN, 'begin');
    });
    expect(isDone).toBe(true);
    expect(held).toBeLessThan(LONGEST_MS);
    const { rows } = await server.services.database.query<{ opened: number }>(
      'SELECT count(*)::int AS opened FROM grid WHERE plan = $1 AND valid_to IS NULL',
      [PLAN],
    );
    expect(rows[0]!.opened).toBe(changed);
  });
});
