import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../server/clock.ts';
import { hashOf } from '../../../server/identity/tokens.ts';
import { wallRepository } from '../../../server/walls/repository.ts';
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

/** Meant for the same pairing, and wrong. */
const wrongFor = (code: string) => `${code.slice(0, 7)}${code.endsWith('A') ? 'B' : 'A'}`;

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

  it('voids a code after five wrong ones that begin as it does', async () => {
    const { code } = (await createWall()).pairing;
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect((await pair(wrongFor(code))).status).toBe(403);
    }
    expect((await pair(code)).status).toBe(403);
  });

  it('takes the right code after four wrong ones', async () => {
    const { code } = (await createWall()).pairing;
    for (let wrong = 0; wrong < 4; wrong += 1) await pair(wrongFor(code));
    expect((await pair(code)).status).toBe(204);
  });

  it('counts wrong codes that come at once', async () => {
    const { code } = (await createWall()).pairing;
    const tries = Array.from({ length: 5 }, () => pair(wrongFor(code)));
    for (const { status } of await Promise.all(tries)) expect(status).toBe(403);
    expect((await pair(code)).status).toBe(403);
  });

  it('lets nobody void the pairings under way with codes that are not for them', async () => {
    const [first, second] = [await createWall(), await createWall()];
    for (let wrong = 0; wrong < 20; wrong += 1) await pair(wrongFor(first.pairing.code));
    expect((await pair(first.pairing.code)).status).toBe(403);
    expect((await pair(second.pairing.code)).status).toBe(204);
  });

  it('never has two pairings under way whose codes begin alike, and frees a name with its code', async () => {
    const walls = wallRepository(server.services.database);
    const [first, second] = [(await createWall()).wall.id, (await createWall()).wall.id];
    const begin = (id: string) => {
      const at = server.clock.now();
      const [now, expiresAt] = [instant(at), instant(at + 5 * MINUTE_MS)];
      const kept = { name: 'AAA', hash: hashOf(`AAA-${id}`) };
      return walls.startPairing(id, kept, { now, expiresAt });
    };
    expect(await begin(first)).toBe(true);
    expect(await begin(second)).toBe(false);
    expect(await begin(first)).toBe(true);
    server.clock.advance(5 * MINUTE_MS);
    expect(await begin(second)).toBe(true);
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
