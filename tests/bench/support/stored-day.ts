import type { Database } from '../../../server/database/database.ts';
import type { Position } from '../../../shared/model/common.ts';

/** Instruments, each told once a minute, and beside them as many units. */
export const STREAMS = 2_000;
/** One of so many has ten minutes past the second step, and one of so many units drives away for ten. */
export const ONE_IN = 100;
export const COUNTIES = 7;
/** Persons for which a place of the bench is approved: thirty are past the second step of a crowd. */
const CAPACITY = 35;
export const START = Date.UTC(2026, 6, 6);
/** The middle of everything. */
export const CENTRE: Position = [120.3, 31.5];

const POINT = `ST_SetSRID(ST_MakePoint(${CENTRE.join(', ')}), 4326)`;
const BOUNDS = 'ARRAY[120, 31, 121, 32]';

const FILL = `
  INSERT INTO department VALUES ('bench', 'bench', 'bench');
  INSERT INTO feed VALUES ('bench', 'bench', 'bench', 'bench', 'wgs84', 60, true);
  INSERT INTO area (code, level, name, centre, bounds, households, synthetic)
  VALUES ('320200', 'city', 'city', ${POINT}, ${BOUNDS}, 1, true);
  INSERT INTO area (code, level, name, parent, county, centre, bounds, households, synthetic)
  SELECT 'county-' || number, 'county', 'county', '320200', 'county-' || number, ${POINT}, ${BOUNDS}, 1, true
  FROM generate_series(0, ${COUNTIES - 1}) AS number;
  INSERT INTO gathering (id, venue, name, permit_mode, motion, place, outline, effective_area_square_metres,
    approved_capacity, county, town, synthetic)
  SELECT 'bench', 'bench', 'bench', 'none', 'standing', ${POINT}, ST_Buffer(${POINT}, 0.001), 100,
    ${CAPACITY}, 'county-0', 'town-0', true;
  INSERT INTO stream (number, id, feed, metric, name, place, county, period_seconds, subject_kind, subject, synthetic)
  SELECT number, 'stream-' || number, 'bench', 'gas', 'stream', ${POINT}, 'county-' || number % ${COUNTIES}, 60,
    'gathering', 'bench', true FROM generate_series(1, ${STREAMS}) AS number;
  INSERT INTO stream (number, id, feed, metric, name, place, period_seconds, subject_kind, subject, synthetic)
  SELECT number, 'position-' || number, 'bench', 'position', 'unit', ${POINT}, 60, 'resource', 'unit-' || number, true
  FROM generate_series(${STREAMS + 1}, ${2 * STREAMS}) AS number;
  INSERT INTO resource (id, call_sign, type, department, base, county, town, status, stream, synthetic)
  SELECT 'unit-' || number, 'unit-' || number, 'patrol-team', 'bench', ${POINT}, 'county-0', 'town-0', 'available',
    'position-' || number, true FROM generate_series(${STREAMS + 1}, ${2 * STREAMS}) AS number;
  CREATE TABLE reading_of_bench PARTITION OF reading DEFAULT`;

/** Each speaks at a second of its own. */
const MOMENT = `$1::timestamptz + minute * interval '1 minute' + (number % 60) * interval '1 second'`;

const VALUES = `
  INSERT INTO reading (stream, at, id, value, count_in, count_out, quality, received_at)
  SELECT number, ${MOMENT}, minute::text,
    CASE WHEN number % ${ONE_IN} = 0 AND minute BETWEEN 30 AND 39 THEN 30
      ELSE 2 + ((number + minute) % 17) / 10.0 END, 1, 1, 0, now()
  FROM generate_series(1, ${STREAMS}) AS number, generate_series(0, $2::int - 1) AS minute`;

/** They drive round within 2 km. One in a hundred is 19 km off for ten minutes, then all of them for forty. */
const POSITIONS = `
  INSERT INTO reading (stream, at, id, lon, lat, quality, received_at)
  SELECT number, ${MOMENT}, minute::text,
    ${CENTRE[0]} + 0.02 * cos((number + minute) / 10.0)
      + CASE WHEN minute BETWEEN 60 AND 99 OR (number % ${ONE_IN} = 0 AND minute BETWEEN 30 AND 39)
        THEN 0.2 ELSE 0 END,
    ${CENTRE[1]} + 0.02 * sin((number + minute) / 10.0), 0, now()
  FROM generate_series(${STREAMS + 1}, ${2 * STREAMS}) AS number, generate_series(0, $2::int - 1) AS minute`;

/** Fills a new database with a day of the bench, or the first minutes of it. */
export async function storeDay(database: Database, minutes: number): Promise<void> {
  for (const statement of FILL.split(';')) await database.query(statement);
  for (const statement of [VALUES, POSITIONS]) {
    await database.query(statement, [new Date(START), minutes]);
  }
  await database.query('ANALYZE');
}
