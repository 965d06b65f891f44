import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/model/incident.ts';
import type {
  CertificationList,
  UnitCertification,
} from '../../../shared/model/unit-certification.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

const ENGINE = 'engine-east';
const BOAT = 'boat-west';

let server: TestServer;
let coordinator: Caller;
let incident: Incident;
beforeAll(async () => {
  // 2026-07-06 in Shanghai.
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  const opened = await post('/api/incidents', {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
    ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
  });
  incident = (await opened.json()) as Incident;
});
afterAll(() => server?.close());

const post = (path: string, json: object) =>
  coordinator(path, { method: 'POST', json, headers: { 'idempotency-key': randomUUID() } });
const certify = (basedOn: number, until: string, { unit = ENGINE, by = coordinator } = {}) =>
  by(`/api/units/${unit}/certification`, { method: 'PUT', json: { basedOn, until, note: '年检' } });
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const listed = async (by = coordinator) =>
  (await (await by('/api/unit-certifications')).json()) as CertificationList;
const recommendation = async () => {
  const answer = await coordinator(`/api/incidents/${incident.id}/recommendation`);
  return (await answer.json()) as RecommendationAnswer;
};
const send = () =>
  post(`/api/incidents/${incident.id}/dispatches`, { resources: [ENGINE], task: '' });

describe('art. 20: until when a unit is certified', () => {
  it('is not known at first, which is counted and stands against nobody', async () => {
    expect(await listed()).toEqual({ certifications: [], unrecorded: 2 });
    expect((await recommendation()).ranked.map(({ id }) => id)).toContain(ENGINE);
  });

  it('is recorded by versions, journalled, and a retry changes nothing', async () => {
    const first = (await (await certify(0, '2026-07-05')).json()) as UnitCertification;
    expect(first).toMatchObject({ version: 1, until: '2026-07-05', recordedBy: coordinator.id });
    expect(((await (await certify(0, '2026-07-05')).json()) as UnitCertification).version).toBe(1);
    expect(await errorOf(await certify(0, '2027-07-05'))).toEqual([
      409,
      'certification-changed-meanwhile',
    ]);
    const { rows } = await server.services.database.query<{ data: object }>(
      "SELECT data FROM journal WHERE kind = 'unit.certified'",
    );
    expect(rows).toEqual([{ data: expect.objectContaining({ until: '2026-07-05', version: 1 }) }]);
  });

  it('once past is why the unit is not proposed, and it is not sent', async () => {
    const { ranked, unfit } = await recommendation();
    expect(ranked.map(({ id }) => id)).not.toContain(ENGINE);
    expect(unfit).toMatchObject([
      { id: ENGINE, reason: 'certification-expired', expired: '2026-07-05' },
    ]);
    expect(await errorOf(await send())).toEqual([409, 'resource-certification-expired']);
  });

  it('recorded anew lets it go on its last day', async () => {
    expect((await certify(1, '2026-07-06')).status).toBe(200);
    expect((await recommendation()).ranked.map(({ id }) => id)).toContain(ENGINE);
    expect((await send()).status).toBe(200);
  });

  it('is listed by when it ends, of the asker’s area alone', async () => {
    await certify(0, '2026-07-01', { unit: BOAT });
    const { certifications, unrecorded } = await listed();
    expect(certifications.map(({ unit }) => unit)).toEqual([BOAT, ENGINE]);
    expect(unrecorded).toBe(0);
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    expect((await listed(neighbour)).certifications.map(({ unit }) => unit)).toEqual([BOAT]);
    expect(await errorOf(await certify(2, '2027-01-01', { by: neighbour }))).toEqual([
      404,
      'resource-not-found',
    ]);
  });

  it('is a day there is', async () => {
    expect(await errorOf(await certify(2, '2026-02-30'))).toEqual([422, 'day-unreal']);
  });
});
