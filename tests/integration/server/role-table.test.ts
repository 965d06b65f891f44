import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../../server/identity/caller.ts';
import type { Caller, TestRole } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { ROLE_TABLE } from './role-table.ts';

const CALLERS: readonly TestRole[] = [
  'nobody',
  'wall',
  'unit',
  'coordinator',
  'analyst',
  'administrator',
  'feed',
  'reader',
];
/** Pages of the client are there only where it is built; the client's tests look at them. */
const isPage = (url: string) => !/^\/(api|ogc)(\/|$)/.test(url) && url !== '/healthz';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** Signing out goes last: nothing else could be asked after it. */
function routesFor(role: TestRole): [string, Policy][] {
  const leaving = role === 'unit' ? 'DELETE /api/unit/pairing' : 'DELETE /api/session';
  return Object.entries(ROLE_TABLE).sort(
    ([one], [other]) => Number(one === leaving) - Number(other === leaving),
  );
}

const expected = (policy: Policy, role: TestRole): string => {
  if (policy === 'public') return 'let in';
  if (role === 'nobody') return '401';
  return (policy as readonly string[]).includes(role) ? 'let in' : '403';
};

/** What the guard said. An empty body is refused only after it, so nothing is changed by asking. */
const verdict = async (caller: Caller, route: string): Promise<string> => {
  const [method, url] = route.split(' ') as [string, string];
  const path = url.replace(/:\w+/g, 'none-such').replace('*', 'none-such');
  const answer = await caller(path, { method, ...(method === 'GET' ? {} : { json: {} }) });
  const { error } = (await answer.json().catch(() => ({}))) as { error?: string };
  if (error === 'not-signed-in' || error === 'not-allowed') return String(answer.status);
  return answer.status < 500 ? 'let in' : `${answer.status} ${error}`;
};

describe('who may use what (FAULTS.md G26)', () => {
  it('is written down for every route there is, and for no other', () => {
    const declared = server.app
      .declaredRoutes()
      .filter(({ url }) => !isPage(url))
      .map(({ method, url, allow }) => [`${method} ${url}`, allow]);
    expect(Object.fromEntries(declared)).toEqual(ROLE_TABLE);
  });

  it.each(CALLERS)('holds for %s', async (role) => {
    const caller = await server.as(role);
    const said: [string, string][] = [];
    const table: [string, string][] = [];
    for (const [route, policy] of routesFor(role)) {
      said.push([route, await verdict(caller, route)]);
      table.push([route, expected(policy, role)]);
    }
    expect(said).toEqual(table);
  });

  it('holds for a session that ended and a key that was revoked', async () => {
    const { database } = server.services;
    const wall = await server.as('wall');
    const feed = await server.as('feed');
    await database.query('UPDATE session SET ended_at = now() WHERE public_id = $1', [
      wall.session,
    ]);
    await database.query('UPDATE feed_key SET revoked_at = now() WHERE feed = $1', [feed.id]);
    server.clock.advance(2_000);
    expect((await wall('/api/me')).status).toBe(401);
    expect((await feed('/api/readings', { method: 'POST', json: { readings: [] } })).status).toBe(
      401,
    );
  });

  it('makes the start fail when a route does not say it', async () => {
    const { default: Fastify } = await import('fastify');
    const { registerDeclaredRoutes } = await import('../../../server/plugins/declared-routes.ts');
    const app = Fastify();
    registerDeclaredRoutes(app);
    app.get('/silent', async () => 'open to all by mistake');
    await expect(app.ready()).rejects.toThrow('GET /silent');
    await app.close();
  });
});
