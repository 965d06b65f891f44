import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { testClock } from '../../support/test-clock.ts';

/** Of the sixty seconds of a first start, which also builds the client and opens the database. */
const LIMIT_MS = 15_000;

let empty: TestDatabase;
beforeAll(async () => {
  empty = await openTestDatabase();
});
afterAll(() => empty?.close());

it('an empty database is filled with the whole city in 15 s', async () => {
  const start = performance.now();
  expect(await seedCity({ database: empty.database, clock: testClock() })).toBe(true);
  const took = performance.now() - start;
  console.info(`filled in ${Math.round(took)} ms`);
  expect(took).toBeLessThan(LIMIT_MS);
});
