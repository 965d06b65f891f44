import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

const OUTAGE_MS = 3_600_000;
let city: WatchedCity;

beforeAll(async () => {
  city = (await openWatchedCity())!;
});
afterAll(() => city?.close());

it('judges a stream by its first reading after an outage of the platform', async () => {
  const stream = [...city.telemetry.catalogue().streamsByNumber.values()].find(
    ({ metric }) => metric === 'water-level',
  )!;
  const send = (node: Pick<WatchedCity, 'telemetry'>, id: string) =>
    node.telemetry.accept(stream.feed, [
      { stream: stream.id, id, time: new Date(city.clock.now()).toISOString(), value: 3.2 },
    ]);
  await send(city, 'before');
  await city.stop();
  city.clock.advance(OUTAGE_MS);
  const later = await city.node();
  for (let second = 0; second < 2 * stream.context.periodSeconds; second += 1) {
    city.clock.advance(1_000);
    await later.telemetry.evaluate();
  }
  expect(later.newest.get(stream.number)?.condition).toBe(CONDITION_CODE.unknown);
  await send(later, 'after');
  expect(later.newest.get(stream.number)?.condition).toBe(CONDITION_CODE.none);
  await later.stop();
});
