import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupLink, type SetupLink } from '../../../server/accounts/setup.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const PASSWORD = 'heron-over-taihu-1948';
const OTHER_PASSWORD = 'egret-over-taihu-1949';

let server: TestServer;
let administrator: Caller;
let link: SetupLink;

beforeAll(async () => {
  link = createSetupLink();
  server = await startTestServer({ setupLink: link });
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

const created = (id: string, changes: object = {}) => ({
  id,
  name: '值班员',
  role: 'coordinator',
  area: CITY_CODE,
  password: PASSWORD,
  ...changes,
});

const create = (id: string, changes: object = {}, by = administrator) =>
  by('/api/accounts', { method: 'POST', json: created(id, changes) });

const change = (id: string, json: object, by = administrator) =>
  by(`/api/accounts/${id}`, { method: 'PATCH', json });

const signIn = async (account: string, password: string) => {
  const nobody = await server.as('nobody');
  const answer = await nobody('/api/session', { method: 'POST', json: { account, password } });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: answer.status, cookie };
};

const statusOf = async (cookie: string) =>
  (await fetch(`${server.baseUrl}/api/me`, { headers: { cookie } })).status;

const entriesAbout = async (subject: string) => {
  const { rows } = await server.services.database.query<{ kind: string; data: object }>(
    'SELECT kind, data FROM journal WHERE subject = $1 ORDER BY number',
    [subject],
  );
  return rows;
};

describe('the first administrator', () => {
  const setUp = async (token: string, password: string) =>
    (await server.as('nobody'))('/api/setup', { method: 'POST', json: { token, password } });

  it('comes in by the one-time link, once', async () => {
    expect((await setUp('a-wrong-token', PASSWORD)).status).toBe(403);
    expect((await setUp(link.token, 'password1234')).status).toBe(400);
    const first = await setUp(link.token, PASSWORD);
    expect(first.status).toBe(204);
    expect(await statusOf(first.headers.get('set-cookie')!.split(';')[0]!)).toBe(200);
    expect((await setUp(link.token, OTHER_PASSWORD)).status).toBe(403);
    expect((await signIn('admin', PASSWORD)).status).toBe(201);
  });
});

describe('an account', () => {
  it('is created with an area and a password, and written down without it', async () => {
    const answer = await create('duty-1', { area: COUNTIES.east });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      id: 'duty-1',
      name: '值班员',
      role: 'coordinator',
      area: COUNTIES.east,
      departments: [],
      disabled: false,
      demo: false,
    });
    expect((await signIn('duty-1', PASSWORD)).status).toBe(201);
    expect(await entriesAbout('duty-1')).toEqual([
      {
        kind: 'account.created',
        data: { role: 'coordinator', area: COUNTIES.east, departments: [] },
      },
    ]);
  });

  it.each([
    ['a common password', { password: 'password1234' }, 'weak-password'],
    ['a short password', { password: 'short' }, 'invalid-request'],
    ['an area that is none', { area: '999999' }, 'area-not-allowed'],
    ['a community as area', { area: `${TOWNS.eastOne}001` }, 'area-not-allowed'],
    ['the role of a wall', { role: 'wall' }, 'invalid-request'],
    ['a field that is not asked for', { demo: true }, 'invalid-request'],
  ])('is refused with %s', async (_what, changes, error) => {
    const answer = await create('refused', changes);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
  });

  it('has a name of its own', async () => {
    expect((await create('twin')).status).toBe(201);
    expect((await create('twin')).status).toBe(409);
  });

  it('loses every session when it is disabled, and cannot sign in', async () => {
    await create('leaving');
    const { cookie } = await signIn('leaving', PASSWORD);
    const ended: string[] = [];
    const stop = server.services.identity.onEnded((session) => ended.push(session));
    expect((await change('leaving', { disabled: true })).status).toBe(200);
    stop();
    expect(ended).toHaveLength(1);
    expect(await statusOf(cookie)).toBe(401);
    expect((await signIn('leaving', PASSWORD)).status).toBe(401);
    expect((await change('leaving', { disabled: false })).status).toBe(200);
    expect((await signIn('leaving', PASSWORD)).status).toBe(201);
  });

  it('acts for the departments it is given, and for no other; the journal says who gave which', async () => {
    await create('seated');
    expect((await change('seated', { departments: ['nobody'] })).status).toBe(422);
    const departments = ['emergency', 'fire'];
    const changed = await change('seated', { departments });
    expect(await changed.json()).toMatchObject({ id: 'seated', departments });
    const { cookie } = await signIn('seated', PASSWORD);
    const me = await fetch(new URL('/api/me', server.baseUrl), { headers: { cookie } });
    expect(await me.json()).toMatchObject({ departments });
    expect((await entriesAbout('seated')).at(-1)).toMatchObject({
      kind: 'account.changed',
      data: { departments },
    });
    expect(await (await change('seated', { departments: [] })).json()).toMatchObject({
      departments: [],
    });
    expect(await statusOf(cookie)).toBe(401);
  });

  it.each([
    ['its departments', { departments: ['fire'] }],
    ['its password', { password: OTHER_PASSWORD }],
    ['its role', { role: 'analyst' }],
    ['its area', { area: COUNTIES.west }],
  ])('loses every session when %s is changed', async (_what, json) => {
    const id = `changed-${Object.keys(json)[0]}`;
    await create(id);
    const { cookie } = await signIn(id, PASSWORD);
    expect((await change(id, json)).status).toBe(200);
    expect(await statusOf(cookie)).toBe(401);
  });

  it('keeps its sessions when only its name is changed', async () => {
    await create('renamed');
    const { cookie } = await signIn('renamed', PASSWORD);
    const answer = await change('renamed', { name: '夜班值班员' });
    expect(await answer.json()).toMatchObject({ name: '夜班值班员' });
    expect(await statusOf(cookie)).toBe(200);
  });

  it('is unlocked by a new password', async () => {
    await create('locked');
    for (let failure = 0; failure < 5; failure += 1) await signIn('locked', OTHER_PASSWORD);
    expect((await signIn('locked', PASSWORD)).status).toBe(401);
    await change('locked', { password: OTHER_PASSWORD });
    expect((await signIn('locked', OTHER_PASSWORD)).status).toBe(201);
  });

  it('is written down when changed, never its password', async () => {
    await create('audited');
    await change('audited', { password: OTHER_PASSWORD, name: '某岗' });
    const [, changed] = await entriesAbout('audited');
    expect(changed).toEqual({
      kind: 'account.changed',
      data: { name: '某岗', passwordChanged: true, endedSessions: [] },
    });
  });

  it('cannot be the last administrator and go', async () => {
    const { database } = server.services;
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM account WHERE role = 'administrator' AND password_hash IS NOT NULL`,
    );
    expect(rows.map(({ id }) => id)).toEqual(['admin']);
    const answer = await change('admin', { disabled: true });
    expect(answer.status).toBe(409);
    expect((await signIn('admin', PASSWORD)).status).toBe(201);
  });
});

describe('the administrator of a county (FAULTS.md S2)', () => {
  let east: Caller;
  beforeAll(async () => {
    east = await server.as('administrator', { area: COUNTIES.east });
    await create('in-east-town', { area: TOWNS.eastOne });
    await create('in-west', { area: COUNTIES.west });
    await create('in-city', { area: CITY_CODE });
  });

  it('sees the accounts of the county and its towns', async () => {
    const list: { id: string; area: string }[] = await (await east('/api/accounts')).json();
    const areas = new Set(list.map(({ area }) => area));
    expect(list.map(({ id }) => id)).toContain('in-east-town');
    expect([...areas].sort()).toEqual([COUNTIES.east, TOWNS.eastOne]);
  });

  it.each(['in-west', 'in-city', 'nobody-has-this'])(
    'does not find %s, as if it were missing',
    async (id) => {
      const answer = await change(id, { name: 'x' }, east);
      expect(answer.status).toBe(404);
      expect((await answer.json()).error).toBe('account-not-found');
    },
  );

  it('makes accounts there and nowhere else', async () => {
    expect((await create('made-east', { area: TOWNS.eastTwo }, east)).status).toBe(201);
    expect((await create('made-west', { area: TOWNS.westOne }, east)).status).toBe(400);
    expect((await create('made-city', { area: CITY_CODE }, east)).status).toBe(400);
    expect((await change('in-east-town', { area: CITY_CODE }, east)).status).toBe(400);
  });

  it('gives nobody a department, himself neither: what is shared with one is of the whole city', async () => {
    await change('in-east-town', { departments: ['fire'] });
    const refused = { error: 'departments-of-city' };
    for (const departments of [['emergency'], ['fire', 'emergency'], []]) {
      const answer = await change('in-east-town', { departments }, east);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject(refused);
    }
    expect((await change(east.id, { departments: ['fire'] }, east)).status).toBe(403);
    const made = await create('seated-east', { area: TOWNS.eastOne, departments: ['fire'] }, east);
    expect([made.status, await made.json()]).toEqual([403, expect.objectContaining(refused)]);
    expect((await signIn('seated-east', PASSWORD)).status).toBe(401);
  });

  it('makes accounts of no department, and leaves the departments of others as they are', async () => {
    const none = { area: TOWNS.eastOne, departments: [] };
    expect((await create('unseated-east', none, east)).status).toBe(201);
    await change('in-east-town', { departments: ['emergency', 'fire'] });
    const same = { name: '夜班值班员', departments: ['fire', 'emergency'] };
    for (const json of [same, { name: '白班值班员' }]) {
      const answer = await change('in-east-town', json, east);
      expect(await answer.json()).toMatchObject({ ...json, departments: ['emergency', 'fire'] });
    }
  });

  it('sets no password of an account that acts for a department, but his own', async () => {
    await change('in-east-town', { departments: ['fire'] });
    const password = 'a-lantern-for-every-bridge';
    const answer = await change('in-east-town', { password }, east);
    expect([answer.status, (await answer.json()).error]).toEqual([403, 'password-of-city']);
    expect((await signIn('in-east-town', password)).status).toBe(401);
    await change('in-east-town', { departments: [] });
    expect((await change('in-east-town', { password }, east)).status).toBe(200);
    expect((await change('in-east-town', { departments: ['fire'] })).status).toBe(200);
  });
});
