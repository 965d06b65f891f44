import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SENT_WITHOUT_KEY } from './retry-table.ts';

type Declared = { properties?: Record<string, unknown> } | undefined;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ city: null });
});
afterAll(() => server?.close());

it('every POST route takes the key of an act, or it is written down why it may be sent twice', () => {
  const withoutKey = server.app
    .declaredRoutes()
    .filter(({ method }) => method === 'POST')
    .filter(({ schema }) => !(schema?.headers as Declared)?.properties?.['idempotency-key'])
    .map(({ url }) => url);
  expect(withoutKey.length).toBeGreaterThan(0);
  expect(withoutKey.sort()).toEqual(Object.keys(SENT_WITHOUT_KEY).sort());
});
