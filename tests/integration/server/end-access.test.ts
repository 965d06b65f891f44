import { afterAll, beforeAll, expect, it } from 'vitest';
import { endAccess } from '../../../server/identity/end-access.ts';
import type { Caller } from '../../support/callers.ts';
import { waterLevel } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

it('after a restore nothing of the backup lets anybody in (F54): no session, no key, no code', async () => {
  const { database, journal, clock } = server.services;
  const administrator = await server.as('administrator');
  const walls = await administrator('/api/walls', {
    ...{ method: 'POST', json: { name: '东墙', area: '320200' } },
  });
  expect(walls.status).toBe(201);
  const { code } = ((await walls.json()) as { pairing: { code: string } }).pairing;
  const asks: [Caller, string][] = [
    [administrator, '/api/me'],
    [await server.as('coordinator'), '/api/situation'],
    [await server.as('wall'), '/api/situation'],
    [await server.as('unit'), '/api/unit/task'],
    [await server.as('reader'), '/ogc/collections/grids/items'],
  ];
  const feed = await server.as('feed');
  const send = () =>
    feed('/api/readings', {
      ...{ method: 'POST', json: { readings: [waterLevel(3, clock.now())] } },
    });
  const statuses = async () => {
    const answers = await Promise.all(asks.map(([by, path]) => by(path)));
    return [...answers.map(({ status }) => status), (await send()).status];
  };
  expect((await statuses()).every((status) => status < 300)).toBe(true);

  await database.query(
    `INSERT INTO session (token_hash, public_id, account, created_at, used_at, expires_at)
     SELECT 'long ago', 'expired', account, $1, $1, $1 FROM session WHERE account IS NOT NULL LIMIT 1`,
    [new Date(clock.now() - 1)],
  );
  const done = await endAccess({ database, journal, clock });
  expect(done).toMatchObject({ feedKeys: 1, readKeys: 1 });
  expect(done.sessions).toBeGreaterThanOrEqual(4);
  server.clock.advance(2_000);
  expect(await statuses()).toEqual([401, 401, 401, 401, 401, 401]);
  const nobody = await server.as('nobody');
  const pairing = await nobody('/api/walls/pair', { method: 'POST', json: { code } });
  expect(pairing.status).toBe(403);
  const { rows } = await database.query<{ kind: string; count: number }>(
    `SELECT kind, count(*)::int AS count FROM journal
     WHERE kind IN ('session.closed', 'feed.key-revoked', 'read-key.revoked') GROUP BY kind ORDER BY kind`,
  );
  expect(rows).toEqual([
    { kind: 'feed.key-revoked', count: 1 },
    { kind: 'read-key.revoked', count: 1 },
    { kind: 'session.closed', count: done.sessions },
  ]);
  const expired = `SELECT ended_at FROM session WHERE public_id = 'expired'`;
  expect((await database.query(expired)).rows).toEqual([{ ended_at: null }]);
  const again = await endAccess({ database, journal, clock });
  expect(again).toEqual({ sessions: 0, feedKeys: 0, readKeys: 0 });
  // Whoever has a password comes in anew.
  expect((await (await server.as('administrator'))('/api/me')).status).toBe(200);
});
