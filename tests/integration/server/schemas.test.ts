import buildAjv from '@fastify/ajv-compiler';
import buildStringify from '@fastify/fast-json-stringify-compiler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWERS, STRICT_CHECKS } from '../../../server/plugins/lazy-schemas.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

/** Schemas are compiled when a route is first used: here each is, so that a faulty one is found before that. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const PARTS = ['body', 'querystring', 'params'] as const;

describe('every schema', () => {
  it('of what a route takes can be compiled', () => {
    const compile = buildAjv()({}, { customOptions: STRICT_CHECKS });
    const checks = server.app
      .declaredRoutes()
      .flatMap(({ schema }) => PARTS.map((part) => schema?.[part]))
      .filter((schema) => schema !== undefined)
      .map((schema) => compile({ schema } as object));
    expect(checks.length).toBeGreaterThan(100);
  });

  it('of what a route answers can be compiled', () => {
    const compile = buildStringify()({}, ANSWERS);
    const writers = server.app.declaredRoutes().flatMap(({ method, url, schema }) =>
      Object.entries((schema?.response ?? {}) as Record<string, { content?: object }>)
        .filter(([, answer]) => answer.content === undefined)
        .map(([httpStatus, answer]) => compile({ method, url, httpStatus, schema: answer })),
    );
    expect(writers.length).toBeGreaterThan(100);
  });
});

/** Where a schema takes a whole number without an end: the database has one. */
function endless(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, maximum, exclusiveMaximum } = schema as Record<string, unknown>;
  const isEndless = type === 'integer' && maximum === undefined && exclusiveMaximum === undefined;
  const below = Object.entries(schema).flatMap(([name, part]) => endless(part, `${at}/${name}`));
  return isEndless ? [at, ...below] : below;
}

describe('a whole number that somebody sends', () => {
  it('has a largest one everywhere, so that none is too large for its column', () => {
    const found = server.app
      .declaredRoutes()
      .flatMap(({ method, url, schema }) =>
        PARTS.flatMap((part) => endless(schema?.[part], `${method} ${url} ${part}`)),
      );
    expect(found).toEqual([]);
  });

  it.each([1e300, 9_007_199_254_740_992, 2_147_483_648.5])('is refused as %d', async (alarm) => {
    const coordinator = await server.as('coordinator');
    const json = { alarm, class: 'accident', kind: 'fire', title: '甲', place: null };
    const answer = await coordinator('/api/incidents', {
      ...{ method: 'POST', json: { ...json, receivedAt: null } },
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).toMatch(/^body\/alarm: expected /);
  });

  it('is looked for up to the largest, and not found', async () => {
    const coordinator = await server.as('coordinator');
    const alarm = Number.MAX_SAFE_INTEGER;
    const json = { alarm, class: 'accident', kind: 'fire', title: '甲', place: null };
    const answer = await coordinator('/api/incidents', {
      ...{ method: 'POST', json: { ...json, receivedAt: null } },
    });
    expect([answer.status, (await answer.json()).error]).toEqual([404, 'alarm-not-found']);
  });
});

describe('a schema that is compiled at its first use', () => {
  it('refuses what is wrong by its name, the first time and the next', async () => {
    const coordinator = await server.as('coordinator');
    for (let time = 0; time < 2; time += 1) {
      const answer = await coordinator('/api/incidents', { method: 'POST', json: { kind: 7 } });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ details: [{ field: 'body/alarm' }] });
    }
  });
});
