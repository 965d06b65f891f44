import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWatches } from '../../../server/by-the-clock/watches.ts';
import { createJournal } from '../../../server/journal/announcer.ts';
import { createNewest } from '../../../server/telemetry/newest.ts';
import { createTelemetry } from '../../../server/telemetry/service.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { gas, headCount, waterLevel } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const GAUGE = 1;
const CROWD = 3;
const GAS = 5;
/** How a state looked that was written with names and not by place. */
const OLDER_FORM = { condition: 'red', since: 0, held: 'red', lastAt: 0 };

let city: WatchedCity;
beforeAll(async () => {
  city = (await openWatchedCity())!;
});
afterAll(() => city?.close());

/** The server after a restart, and every line it logs as a warning or worse. */
const restart = async () => {
  await city.stop();
  const { database } = city.test;
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const journal = await createJournal({ database, clock: city.clock, logger });
  const newest = createNewest();
  const telemetry = createTelemetry(
    { database, journal, clock: city.clock, logger, newest },
    createWatches,
  );
  await telemetry.start();
  const stop = async () => {
    await telemetry.stop();
    await journal.close();
  };
  return { telemetry, newest, lines, stop };
};
const spoil = (stream: number, state: unknown) =>
  city.test.database.query('UPDATE stream_latest SET state = $2 WHERE stream = $1', [
    stream,
    JSON.stringify(state),
  ]);
const latest = async (stream: number) => {
  const { rows } = await city.test.database.query<{ condition: number; value: number }>(
    'SELECT condition, value FROM stream_latest WHERE stream = $1',
    [stream],
  );
  return rows[0];
};
const send = (telemetry: WatchedCity['telemetry'], water: number) => {
  city.clock.advance(1_000);
  const now = city.clock.now();
  return telemetry.accept('sensors', [waterLevel(water, now), gas(1, now), headCount(9, now)]);
};

const partOf = async (id: string) => {
  const { rows } = await city.test.database.query<{ condition: string }>(
    `SELECT part ->> 'condition' AS condition
     FROM grid_condition, jsonb_array_elements(parts) AS part WHERE part ->> 'id' = $1`,
    [id],
  );
  return rows[0]?.condition;
};

it('lets streams whose kept state cannot be read begin anew, unknown, and says once how many', async () => {
  await send(city.telemetry, 3.5);
  await spoil(GAUGE, OLDER_FORM);
  await spoil(GAS, [0, 1, 'damaged']);
  const server = await restart();
  expect(server.lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, streams: 2 }]);
  const unknown = { condition: CONDITION_CODE.unknown, value: 3.5 };
  expect(await latest(GAUGE)).toEqual(unknown);
  expect(server.newest.get(GAUGE)).toMatchObject(unknown);
  expect(await partOf(STREAMS.gaugeEast)).toBe('unknown');
  expect(server.newest.get(CROWD)).toMatchObject({ condition: CONDITION_CODE.none });
  await send(server.telemetry, 3.6);
  expect(server.newest.get(GAUGE)).toMatchObject({ condition: CONDITION_CODE.none, value: 3.6 });
  expect(await latest(GAS)).toMatchObject({ condition: CONDITION_CODE.none });
  expect(await partOf(STREAMS.gaugeEast)).toBe('none');
  expect(server.lines).toHaveLength(1);
  await server.stop();
});
