import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueDemoKeys } from '../../../server/demo/feed-keys.ts';
import { feedRepository } from '../../../server/feeds/repository.ts';
import { DESKS, type Desk } from '../../../shared/model/desk.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { demo: true } });
});
afterAll(() => server?.close());

const sitDown = async (desk: Desk) => {
  const nobody = await server.as('nobody');
  const answer = await nobody('/api/demo-session', { method: 'POST', json: { desk } });
  return { status: answer.status, cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
};

const me = async (cookie: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${server.baseUrl}/api/me`, { headers: { cookie, ...headers } });
  return { status: answer.status, body: await answer.json() };
};

describe('the demonstration', () => {
  it('offers its desks to everybody', async () => {
    const answer = await (await server.as('nobody'))('/api/desks');
    expect(await answer.json()).toEqual({ demo: true, desks: [...DESKS] });
  });

  it.each(DESKS)('seats a visitor at the desk of the %s', async (desk) => {
    const { status, cookie } = await sitDown(desk);
    expect(status).toBe(204);
    expect((await me(cookie)).body).toMatchObject({ role: desk, demo: true });
  });

  it.each([
    ['coordinator', true],
    ['administrator', true],
    ['analyst', false],
  ] as const)('has the %s act for departments: %s', async (desk, acts) => {
    const { body } = await me((await sitDown(desk)).cookie);
    const { departments } = body as { departments: string[] };
    expect(departments.includes('emergency')).toBe(acts);
  });

  it('lets two visitors look at the wall', async () => {
    const [one, other] = [await sitDown('wall'), await sitDown('wall')];
    expect((await me(one.cookie)).status).toBe(200);
    expect((await me(other.cookie)).status).toBe(200);
  });

  it('lets one browser have a console and a wall', async () => {
    const [console, wall] = [await sitDown('coordinator'), await sitDown('wall')];
    const both = `${console.cookie}; ${wall.cookie}`;
    expect((await me(both)).body.role).toBe('coordinator');
    expect((await me(both, { 'x-jingwei-desk': 'wall' })).body.role).toBe('wall');
  });

  it('has accounts that no password opens', async () => {
    const nobody = await server.as('nobody');
    for (const password of ['x', 'demo', 'demo-administrator']) {
      const json = { account: 'demo-administrator', password };
      expect((await nobody('/api/session', { method: 'POST', json })).status).toBe(401);
    }
  });

  it('tells what is played: nothing, before a player is connected', async () => {
    const coordinator = await server.as('coordinator');
    expect(await (await coordinator('/api/demo')).json()).toMatchObject({
      scenario: 'none',
      running: false,
    });
  });

  it.each([{ scenario: 'earthquake', pace: 1 }, { scenario: 'silence', pace: 61 }, { pace: 1 }])(
    'refuses to play %j',
    async (json) => {
      const coordinator = await server.as('coordinator');
      const answer = await coordinator('/api/demo/scenario', { method: 'PUT', json });
      expect(answer.status).toBe(400);
    },
  );

  it('issues no keys for feeds that the journal does not tell of', async () => {
    const { database, journal } = server.services;
    const append = () => Promise.reject(new Error('the journal takes nothing'));
    const mute = { ...server.services, journal: { ...journal, append } };
    const feeds = feedRepository(database);
    const [feed] = await feeds.all();
    await expect(issueDemoKeys(mute)).rejects.toThrow('the journal takes nothing');
    expect(await feeds.keys(feed!.id)).toEqual([]);
    expect(Object.keys(await issueDemoKeys(server.services))).toContain(feed!.id);
    expect(await feeds.keys(feed!.id)).toHaveLength(1);
  });

  it('is over for its visitors once the server is none any more', async () => {
    const { createIdentity } = await import('../../../server/identity/identity.ts');
    const { cookie } = await sitDown('administrator');
    const { database, clock } = server.services;
    const strict = createIdentity({ database, clock, demo: false });
    expect(await strict.findCaller(cookie.split('=')[1]!)).toBeNull();
  });
});

describe('a server that is no demonstration', () => {
  it('has no desks and seats nobody', async () => {
    const { buildApp } = await import('../../../server/app.ts');
    const app = await buildApp(server.services);
    const desks = await app.inject('/api/desks');
    expect(desks.json()).toEqual({ demo: false, desks: [] });
    const seat = await app.inject({
      method: 'POST',
      url: '/api/demo-session',
      payload: { desk: 'administrator' },
      headers: { origin: 'http://localhost:80', host: 'localhost:80' },
    });
    expect(seat.statusCode).toBe(403);
    await app.close();
  });
});
