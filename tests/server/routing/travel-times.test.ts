import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOutboundToNamed } from '../../../server/outbound/outbound.ts';
import { createTravelTimes, type Start } from '../../../server/routing/travel-times.ts';
import type { Position } from '../../../shared/model/common.ts';
import { testClock } from '../../support/test-clock.ts';

const SCENE: Position = [120.3, 31.5];
const start = (id: string, east: number): Start => ({ id, from: [SCENE[0] + east, SCENE[1]] });

/** A routing server of our own: every way is as long as `seconds` says, in turn. */
let routing: Server;
let address = '';
let asked: URL[] = [];
let reply: (places: number) => { status: number; body: string } | null;
const table = (seconds: (number | null)[]) => ({
  status: 200,
  body: JSON.stringify({
    code: 'Ok',
    durations: seconds.map((one) => [one]),
    distances: seconds.map((one) => [one && one * 10]),
  }),
});
beforeAll(async () => {
  routing = createServer((request, response) => {
    const url = new URL(request.url!, 'http://routing');
    asked.push(url);
    const answer = reply(url.searchParams.get('sources')!.split(';').length);
    if (answer) response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((done) => routing.listen(0, '127.0.0.1', done));
  const { port } = routing.address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  routing.closeAllConnections();
  routing.close();
});
beforeEach(() => {
  asked = [];
  reply = (places) => table(Array.from({ length: places }, () => 600));
});

const times = (to = address) => {
  const clock = testClock();
  const outbound = createOutboundToNamed(address);
  return { clock, ask: createTravelTimes({ address: to, outbound, clock }) };
};

describe('minutes by road', () => {
  it('of many units are one question, from each of them to the place', async () => {
    reply = () => table([600, null]);
    const { travel, ways } = await times().ask(
      [start('a', 0.01), start('on-an-island', 0.02)],
      SCENE,
    );
    expect(travel).toEqual({ source: 'road', at: '2026-07-06T02:00:00.000Z', failure: null });
    expect([...ways]).toEqual([['a', { minutes: 10, metres: 6_000 }]]);
    expect(asked).toHaveLength(1);
    expect(asked[0]!.pathname).toBe(
      '/table/v1/driving/120.300000,31.500000;120.310000,31.500000;120.320000,31.500000',
    );
    expect(asked[0]!.search).toBe('?sources=1;2&destinations=0&annotations=duration,distance');
  });

  it('are asked for the nearest only, where more are free than a table holds', async () => {
    const starts = Array.from({ length: 300 }, (_, at) => start(`unit-${at}`, (300 - at) / 1_000));
    const { ways } = await times().ask(starts, SCENE);
    expect(asked).toHaveLength(1);
    expect(ways.size).toBe(99);
    expect(ways.has('unit-299')).toBe(true);
    expect(ways.has('unit-0')).toBe(false);
  });

  it.each([
    ['refused', () => ({ status: 500, body: '' })],
    ['unreadable', () => ({ status: 200, body: '<html>' })],
    ['unreadable', () => ({ status: 200, body: '{"code":"NoTable"}' })],
    ['unreadable', () => table([600, 600, 600])],
    ['unreadable', () => table([-1])],
    ['too-slow', () => null],
  ])('give way to the straight line, and say that they were %s', async (failure, answer) => {
    reply = answer;
    const { travel, ways } = await times().ask([start('a', 0.01)], SCENE);
    expect(travel).toMatchObject({ source: 'straight-line', failure });
    expect(ways.size).toBe(0);
  });

  it('are not waited for again at once after a failure, and asked for again later', async () => {
    reply = () => ({ status: 503, body: '' });
    const { ask, clock } = times();
    await ask([start('a', 0.01)], SCENE);
    reply = () => table([60]);
    expect((await ask([start('a', 0.01)], SCENE)).travel.failure).toBe('refused');
    expect(asked).toHaveLength(1);
    clock.advance(30_000);
    expect((await ask([start('a', 0.01)], SCENE)).travel.source).toBe('road');
  });

  it('are asked once for the same question within twenty seconds, and say how old they are', async () => {
    const { ask, clock } = times();
    await ask([start('a', 0.01)], SCENE);
    clock.advance(19_000);
    expect((await ask([start('a', 0.01)], SCENE)).travel.at).toBe('2026-07-06T02:00:00.000Z');
    await ask([start('a', 0.02)], SCENE);
    expect(asked).toHaveLength(2);
    clock.advance(1_000);
    expect((await ask([start('a', 0.01)], SCENE)).travel.at).toBe('2026-07-06T02:00:20.000Z');
    expect(asked).toHaveLength(3);
  });

  it('are not asked of a server that nobody named', async () => {
    const elsewhere = await times('https://other.example').ask([start('a', 0.01)], SCENE);
    expect(elsewhere.travel.failure).toBe('not-allowed');
    expect(asked).toHaveLength(0);
  });

  it('are by the straight line where no server is configured, which is no failure', async () => {
    const outbound = createOutboundToNamed(null);
    const ask = createTravelTimes({ address: null, outbound, clock: testClock() });
    const { travel } = await ask([start('a', 0.01)], SCENE);
    expect(travel).toMatchObject({ source: 'straight-line', failure: null });
  });
});
