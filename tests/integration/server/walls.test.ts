import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let server: TestServer;
let administrator: Caller;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  administrator = await server.as('administrator');
});

type Created = { wall: { id: string }; pairing: { code: string; expiresAt: string } };

const createWall = async (area: string = CITY_CODE): Promise<Created> => {
  const json = { name: '指挥大厅', area };
  const answer = await administrator('/api/walls', { method: 'POST', json });
  expect(answer.status).toBe(201);
  return answer.json();
};

let display = 0;
/** A display at an address of its own, so that the budget of an address does not refuse it. */
const pair = async (code: string) => {
  display += 1;
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/walls/pair',
    payload: { code },
    headers: { origin: server.baseUrl, host: new URL(server.baseUrl).host },
    remoteAddress: `10.1.${Math.floor(display / 250)}.${display % 250}`,
  });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
  return { status: answer.statusCode, cookie };
};

const me = (cookie: string) => fetch(`${server.baseUrl}/api/me`, { headers: { cookie } });

describe('pairing a wall (FAULTS.md S11)', () => {
  it('turns a code typed on the display into a session of the wall', async () => {
    const { wall, pairing } = await createWall(COUNTIES.east);
    const { status, cookie } = await pair(pairing.code);
    expect(status).toBe(204);
    expect(await (await me(cookie)).json()).toMatchObject({
      id: wall.id,
      role: 'wall',
      area: COUNTIES.east,
      scope: { county: COUNTIES.east, town: null },
    });
  });

  it('takes the code as people type it', async () => {
    const { code } = (await createWall()).pairing;
    const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`;
    expect((await pair(typed)).status).toBe(204);
  });

  it('takes a code once', async () => {
    const { code } = (await createWall()).pairing;
    expect((await pair(code)).status).toBe(204);
    expect((await pair(code)).status).toBe(403);
  });

  it('takes a code for five minutes', async () => {
    const { code } = (await createWall()).pairing;
    server.clock.advance(5 * MINUTE_MS);
    expect((await pair(code)).status).toBe(403);
  });

  it('voids a code after five wrong ones', async () => {
    const { code } = (await createWall()).pairing;
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect((await pair('WRNGCDE2')).status).toBe(403);
    }
    expect((await pair(code)).status).toBe(403);
  });

  it('keeps no code that could be read in the tables or the journal', async () => {
    const { code } = (await createWall()).pairing;
    const { database } = server.services;
    const { rows } = await database.query<{ text: string }>(
      `SELECT wall::text AS text FROM wall UNION ALL SELECT journal::text FROM journal`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.some(({ text }) => text.includes(code))).toBe(false);
  });

  it('cuts the display that was paired before', async () => {
    const { wall, pairing } = await createWall();
    const old = await pair(pairing.code);
    const again = await administrator(`/api/walls/${wall.id}/pairing-code`, { method: 'POST' });
    expect(again.status).toBe(201);
    expect((await me(old.cookie)).status).toBe(200);
    const { status, cookie } = await pair((await again.json()).code);
    expect(status).toBe(204);
    expect((await me(old.cookie)).status).toBe(401);
    expect((await me(cookie)).status).toBe(200);
  });

  it('is forgotten after ninety days, not by idleness', async () => {
    const { pairing } = await createWall();
    const { cookie } = await pair(pairing.code);
    server.clock.advance(89 * DAY_MS);
    expect((await me(cookie)).status).toBe(200);
    server.clock.advance(DAY_MS);
    expect((await me(cookie)).status).toBe(401);
  });
});

describe('revoking a wall (FAULTS.md F36)', () => {
  it('ends its sessions at once and tells sockets', async () => {
    const { wall, pairing } = await createWall();
    const { cookie } = await pair(pairing.code);
    const ended: string[] = [];
    const stop = server.services.identity.onEnded((session) => ended.push(session));
    const answer = await administrator(`/api/walls/${wall.id}`, { method: 'DELETE' });
    stop();
    expect(answer.status).toBe(204);
    expect(ended).toHaveLength(1);
    expect((await me(cookie)).status).toBe(401);
    const again = await administrator(`/api/walls/${wall.id}`, { method: 'DELETE' });
    expect(again.status).toBe(404);
  });
});

describe('directing a wall', () => {
  const direction = { scenes: ['flood', 'crowd'], rotateSeconds: 30 };
  const direct = (by: Caller, id: string, json: object = direction) =>
    by(`/api/walls/${id}/direction`, { method: 'PUT', json });

  it('is journalled where the wall hears it', async () => {
    const { wall } = await createWall(COUNTIES.east);
    const coordinator = await server.as('coordinator');
    const answer = await direct(coordinator, wall.id);
    const startedAt = new Date(server.clock.now()).toISOString();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ direction: { ...direction, startedAt } });
    const { rows } = await server.services.database.query(
      'SELECT kind, actor, county, subject, data FROM journal ORDER BY number DESC LIMIT 1',
    );
    expect(rows[0]).toEqual({
      kind: 'wall.directed',
      actor: coordinator.id,
      county: COUNTIES.east,
      subject: wall.id,
      data: { direction: { ...direction, startedAt } },
    });
  });

  it('is for walls of one’s own area (S2)', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    for (const area of [COUNTIES.east, CITY_CODE]) {
      const { wall } = await createWall(area);
      expect((await direct(west, wall.id)).status).toBe(404);
    }
    const { wall } = await createWall(COUNTIES.west);
    expect((await direct(west, wall.id)).status).toBe(200);
    const list: { id: string }[] = await (await west('/api/walls')).json();
    expect(list.map(({ id }) => id)).toEqual([wall.id]);
  });

  it.each([
    { scenes: [], rotateSeconds: null },
    { scenes: ['weather'], rotateSeconds: null },
    { scenes: ['flood'], rotateSeconds: 1 },
    { scenes: ['flood'], rotateSeconds: null, startedAt: '2026-07-06T02:00:00.000Z' },
  ])('refuses %j', async (json) => {
    const { wall } = await createWall();
    expect((await direct(administrator, wall.id, json)).status).toBe(400);
  });
});
