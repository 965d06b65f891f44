import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../server/accounts/passwords.ts';
import { forgetSessions } from '../../../server/identity/forget-sessions.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const PASSWORD = 'heron-over-taihu-1948';
const WRONG = 'heron-over-taihu-1949';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let server: TestServer;
let passwordHash: string;

beforeAll(async () => {
  server = await startTestServer();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => server?.close());

let counter = 0;
let account: string;

const addAccount = async (): Promise<string> => {
  counter += 1;
  const id = `person-${counter}`;
  await server.services.database.query(
    `INSERT INTO account (id, name, role, area, password_hash, created_at)
     VALUES ($1, $1, 'coordinator', $2, $3, now())`,
    [id, CITY_CODE, passwordHash],
  );
  return id;
};

beforeEach(async () => {
  account = await addAccount();
});

const signIn = async (body: object) => {
  // Each from an address of its own, so that the budget of an address is not what refuses.
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: body,
    headers: { origin: server.baseUrl, host: new URL(server.baseUrl).host },
    remoteAddress: `10.0.${counter}.${Math.floor(Math.random() * 250)}`,
  });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
  return { status: answer.statusCode, body: answer.json(), cookie, raw: answer };
};

const me = (cookie: string) => fetch(`${server.baseUrl}/api/me`, { headers: { cookie } });

const lastEntry = async () => {
  const { rows } = await server.services.database.query<{
    kind: string;
    actor: string;
    subject: string | null;
    data: object;
  }>('SELECT kind, actor, subject, data FROM journal ORDER BY number DESC LIMIT 1');
  return rows[0];
};

describe('signing in', () => {
  it('opens a session and says who one is', async () => {
    const { status, body, cookie } = await signIn({ account, password: PASSWORD });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: account,
      role: 'coordinator',
      area: CITY_CODE,
      scope: { county: null, town: null },
      demo: false,
    });
    expect(await (await me(cookie)).json()).toEqual(body);
    expect(await lastEntry()).toMatchObject({ kind: 'session.opened', actor: account });
  });

  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { raw } = await signIn({ account, password: PASSWORD });
    expect(raw.headers['set-cookie']).toMatch(/HttpOnly/);
    expect(raw.headers['set-cookie']).toMatch(/SameSite=Strict/);
    expect(raw.headers['set-cookie']).toMatch(/Path=\//);
    expect(raw.headers['set-cookie']).not.toMatch(/Domain/);
  });

  it('gives a new session each time', async () => {
    const first = await signIn({ account, password: PASSWORD });
    const second = await signIn({ account, password: PASSWORD });
    expect(second.cookie).not.toBe(first.cookie);
  });

  it('stores nothing that could be used to come in', async () => {
    const { cookie } = await signIn({ account, password: PASSWORD });
    const { rows } = await server.services.database.query<{ token_hash: Uint8Array }>(
      'SELECT token_hash FROM session WHERE account = $1',
      [account],
    );
    const stored = Buffer.from(rows[0]!.token_hash);
    for (const stolen of [stored.toString('hex'), stored.toString('base64url')]) {
      expect(cookie).not.toContain(stolen);
      expect((await me(`jingwei=${stolen}`)).status).toBe(401);
    }
  });

  it('refuses wrong, unknown and disabled alike, and writes it down', async () => {
    const disabled = await addAccount();
    await server.services.database.query('UPDATE account SET disabled_at = now() WHERE id = $1', [
      disabled,
    ]);
    const wrong = await signIn({ account, password: WRONG });
    expect(await lastEntry()).toEqual({
      kind: 'session.refused',
      actor: 'system',
      subject: account,
      data: { reason: 'wrong-password' },
    });
    const unknown = await signIn({ account: 'my-secret-typed-here', password: WRONG });
    expect(await lastEntry()).toMatchObject({ subject: null, data: { reason: 'unknown' } });
    const off = await signIn({ account: disabled, password: PASSWORD });
    for (const { status, body } of [wrong, unknown, off]) {
      expect(status).toBe(401);
      expect(body).toEqual(wrong.body);
    }
  });

  it('refuses what is not asked for', async () => {
    const { status, body } = await signIn({ account, password: PASSWORD, role: 'administrator' });
    expect(status).toBe(400);
    expect(body.details[0].field).toBe('body/role');
  });
});

describe('the lock-out (FAULTS.md S5)', () => {
  it('refuses the right password after five wrong ones, for fifteen minutes', async () => {
    for (let failure = 0; failure < 5; failure += 1) {
      expect((await signIn({ account, password: WRONG })).status).toBe(401);
    }
    expect((await signIn({ account, password: PASSWORD })).status).toBe(401);
    server.clock.advance(14 * MINUTE_MS);
    expect((await signIn({ account, password: PASSWORD })).status).toBe(401);
    server.clock.advance(2 * MINUTE_MS);
    expect((await signIn({ account, password: PASSWORD })).status).toBe(201);
  });

  it('lets in after four wrong ones, and begins to count anew', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) {
        await signIn({ account, password: WRONG });
      }
      expect((await signIn({ account, password: PASSWORD })).status).toBe(201);
    }
  });

  it('counts tries that are made at once', async () => {
    const tries = Array.from({ length: 20 }, () => signIn({ account, password: WRONG }));
    await Promise.all(tries);
    expect((await signIn({ account, password: PASSWORD })).status).toBe(401);
  });

  it('forgets failures that are old', async () => {
    for (let failure = 0; failure < 4; failure += 1) await signIn({ account, password: WRONG });
    server.clock.advance(16 * MINUTE_MS);
    expect((await signIn({ account, password: WRONG })).status).toBe(401);
    expect((await signIn({ account, password: PASSWORD })).status).toBe(201);
  });
});

