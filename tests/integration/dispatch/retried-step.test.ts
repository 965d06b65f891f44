import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

let server: TestServer;
let one: Caller;
let other: Caller;
let incident: Incident;
let dispatch: Dispatch;
beforeAll(async () => {
  server = await startTestServer();
  one = await server.as('coordinator');
  other = await server.as('coordinator');
});
afterAll(() => server?.close());

const post = async <Body>(by: Caller, path: string, json: object): Promise<Body> =>
  (await (await by(path, { method: 'POST', json })).json()) as Body;

beforeEach(async () => {
  incident = await post<Incident>(one, '/api/incidents', {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火', receivedAt: null },
    place: smallCity().registers.resources[0]!.base,
  });
  const path = `/api/incidents/${incident.id}/dispatches`;
  const sent = { resources: ['engine-east'], task: '' };
  const { dispatches } = await post<{ dispatches: Dispatch[] }>(one, path, sent);
  dispatch = dispatches[0]!;
});

const cancel = async (by: Caller, reason: string) =>
  (
    await by(`/api/dispatches/${dispatch.id}/steps`, {
      method: 'POST',
      json: { basedOn: dispatch.version, state: 'cancelled', reason },
    })
  ).status;
const reasons = async () => {
  const answer = await one(`/api/incidents/${incident.id}`);
  const { dispatches } = (await answer.json()) as IncidentFile;
  return dispatches[0]!.steps.map(({ reason }) => reason).filter((reason) => reason !== null);
};

describe('a step that is sent again', () => {
  it('changes nothing when it is the same person’s, for the same reason', async () => {
    expect([await cancel(one, '误报'), await cancel(one, '误报')]).toEqual([200, 200]);
    expect(await reasons()).toEqual(['误报']);
  });

  it('is told that another was quicker when it is another’s, or for another reason', async () => {
    expect(await cancel(one, '误报')).toBe(200);
    expect([await cancel(other, '误报'), await cancel(one, '道路不通')]).toEqual([412, 412]);
    expect(await reasons()).toEqual(['误报']);
  });

  it('is one desk’s alone when two cancel at once', async () => {
    const answers = await Promise.all([cancel(one, '误报'), cancel(other, '道路不通')]);
    expect(answers.sort()).toEqual([200, 412]);
  });
});
