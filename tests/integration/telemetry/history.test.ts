import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../../shared/wire/history.ts';
import type { Caller } from '../../support/callers.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const READINGS = 1_200;

let server: TestServer;
let coordinator: Caller;
let start: number;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  start = server.clock.now() - HOUR;
  const items = Array.from({ length: READINGS }, (_, index) =>
    gas(index === 700 ? 90 : index % 2, start + index * SECOND),
  );
  await server.services.telemetry.accept('sensors', items);
});
afterAll(() => server?.close());

const ask = (query: string, caller = coordinator, stream: string = STREAMS.gasEast) =>
  caller(`/api/streams/${stream}/readings${query}`);
const span = (from: number, to: number, more = '') =>
  `?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}${more}`;
const pointsOf = async (answer: Response) => (await answer.json()) as HistoryPoint[];

describe('the history of a stream', () => {
  it('is its readings while they are few', async () => {
    const points = await pointsOf(await ask(span(start, start + 4 * SECOND)));
    expect(points.map(({ value }) => value)).toEqual([0, 1, 0, 1]);
    expect(points[1]).toEqual({
      at: new Date(start + SECOND).toISOString(),
      value: 1,
      minimum: 1,
      maximum: 1,
      count: 1,
      suspect: 0,
    });
  });

  it('is at most 500 points for many, and loses no spike and no reading', async () => {
    const points = await pointsOf(await ask(span(start, start + HOUR)));
    expect(points.length).toBeLessThanOrEqual(500);
    expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(READINGS);
    expect(Math.max(...points.map(({ maximum }) => maximum))).toBe(90);
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).sort());
  });

  it('is of the last day when no span is asked for', async () => {
    const points = await pointsOf(await ask(''));
    expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(READINGS);
  });

  it('of directions goes round by north, and has no lowest and no highest', async () => {
    const administrator = await server.as('administrator');
    const vane = {
      ...{
        rule: null,
        periodSeconds: 60,
        synthetic: true,
        id: 'vane-east',
        feed: 'sensors',
        metric: 'wind-direction',
        name: '东镇风向',
      },
      ...{ place: middleOf(TOWNS.eastOne), subjectKind: 'station', subject: null },
    };
    const made = await administrator('/api/streams', { method: 'POST', json: vane });
    expect(made.status).toBe(201);
    const items = Array.from({ length: READINGS }, (_, index) => ({
      ...{ stream: vane.id, id: `${index}`, value: index % 2 === 0 ? 350 : 20 },
      time: new Date(start + index * SECOND).toISOString(),
    }));
    await server.services.telemetry.accept('sensors', items);
    const asked = await ask(
      span(start, start + READINGS * SECOND, '&limit=10'),
      coordinator,
      vane.id,
    );
    const points = await pointsOf(asked);
    expect(points).toHaveLength(10);
    expect(points.map(({ value }) => Math.round(value))).toEqual(Array(10).fill(5));
    expect(
      points.every(({ value, minimum, maximum }) => value === minimum && value === maximum),
    ).toBe(true);
  });

  it.each([
    ['a span longer than readings are kept', span(0, 40 * 24 * HOUR), 400],
    ['a span that ends before it begins', span(HOUR, 0), 400],
    ['a moment that is none', '?from=yesterday', 400],
    ['a limit that is none', '?limit=all', 400],
    ['an unknown question', '?bbox=0,0,1,1', 400],
  ])('refuses %s', async (_name, query, status) => {
    expect((await ask(query)).status).toBe(status);
  });

  it('of a stream in another county is as if there were none', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    const foreign = await ask('', west);
    const missing = await ask('', west, 'nowhere');
    expect([foreign.status, missing.status]).toEqual([404, 404]);
  });
});