describe('a session (FAULTS.md S7)', () => {
  it('ends after half an hour of nothing', async () => {
    const { cookie } = await signIn({ account, password: PASSWORD });
    server.clock.advance(29 * MINUTE_MS);
    expect((await me(cookie)).status).toBe(200);
    server.clock.advance(29 * MINUTE_MS);
    expect((await me(cookie)).status).toBe(200);
    server.clock.advance(31 * MINUTE_MS);
    expect((await me(cookie)).status).toBe(401);
  });

  it('ends after twelve hours however busy', async () => {
    const { cookie } = await signIn({ account, password: PASSWORD });
    for (let passed = 0; passed < 12 * HOUR_MS - 20 * MINUTE_MS; passed += 20 * MINUTE_MS) {
      expect((await me(cookie)).status).toBe(200);
      server.clock.advance(20 * MINUTE_MS);
    }
    server.clock.advance(20 * MINUTE_MS);
    expect((await me(cookie)).status).toBe(401);
  });

  it('is not kept alive by looking whether it is', async () => {
    const { cookie } = await signIn({ account, password: PASSWORD });
    const token = cookie.split('=')[1]!;
    for (let look = 0; look < 4; look += 1) {
      server.clock.advance(8 * MINUTE_MS);
      await server.services.identity.findCaller(token, { touch: false });
    }
    expect(await server.services.identity.findCaller(token, { touch: false })).toBeNull();
  });

  it('does not last longer because the server’s clock was set back', async () => {
    const { cookie } = await signIn({ account, password: PASSWORD });
    const before = server.clock.now();
    server.clock.set(before - 2 * HOUR_MS);
    server.clock.advance(31 * MINUTE_MS);
    expect((await me(cookie)).status).toBe(401);
    server.clock.set(before + 31 * MINUTE_MS);
  });

  it('ends at once when one signs out, and is told to sockets', async () => {
    const caller = await server.as('analyst');
    const ended: string[] = [];
    const stop = server.services.identity.onEnded((session) => ended.push(session));
    expect((await caller('/api/session', { method: 'DELETE' })).status).toBe(204);
    stop();
    expect(ended).toEqual([caller.session]);
    expect((await caller('/api/me')).status).toBe(401);
    expect(await lastEntry()).toMatchObject({ kind: 'session.closed', subject: caller.session });
  });

  it('can be ended from another one of one’s own, and not from somebody else’s', async () => {
    const phone = await signIn({ account, password: PASSWORD });
    const desk = await signIn({ account, password: PASSWORD });
    const stranger = await server.as('coordinator');
    const headers = { cookie: desk.cookie, origin: server.baseUrl };
    const list = await (await fetch(`${server.baseUrl}/api/sessions`, { headers })).json();
    const other = list.find(({ current }: { current: boolean }) => !current);
    const path = `/api/sessions/${other.id}`;
    expect(list).toHaveLength(2);
    expect((await stranger(path, { method: 'DELETE' })).status).toBe(404);
    expect((await me(phone.cookie)).status).toBe(200);
    const end = await fetch(`${server.baseUrl}${path}`, { method: 'DELETE', headers });
    expect(end.status).toBe(204);
    expect((await me(phone.cookie)).status).toBe(401);
    expect((await me(desk.cookie)).status).toBe(200);
  });
});

it('sessions are deleted thirty days after they ended or expired, and no other', async () => {
  const { database, clock } = server.services;
  const signedOut = await server.as('analyst');
  await signedOut('/api/session', { method: 'DELETE' });
  const expiring = await server.as('analyst');
  const kept = async () => {
    const sql = 'SELECT public_id AS id FROM session WHERE public_id = ANY ($1::text[])';
    const ids = [signedOut.session, expiring.session];
    return (await database.query<{ id: string }>(sql, [ids])).rows.map(({ id }) => id);
  };
  const until = `SELECT expires_at AS at FROM session WHERE public_id = $1`;
  const { rows } = await database.query<{ at: string }>(until, [expiring.session]);
  const lasts = Date.parse(rows[0]!.at) - clock.now();
  server.clock.advance(30 * DAY_MS);
  await forgetSessions(server.services);
  expect((await kept()).length).toBe(2);
  server.clock.advance(1);
  await forgetSessions(server.services);
  expect(await kept()).toEqual([expiring.session]);
  server.clock.advance(lasts);
  await forgetSessions(server.services);
  expect(await kept()).toEqual([]);
});
