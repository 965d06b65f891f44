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
