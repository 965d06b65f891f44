import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegister } from '../../../geodata/read.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { smallCity } from '../../support/small-city.ts';
import { TOWNS } from '../../support/small-coverage.ts';
import { testClock } from '../../support/test-clock.ts';

const MIGRATION = '../../../server/database/migrations/0046-gas-pipe-diameters.sql';
const [bring, tell] = readFileSync(new URL(MIGRATION, import.meta.url), 'utf8')
  .split(';')
  .flatMap((statement) => /UPDATE[\s\S]*/.exec(statement)?.[0] ?? []);
const pipes = readRegister('gas-pipes').map((pipe) => ({ ...pipe, town: TOWNS.eastOne }));

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase('embedded');
  const { coverage, registers } = smallCity();
  const unknown = pipes.map((pipe) => ({ ...pipe, diameterMillimetres: null }));
  const own = { ...unknown[0]!, id: 'gas-pipe-900', synthetic: false };
  const city = { coverage, registers: { ...registers, gasPipes: [...unknown, own] } };
  await seedCity({ database: test.database, clock: testClock(), city });
});
afterAll(() => test?.close());

describe('a city that ran before pipes had a diameter', () => {
  it('has for its invented pipes what a new one has, and nothing for a real one', async () => {
    await test.database.query(bring!);
    const { rows } = await test.database.query(
      'SELECT id, diameter_millimetres AS "diameterMillimetres" FROM gas_pipe ORDER BY id',
    );
    const given = pipes.map(({ id, diameterMillimetres }) => ({ id, diameterMillimetres }));
    expect(rows).toEqual([...given, { id: 'gas-pipe-900', diameterMillimetres: null }]);
  });

  it('says of what was declared before that it was measured to the centre line', async () => {
    await test.database.query(`
      WITH given AS (SELECT ST_SetSRID(ST_MakePoint(120.3, 31.5), 4326) AS place)
      INSERT INTO digging (id, unit, work, outline, place, county, town, begins_at, ends_at, pipes,
        declared_at, declared_by)
      SELECT 'old', 'u', 'road', ST_Expand(place, 0.001), place, '320200', '320205001', now(),
        now() + interval '1 day', '[{"id": "pipe", "metres": 3}]', now(), 'somebody' FROM given`);
    await test.database.query(tell!);
    const { rows } = await test.database.query('SELECT pipes FROM digging');
    expect(rows).toEqual([{ pipes: [{ id: 'pipe', metres: 3, measuredFrom: 'centre-line' }] }]);
  });
});
