import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmFigures } from '../../../shared/wire/alarm-figures.ts';
import type { Caller } from '../../support/callers.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

const PAST_THE_DELAY_MS = 6_000;
const DAY_MS = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // Yellow, then higher: it sounded twice.
  for (const value of [25, 25, 60, 60]) {
    await server.services.telemetry.accept('sensors', [gas(value, server.clock.now())]);
    server.clock.advance(PAST_THE_DELAY_MS);
  }
});
afterAll(() => server?.close());

const ask = async (caller: Caller, query = '') => caller(`/api/alarms/figures${query}`);

describe('the figures of alarms', () => {
  it('count every rising of the last day, where it was and how bad', async () => {
    const answer = await ask(await server.as('coordinator'));
    expect(answer.status).toBe(200);
    const figures = (await answer.json()) as AlarmFigures;
    expect(figures).toMatchObject({
      risen: 2,
      byLevel: { red: 1, orange: 0, yellow: 1, blue: 0 },
      floods: 0,
      mostOften: [{ source: STREAMS.gasEast, worst: 'red', risen: 2, share: 1 }],
    });
  });

  it('begin where the journal begins: the time before was not quiet but is not known', async () => {
    const caller = await server.as('coordinator');
    const { rows } = await server.services.database.query<{ at: string }>(
      'SELECT min(at) AS at FROM journal',
    );
    const figures = (await (await ask(caller)).json()) as AlarmFigures;
    expect(figures.from).toBe(rows[0]!.at);
    server.clock.advance(3 * 3_600_000);
    const later = (await (await ask(await server.as('coordinator'))).json()) as AlarmFigures;
    expect(later.perHour).toBeCloseTo(2 / 3, 1);
  });

  it('are those of the asker’s own area', async () => {
    const answer = await ask(await server.as('analyst', { area: COUNTIES.west }));
    expect(await answer.json()).toMatchObject({ risen: 0, mostOften: [] });
  });

  it('refuse a span that cannot be', async () => {
    const caller = await server.as('coordinator');
    const at = (ms: number) => new Date(server.clock.now() + ms).toISOString();
    expect((await ask(caller, `?from=${at(0)}&to=${at(-1)}`)).status).toBe(400);
    expect((await ask(caller, `?from=${at(-32 * DAY_MS)}`)).status).toBe(400);
  });
});
