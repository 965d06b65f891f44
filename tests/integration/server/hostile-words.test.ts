import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNTOUCHED } from '../../../shared/model/evacuation.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

let server: TestServer;
let coordinator: Caller;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

const place = smallCity().registers.resources[0]!.base;
const NEVER = '9999-12-31T23:59:60Z';
const incident = (more: object) => ({
  ...{ alarm: null, class: 'accident', kind: 'fire', title: '仓库冒烟', place, receivedAt: null },
  ...more,
});
const refusedField = async (answer: Response) => {
  const { error, details } = (await answer.json()) as {
    error: string;
    details: { field: string }[];
  };
  return [answer.status, error, details[0]?.field];
};

describe('a moment that does not exist', () => {
  it.each(['2026-02-31T00:00:00Z', NEVER, '0000-01-01T00:00:00Z', '2026-01-01T00:00:00+25:00'])(
    '%s is refused by its field',
    async (receivedAt) => {
      const json = incident({ receivedAt });
      const answer = await coordinator('/api/incidents', { method: 'POST', json });
      expect(await refusedField(answer)).toEqual([400, 'invalid-request', 'body/receivedAt']);
      const asked = `/api/streams/gauge-east/readings?to=${encodeURIComponent(receivedAt)}`;
      const found = await refusedField(await coordinator(asked));
      expect(found).toEqual([400, 'invalid-request', 'query/to']);
    },
  );

  it('is no end of a plan, and the plans are listed afterwards as before', async () => {
    const json = { name: '一', reason: '因', temporaryUntil: NEVER, communities: ['320205001001'] };
    const found = await refusedField(await analyst('/api/plans', { method: 'POST', json }));
    expect(found).toEqual([400, 'invalid-request', 'body/temporaryUntil']);
    expect((await analyst('/api/plans')).status).toBe(200);
  });

  it('is no day of patrols', async () => {
    expect((await coordinator('/api/patrols?day=0000-01-01')).status).toBeLessThan(500);
  });
});

describe('text that no column can hold', () => {
  it.each(['halved \ud800', 'with \0'])('is refused by its field: %j', async (title) => {
    const answer = await coordinator('/api/incidents', {
      method: 'POST',
      json: incident({ title }),
    });
    expect(await refusedField(answer)).toEqual([400, 'invalid-request', 'body/title']);
  });

  it('is refused in an address too', async () => {
    const found = await refusedField(await coordinator('/api/journal?subject=a%00b'));
    expect(found).toEqual([400, 'invalid-request', 'query/subject']);
  });

  it('is looked for however deep it lies', async () => {
    const answer = await coordinator('/api/incidents', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"title":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    });
    expect(answer.status).toBe(400);
  });
});

describe('ground as wide as the earth', () => {
  const earth = [
    [-180, -90],
    [180, -90],
    [180, 90],
    [-180, 90],
    [-180, -90],
  ];
  const opposite = [
    [0, 0],
    [180, 0],
    [90, 45],
    [0, 0],
  ];
  it.each([
    ['round it', earth],
    ['between opposite ends', opposite],
  ])('is refused by its ring: %s', async (_, ring) => {
    const outline = { type: 'Polygon', coordinates: [ring] };
    const json = { incident: null, area: { kind: 'drawn', outline }, edits: UNTOUCHED };
    const answer = await coordinator('/api/evacuations/draft', { method: 'POST', json });
    const { error, message } = (await answer.json()) as { error: string; message: string };
    const named = expect.stringContaining('ring 1');
    expect([answer.status, error, message]).toEqual([422, 'outline-unusable', named]);
  });
});
