import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { hashOf } from '../../../server/identity/tokens.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Position } from '../../../shared/model/common.ts';
import { PRESENCE_INTERVAL_MS, type Presence } from '../../../shared/wire/protocol.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { gas, waterLevel } from '../../support/readings.ts';
import { hasRedis, type Redis, startRedis } from '../../support/redis.ts';
import { openScreen, type Screen, streamsIn, until } from '../../support/screen.ts';
import {
  addressOf,
  endServerProcesses,
  type ServerProcess,
  startServerProcess,
} from '../../support/server-process.ts';
import { STREAMS, smallCity } from '../../support/small-city.ts';
import { communityOf, gridOf, TOWNS } from '../../support/small-coverage.ts';
import { testClock } from '../../support/test-clock.ts';

const PASSWORD = 'heron-over-taihu-1948';
const KEY = 'jwf_nodes_only-for-this-test';
const GAUGE = 1;
/** FAULTS.md G10. */
const REVOKED_WITHIN_MS = 2_000;

type ServerNode = { server: ServerProcess; address: string };

let test: TestDatabase;
let redis: Redis;
let folder: string;
let a: ServerNode;
let b: ServerNode;
const opened: Screen[] = [];

const startNode = async (name: string): Promise<ServerNode> => {
  const server = startServerProcess({
    DATABASE_URL: test.databaseUrl!,
    REDIS_URL: redis.url,
    DATA_DIR: join(folder, name),
    ADMIN_PASSWORD: PASSWORD,
    MAX_LOOP_DELAY_MS: '60000',
  });
  return { server, address: await addressOf(server) };
};
const call = (
  { address }: ServerNode,
  method: string,
  path: string,
  { json, cookie = '' }: { json?: unknown; cookie?: string } = {},
): Promise<Response> =>
  fetch(`${address}${path}`, {
    method,
    headers: {
      ...{ origin: address, cookie },
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
const cookieIn = (answer: Response): string => answer.headers.get('set-cookie')!.split(';')[0]!;
const signIn = async (node: ServerNode, account: string): Promise<string> =>
  cookieIn(await call(node, 'POST', '/api/session', { json: { account, password: PASSWORD } }));
const send = async ({ address }: ServerNode, ...readings: object[]): Promise<void> => {
  const answer = await fetch(`${address}/api/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  });
  expect(await answer.json()).toMatchObject({ accepted: readings.length, refused: [] });
};
const openAt = async ({ address }: ServerNode, cookie: string): Promise<Screen> => {
  const screen = await openScreen(address, { cookie });
  opened.push(screen);
  return screen;
};
const kindsHeard = ({ ranges }: Screen): string[] =>
  ranges.flatMap(({ entries }) => entries.map(({ kind }) => kind));

describe.runIf(hasRedis('a pair of servers'))('two servers over one database', () => {
  let admin: string;
  let coordinator: string;

  beforeAll(async () => {
    test = await openTestDatabase('server');
    redis = await startRedis();
    folder = mkdtempSync(join(tmpdir(), 'jingwei-nodes-'));
    const { database } = test;
    await seedCity({ database, clock: testClock(Date.now()), city: smallCity() });
    await database.query(
      `INSERT INTO feed_key (prefix, feed, hash, created_at)
       VALUES ('nodes', 'sensors', decode($1, 'hex'), now())`,
      [hashOf(KEY)],
    );
    a = await startNode('a');
    b = await startNode('b');
    admin = await signIn(a, 'admin');
    const json = { id: 'duty', name: '值班长', role: 'coordinator', area: CITY_CODE };
    const made = await call(a, 'POST', '/api/accounts', {
      cookie: admin,
      json: { ...json, password: PASSWORD },
    });
    expect(made.status).toBe(201);
    coordinator = await signIn(a, 'duty');
  });
  afterEach(() => {
    for (const screen of opened.splice(0)) screen.close();
  });
  afterAll(async () => {
    endServerProcesses();
    await redis?.stop();
    await test?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('show on either what one of them was told', async () => {
    const screen = await openAt(b, coordinator);
    await send(a, waterLevel(3.57, Date.now()));
    await until('the reading', () => screen.frames.flatMap(streamsIn).includes(GAUGE));
  });

  it('raise an alarm once, though each heard a part of its cause', async () => {
    const screens = [await openAt(a, coordinator), await openAt(b, coordinator)];
    const now = Date.now();
    await send(a, gas(1, now - 20_000), gas(60, now - 10_000));
    await send(b, gas(60, now));
    await until('the alarm', () =>
      screens.every((one) => kindsHeard(one).includes('alarm.raised')),
    );
    const { rows } = await test.database.query<{ raised: number }>(
      `SELECT count(*)::int AS raised FROM journal WHERE kind = 'alarm.raised'
         AND data -> 'alarm' ->> 'stream' = $1`,
      [STREAMS.gasEast],
    );
    expect(rows).toEqual([{ raised: 1 }]);
    for (const screen of screens) {
      expect(kindsHeard(screen).filter((kind) => kind === 'alarm.raised')).toHaveLength(1);
    }
  });

  it('carry a coordinator’s direction from one to a wall of the other', async () => {
    const made = await call(a, 'POST', '/api/walls', {
      cookie: admin,
      json: { name: '大厅', area: CITY_CODE },
    });
    const { wall, pairing } = (await made.json()) as {
      wall: { id: string };
      pairing: { code: string };
    };
    const json = { code: pairing.code };
    const screen = await openAt(b, cookieIn(await call(b, 'POST', '/api/walls/pair', { json })));
    const directed = await call(a, 'PUT', `/api/walls/${wall.id}/direction`, {
      cookie: coordinator,
      json: { scenes: ['flood'], rotateSeconds: null },
    });
    expect(directed.status).toBe(200);
    await until('the direction', () => kindsHeard(screen).includes('wall.directed'));
    const entry = screen.ranges
      .flatMap(({ entries }) => entries)
      .find(({ kind }) => kind === 'wall.directed');
    expect(entry).toMatchObject({ subject: wall.id, data: { direction: { scenes: ['flood'] } } });
  });

  it('show each other two analysts in one plan, and that one of them left', async () => {
    const desks = await Promise.all(
      [
        { id: 'drawer', name: '绘图一', area: CITY_CODE },
        { id: 'second', name: '绘图二', area: CITY_CODE },
        { id: 'away', name: '别处', area: TOWNS.westOne },
      ].map(async (account) => {
        const json = { ...account, role: 'analyst', password: PASSWORD };
        expect((await call(a, 'POST', '/api/accounts', { cookie: admin, json })).status).toBe(201);
        return signIn(a, account.id);
      }),
    );
    const [drawer, second, away] = desks as [string, string, string];
    const made = await call(a, 'POST', '/api/plans', {
      cookie: drawer,
      json: {
        ...{ name: '示例调整', reason: '户数不均', temporaryUntil: null },
        communities: [communityOf(TOWNS.eastOne)],
      },
    });
    expect(made.status).toBe(201);
    const { id: plan } = (await made.json()) as { id: string };
    const hears = (screen: Screen) => {
      const heard: Presence[] = [];
      screen.socket.on('presence', (word) => heard.push(word));
      return { screen, heard };
    };
    const one = hears(await openAt(a, drawer));
    const other = hears(await openAt(b, second));
    const elsewhere = hears(await openAt(b, away));
    const grid = gridOf(TOWNS.eastOne, 1);
    const where = { plan, at: [120.31, 31.51] as Position, selection: [grid], editing: [grid] };
    // As screens do, each says again and again where it is, until both have heard of the other.
    const say = () => {
      for (const { screen } of [one, other, elsewhere]) screen.socket.emit('presence', where);
    };
    const repeat = setInterval(say, PRESENCE_INTERVAL_MS);
    await until('both words', () => one.heard.length > 0 && other.heard.length > 0).finally(() =>
      clearInterval(repeat),
    );
    expect(other.heard[0]).toMatchObject({ ...where, actor: 'drawer', name: '绘图一' });
    expect(one.heard[0]).toMatchObject({ ...where, actor: 'second', name: '绘图二' });
    one.screen.close();
    await until('the word of leaving', () => other.heard.at(-1)!.plan === null);
    expect(other.heard.at(-1)).toMatchObject({ actor: 'drawer', editing: [] });
    expect(elsewhere.heard).toEqual([]);
  });

  it('end a session on both within 2 s when one of them ends it (G10)', async () => {
    const leaving = await signIn(a, 'duty');
    const screen = await openAt(b, leaving);
    const from = performance.now();
    expect((await call(a, 'DELETE', '/api/session', { cookie: leaving })).status).toBe(204);
    await until('the end', () => !screen.isOpen());
    expect(performance.now() - from).toBeLessThan(REVOKED_WITHIN_MS);
    expect((await call(b, 'GET', '/api/me', { cookie: leaving })).status).toBe(401);
  });

  it('do without each other: one is killed, the other takes readings and looks for silence', async () => {
    const screen = await openAt(b, coordinator);
    a.server.child.kill('SIGKILL');
    await a.server.exited;
    const killedAt = Date.now();
    await send(b, waterLevel(3.58, Date.now()));
    await until('the reading', () => screen.frames.flatMap(streamsIn).includes(GAUGE));
    const evaluated = () => Date.parse(screen.heartbeats.at(-1)?.evaluatedAt ?? '');
    await until('the watch for silence', () => evaluated() > killedAt);
    expect(screen.isOpen()).toBe(true);
  });
});
