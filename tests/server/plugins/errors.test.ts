import Fastify, { type FastifyInstance } from 'fastify';
import Type from 'typebox';
import { afterEach, describe, expect, it } from 'vitest';
import {
  DatabaseFull,
  DatabaseUnavailable,
  QueryTimeout,
  StatementRefused,
  UnknownOutcome,
} from '../../../server/database/errors.ts';
import { problem, registerErrors } from '../../../server/plugins/errors.ts';

const Gauge = Type.Object(
  {
    level: Type.Number({ maximum: 60 }),
    colour: Type.Optional(Type.Enum(['red', 'blue'])),
    password: Type.Optional(Type.String({ minLength: 12 })),
  },
  { additionalProperties: false },
);

let app: FastifyInstance;

const appThat = (fails: () => never): FastifyInstance => {
  app = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  registerErrors(app);
  app.post('/gauge', { schema: { body: Gauge } }, async () => fails());
  return app;
};

const post = async (payload: unknown, fails: () => never = () => expect.unreachable()) => {
  const body = JSON.stringify(payload);
  const headers = { 'content-type': 'application/json' };
  return appThat(fails).inject({ method: 'POST', url: '/gauge', payload: body, headers });
};

const thrown = (error: Error) => () => {
  throw error;
};

afterEach(() => app.close());

describe('the one error handler', () => {
  it.each([
    [{ level: '3' }, { field: 'body/level', expected: 'number', got: '"3"' }],
    [{ level: null }, { field: 'body/level', expected: 'number', got: 'null' }],
    [{ level: 61 }, { field: 'body/level', expected: '<= 60', got: '61' }],
    [{}, { field: 'body/level', expected: 'a value', got: 'nothing' }],
    [
      { level: 1, colour: 'green' },
      { field: 'body/colour', expected: 'one of red, blue', got: '"green"' },
    ],
    [
      { level: 1, role: 'x' },
      { field: 'body/role', expected: 'no such field', got: '"x"' },
    ],
  ])('names field, expected and got for %j', async (payload, detail) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      error: 'invalid-request',
      message: `${detail.field}: expected ${detail.expected}, got ${detail.got}`,
      details: [detail],
    });
  });

  it('never repeats a secret that did not fit', async () => {
    const answer = await post({ level: 1, password: 'hunter2' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('hunter2');
  });

  it('cuts what it repeats', async () => {
    const answer = await post({ level: 'x'.repeat(10_000) });
    expect(answer.body.length).toBeLessThan(400);
  });

  it('hands a problem on as it is', async () => {
    const answer = await post({ level: 1 }, () => {
      throw problem(409, 'alarm-changed', 'the alarm is another one now', { occurrence: 2 });
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toEqual({
      error: 'alarm-changed',
      message: 'the alarm is another one now',
      details: { occurrence: 2 },
    });
  });

  it.each([
    [new DatabaseUnavailable('connect ECONNREFUSED 10.1.2.3'), 503, 'database-unavailable'],
    [new QueryTimeout('statement took 5000 ms'), 503, 'database-slow'],
    [new UnknownOutcome('socket closed during COMMIT'), 503, 'outcome-unknown'],
    [new StatementRefused('deadlock detected', { code: '40P01' }), 503, 'database-busy'],
    [new StatementRefused('could not serialize access', { code: '40001' }), 503, 'database-busy'],
    [new StatementRefused('lock timeout in reading', { code: '55P03' }), 503, 'database-busy'],
    [new DatabaseFull('could not extend file "base/5/16384"'), 507, 'storage-full'],
  ])('answers %s without its message', async (error, status, code) => {
    const answer = await post({ level: 1 }, thrown(error));
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: code });
    expect(answer.body).not.toContain(error.message);
    expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : '30');
  });

  it.each(['grid_plan_act_key', 'supply_movement_by_act_key_key', 'incident_line_act'])(
    'answers a key that %s holds for another act by its name',
    async (constraint) => {
      const refused = new StatementRefused('duplicate key', { code: '23505', constraint });
      const answer = await post({ level: 1 }, thrown(refused));
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ error: 'act-key-used' });
    },
  );

  it.each([
    new StatementRefused('relation "account" does not exist', { code: '42P01' }),
    new Error('ENOENT: /srv/secret/place'),
  ])('hides what it does not expect: %s', async (error) => {
    const answer = await post({ level: 1 }, thrown(error));
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      error: 'internal',
      message: 'something went wrong on the server',
    });
  });

  it.each(['{"level":', '{"level":1e', '', '{"__proto__":{"x":1},"level":1}'])(
    'refuses %j as malformed',
    async (payload) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await appThat(() => expect.unreachable()).inject({
        method: 'POST',
        url: '/gauge',
        payload,
        headers,
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error).toBe('malformed-json');
    },
  );
});
