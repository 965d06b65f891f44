import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { smallCity } from '../../support/small-city.ts';
import { testClock } from '../../support/test-clock.ts';
import { type Node, startNode } from '../../support/watched-city.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const STREAMS_EACH = 5;
const READINGS_EACH = 200;
const COPIES = 3;
const LATEST_MINUTES = 30;
const BATCH = 400;
const SECOND = 1_000;

/** Without delays and hysteresis, so that the newest reading alone says what the condition is. */
const gasRule = SHIPPED_RULES.find(({ id }) => id === 'gas-lel')!;
const plain: Rule = {
  ...gasRule,
  id: 'plain',
  hysteresis: 0,
  onDelaySeconds: 0,
  offDelaySeconds: 0,
};

const names = (seed: number, way: 'clean' | 'messy') =>
  Array.from({ length: STREAMS_EACH }, (_, index) => `${way}-${seed}-${index}`);

const randomFrom = (seed: number) => {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37) >>> 0;
    return state / 2 ** 32;
  };
};

type Item = { stream: string; id: string; time: string; value: number };

let test: TestDatabase;
let node: Node;
const clock = testClock();

beforeAll(async () => {
  test = await openTestDatabase();
  const city = smallCity();
  const model = city.registers.streams.find(({ metric }) => metric === 'gas')!;
  const all = SEEDS.flatMap((seed) => [...names(seed, 'clean'), ...names(seed, 'messy')]);
  const streams = all.map((id, index) => ({ ...model, id, number: 1_000 + index, rule: 'plain' }));
  await seedCity({
    database: test.database,
    clock: systemClock,
    city: {
      ...city,
      registers: { ...city.registers, streams: [...city.registers.streams, ...streams] },
      rules: [...SHIPPED_RULES, { ...plain, effectiveFrom: '2020-01-01T00:00:00.000Z' }],
    },
  });
  node = await startNode(test, clock);
});
afterAll(async () => {
  await node?.stop();
  await test?.close();
});

const story = (seed: number, way: 'clean' | 'messy'): Item[] => {
  const random = randomFrom(seed);
  const start = clock.now() - (READINGS_EACH - 1) * 30 * SECOND;
  return Array.from({ length: STREAMS_EACH * READINGS_EACH }, (_, index) => ({
    stream: names(seed, way)[index % STREAMS_EACH]!,
    id: `r${index}`,
    time: new Date(start + Math.floor(index / STREAMS_EACH) * 30 * SECOND).toISOString(),
    value: Math.round(random() * 6_000) / 100,
  }));
};

/** Each three times, each time late by up to half an hour, in the order of arrival. */
const messed = (items: readonly Item[], seed: number): Item[] => {
  const random = randomFrom(seed + 1_000);
  return Array.from({ length: COPIES }, () => items)
    .flat()
    .map((item) => ({ item, at: Date.parse(item.time) + random() * LATEST_MINUTES * 60 * SECOND }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
};

const send = async (items: readonly Item[]) => {
  const booked = { accepted: 0, duplicate: 0 };
  for (let from = 0; from < items.length; from += BATCH) {
    const answer = await node.telemetry.accept('sensors', items.slice(from, from + BATCH));
    expect(answer.refused).toEqual([]);
    booked.accepted += answer.accepted;
    booked.duplicate += answer.duplicate;
  }
  return booked;
};

/** Everything a fresh screen or a report would read of these streams. */
const finalState = async (ids: readonly string[]) => {
  const order = `array_position($1::text[], s.id)`;
  const history = await test.database.query(
    `SELECT ${order} AS stream, r.at, r.id, r.value FROM reading r JOIN stream s ON s.number = r.stream
     WHERE s.id = ANY ($1) ORDER BY 1, r.at, r.id`,
    [ids],
  );
  const latest = await test.database.query(
    `SELECT ${order} AS stream, l.at, l.value, l.condition FROM stream_latest l
     JOIN stream s ON s.number = l.stream WHERE s.id = ANY ($1) ORDER BY 1`,
    [ids],
  );
  const alarms = await test.database.query(
    `SELECT ${order} AS stream, a.level FROM alarm a JOIN stream s ON s.id = a.stream
     WHERE a.active AND s.id = ANY ($1) ORDER BY 1`,
    [ids],
  );
  return { history: history.rows, latest: latest.rows, alarms: alarms.rows };
};

describe('readings that come three times, shuffled and up to half an hour late', () => {
  it.each(SEEDS)('leave what clean ones leave (seed %i)', async (seed) => {
    const total = STREAMS_EACH * READINGS_EACH;
    const clean = await send(story(seed, 'clean'));
    expect(clean).toEqual({ accepted: total, duplicate: 0 });
    const messy = await send(messed(story(seed, 'messy'), seed));
    expect(messy).toEqual({ accepted: total, duplicate: total * (COPIES - 1) });
    const expected = await finalState(names(seed, 'clean'));
    expect(expected.history).toHaveLength(total);
    expect(await finalState(names(seed, 'messy'))).toEqual(expected);
  });
});
