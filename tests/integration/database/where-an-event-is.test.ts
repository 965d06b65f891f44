import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EarlierCity, openEarlierCity } from '../../support/earlier-city.ts';

/** A city as it ran before: an event was of the town of its first zone. */
let opened: EarlierCity;
beforeAll(async () => {
  opened = await openEarlierCity('0053');
});
afterAll(() => opened?.close());

const zone = (id: string, county: string, town: string) =>
  opened.database.query(
    `INSERT INTO gathering (id, venue, name, permit_mode, motion, place, outline,
       effective_area_square_metres, approved_capacity, county, town, synthetic)
     SELECT $1, $1, $1, 'permitted', 'moving', place, ST_Buffer(place, 0.001), 1000, 500, $2, $3, true
     FROM ST_SetSRID(ST_MakePoint(120.3, 31.5), 4326) AS place`,
    [id, county, town],
  );
const event = (id: string, ...zones: string[]) =>
  opened.database.query(
    `INSERT INTO large_event (id, name, form, host_unit, mode, begins_at, ends_at, expected,
       expected_per_session, crosses_province, zones, staff_count, plan, state, version, county, town,
       drafted_by, synthetic)
     VALUES ($1, $1, 'fair', 'host', 'permitted', now(), now() + interval '1 hour', 900, 900, false,
       $2::jsonb, 10, '{}', 'approved', 1, '320205', '320205001', 'desk-a', true)`,
    [id, JSON.stringify(zones.map((gathering) => ({ gathering, capacity: 500 })))],
  );

it('an event in several towns is of the county they have in common, or of the city', async () => {
  await zone('square', '320205', '320205001');
  await zone('park', '320205', '320205002');
  await zone('lake', '320211', '320211001');
  await event('in-one', 'square');
  await event('in-two-towns', 'square', 'park');
  await event('in-two-counties', 'square', 'park', 'lake');
  await opened.update();
  const { rows } = await opened.database.query(
    'SELECT id, county, town FROM large_event ORDER BY id',
  );
  expect(rows).toEqual([
    { id: 'in-one', county: '320205', town: '320205001' },
    { id: 'in-two-counties', county: null, town: null },
    { id: 'in-two-towns', county: '320205', town: null },
  ]);
});
