import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const PLANTED = 'planted-secret-7f3a91';
const logged: string[] = [];

let server: TestServer;
let administrator: Caller;

beforeAll(async () => {
  server = await startTestServer({ onLog: (line) => logged.push(line) });
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

describe('changing calls (FAULTS.md S8)', () => {
  const json = { name: '大厅', area: '320200' };
  const create = (headers: Record<string, string>) =>
    administrator('/api/walls', { method: 'POST', json, headers });

  it('are accepted from a page of the server', async () => {
    expect((await create({})).status).toBe(201);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page that another site opened', { 'sec-fetch-site': 'cross-site' }],
  ])('are refused from %s', async (_where, headers: Record<string, string>) => {
    const answer = await create(headers);
    expect(answer.status).toBe(403);
    expect((await answer.json()).error).toBe('foreign-origin');
  });

  it('are refused without any word of where they come from', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/walls',
      payload: json,
      headers: { cookie: administrator.cookie },
    });
    expect(answer.statusCode).toBe(403);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/xml',
  ])('are refused as %s', async (type) => {
    const answer = await administrator('/api/walls', {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(415);
    const { error, message } = await answer.json();
    expect(error).toBe('wrong-content-type');
    expect(message).toMatch(/^content-type: expected /);
    expect(message).toContain(`got ${type}`);
  });

  it.each([
    'application/json\ta',
    ' application/json',
    'application/json; =',
    'application/json,x',
  ])('are not let through by the content type %j (S20)', async (type) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/walls',
      payload: '{"name":1}',
      headers: { cookie: administrator.cookie, origin: server.baseUrl, 'content-type': type },
    });
    expect([400, 403, 415]).toContain(answer.statusCode);
  });
});

describe('bodies (FAULTS.md S21, F25)', () => {
  it('are refused when they are larger than the route accepts', async () => {
    const answer = await administrator('/api/walls', {
      method: 'POST',
      json: { name: 'x'.repeat(300_000), area: '320200' },
    });
    expect(answer.status).toBe(413);
    expect((await answer.json()).error).toBe('body-too-large');
  });

  it('are refused by their announced length, before they are sent', async () => {
    const { hostname, port, host } = new URL(server.baseUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
      const head = [
        'POST /api/session HTTP/1.1',
        `host: ${host}`,
        `origin: ${server.baseUrl}`,
        'content-type: application/json',
        'content-length: 104857600',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n{`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('have limits of time', () => {
    expect(server.app.server.requestTimeout).toBe(30_000);
    expect(server.app.server.headersTimeout).toBe(20_000);
    expect(server.app.server.timeout).toBe(60_000);
    expect(server.app.server.maxRequestsPerSocket).toBe(1_000);
  });
});

describe('every answer (FAULTS.md S17)', () => {
  it.each(['/healthz', '/api/me', '/nothing-here'])('of %s has the headers', async (path) => {
    const { headers } = await (await server.as('nobody'))(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("script-src-attr 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("img-src 'self' data: blob:");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('of the API is not kept by caches', async () => {
    expect((await administrator('/api/me')).headers.get('cache-control')).toBe('no-store');
  });

  it('of an address that is none is an error of the one shape', async () => {
    const answer = await administrator('/api/nothing/../../etc/passwd');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'not-found', message: 'there is nothing here' });
  });
});

describe('the budget of an address (FAULTS.md S22)', () => {
  it('is not escaped by a forged X-Forwarded-For', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { account: 'nobody-has-this', password: 'x' },
        headers: {
          origin: server.baseUrl,
          host: new URL(server.baseUrl).host,
          'x-forwarded-for': `10.9.9.${attempt}`,
        },
        remoteAddress: '192.0.2.1',
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
  });
});

describe('operations (FAULTS.md S24)', () => {
  it('say of the server’s health one word', async () => {
    const answer = await fetch(`${server.baseUrl}/healthz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });

  it.each(['/metrics', '/debug', '/api/metrics'])('are not served at %s', async (path) => {
    expect((await administrator(path)).status).toBe(404);
  });

  it('describe the API, who may use what and how errors look', async () => {
    const answer = await fetch(`${server.baseUrl}/api/openapi.json`);
    const document = await answer.json();
    const direct = document.paths['/api/walls/{id}/direction'].put;
    expect(document.openapi).toBe('3.1.0');
    expect(direct['x-allow']).toEqual(['coordinator', 'administrator']);
    expect(Object.keys(direct.responses)).toEqual(expect.arrayContaining(['200', '4XX']));
  });

  it('have a readable page that asks nothing of the outside', async () => {
    const answer = await fetch(`${server.baseUrl}/api/docs/`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('swagger-ui');
    expect(page).not.toMatch(/(src|href)="https?:/);
    expect(page).not.toMatch(/<script>(?!<)/);
  });
});

describe('a server that has more to do than it can (FAULTS.md F52)', () => {
  it('lets these wait with the reads, and no act of a person', () => {
    const waiting = server.app
      .declaredRoutes()
      .filter(({ method, canWait }) => method !== 'GET' && canWait)
      .map(({ url }) => url);
    expect(waiting.sort()).toEqual([
      '/api/crosswalk-layers/:id/table',
      '/api/exports',
      '/api/imports/preview',
      '/api/readings',
      '/api/rules/test',
      '/api/shape-exports',
      '/api/shape-imports/preview',
      '/api/watch-rules/test',
    ]);
  });
});

describe('what leaves the server (FAULTS.md S25)', () => {
  it('holds no secret that anybody sent, in any answer or log line', async () => {
    const nobody = await server.as('nobody');
    const send = (path: string, json: object) => nobody(path, { method: 'POST', json });
    const answers = [
      await send('/api/session', { account: 'someone', password: PLANTED }),
      await send('/api/session', { account: PLANTED, password: 'x' }),
      await send('/api/session', { account: 1, password: PLANTED }),
      await send('/api/setup', { token: PLANTED, password: PLANTED }),
      await send('/api/setup', { token: PLANTED, password: 1 }),
      await send('/api/walls/pair', { code: PLANTED }),
      await nobody('/api/me', { headers: { authorization: `Bearer ${PLANTED}` } }),
      await nobody('/api/me', { headers: { cookie: `jingwei=${PLANTED}` } }),
      await nobody(`/api/me?token=${PLANTED}`),
    ];
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(bodies.filter((body) => body.includes(PLANTED))).toEqual([]);
    expect(logged.length).toBeGreaterThan(answers.length);
    expect(logged.filter((line) => line.includes(PLANTED))).toEqual([]);
    const { rows } = await server.services.database.query<{ text: string }>(
      'SELECT journal::text AS text FROM journal UNION ALL SELECT account::text FROM account',
    );
    expect(rows.filter(({ text }) => text.includes(PLANTED))).toEqual([]);
  });

  it('holds one line per record, whatever is in it', () => {
    expect(logged.every((line) => line.trimEnd().split('\n').length === 1)).toBe(true);
  });
});
