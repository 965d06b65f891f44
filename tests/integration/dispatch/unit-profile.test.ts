import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/model/incident.ts';
import type { ProfileChange, UnitProfile } from '../../../shared/model/unit-profile.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import type { UnitRecords } from '../../../shared/wire/unit-records.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

const ENGINE = 'engine-east';
const BOAT = 'boat-west';

let server: TestServer;
let coordinator: Caller;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
});
afterAll(() => server?.close());

const change = (changes: Partial<ProfileChange> = {}): ProfileChange => ({
  ...{ basedOn: 0, skills: ['fire-fighting', 'water-rescue'], capacity: 6 },
  ...{ shift: { start: '20:00', end: '08:00' }, note: '轮班表' },
  ...changes,
});
const record = (said: object, { unit = ENGINE, by = coordinator } = {}) =>
  by(`/api/units/${unit}/profile`, { method: 'PUT', json: said });
const recorded = async (answer: Response) => (await answer.json()) as UnitProfile;
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const profileOf = async (unit: string) =>
  ((await (await coordinator(`/api/units/${unit}/records`)).json()) as UnitRecords).profile;

describe('art. 20: what a unit can do, carries, and when it is on duty', () => {
  it('is recorded of nobody at first, which is told as such', async () => {
    const answer = await coordinator(`/api/units/${ENGINE}/records`);
    expect(await answer.json()).toEqual({ service: null, profile: null, certification: null });
  });

  it('is recorded by versions, journalled, and a retry changes nothing', async () => {
    const first = await recorded(await record(change()));
    expect(first).toMatchObject({
      ...{ unit: ENGINE, type: 'fire-engine', version: 1, capacity: 6 },
      ...{ skills: ['fire-fighting', 'water-rescue'], recordedBy: coordinator.id },
      shift: { start: '20:00', end: '08:00' },
    });
    expect(await recorded(await record(change()))).toEqual(first);
    expect(await errorOf(await record(change({ capacity: 5 })))).toEqual([
      409,
      'profile-changed-meanwhile',
    ]);
    const { rows } = await server.services.database.query<{ data: object }>(
      "SELECT data FROM journal WHERE kind = 'unit.profile-recorded'",
    );
    expect(rows).toEqual([{ data: expect.objectContaining({ capacity: 6, version: 1 }) }]);
  });

  it('may be unknown of its capacity and its shift', async () => {
    const unknown = change({ basedOn: 1, capacity: null, shift: null, note: '' });
    const second = await recorded(await record(unknown));
    expect(second).toMatchObject({ version: 2, capacity: null, shift: null });
    expect(await recorded(await record(unknown))).toEqual(second);
  });

  it('is told of the asker’s area alone, and recorded there alone', async () => {
    expect((await record(change(), { unit: BOAT })).status).toBe(200);
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    const asked = async (unit: string) => (await neighbour(`/api/units/${unit}/records`)).status;
    expect([await asked(BOAT), await asked(ENGINE)]).toEqual([200, 404]);
    expect(await errorOf(await record(change({ basedOn: 2 }), { by: neighbour }))).toEqual([
      404,
      'resource-not-found',
    ]);
  });

  it.each([
    ['skills', { skills: [] }],
    ['skills/0', { skills: ['flying'] }],
    ['capacity', { capacity: -1 }],
    ['shift', { shift: { start: '24:00', end: '08:00' } }],
  ])('is refused by the field %s where that is none', async (field, said) => {
    const answer = await record({ ...change({ basedOn: 2 }), ...said });
    expect(answer.status).toBe(400);
    const { message } = (await answer.json()) as { message: string };
    expect(message).toContain(`body/${field}`);
    expect(message).toMatch(/expected .*, got /);
  });
});

describe('art. 20: who is recommended by what was recorded of them', () => {
  let flood: Incident;
  beforeAll(async () => {
    const administrator = await server.as('administrator');
    const needs = [{ skill: 'water-rescue', count: 1 }];
    const json = { basedOn: 0, needs, note: '涉水救援' };
    await administrator('/api/run-cards/flood/any', { method: 'PUT', json });
    const opened = await coordinator('/api/incidents', {
      method: 'POST',
      json: {
        ...{ alarm: null, class: 'accident', kind: 'flood', title: '示例积水' },
        ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
      },
    });
    flood = (await opened.json()) as Incident;
  });
  /** The units’ profiles as they are now, with these changes. */
  const rewrite = async (unit: string, changes: Partial<ProfileChange>) => {
    const basedOn = (await profileOf(unit))?.version ?? 0;
    expect((await record(change({ basedOn, ...changes }), { unit })).status).toBe(200);
  };
  const recommended = async (query = '') => {
    const answer = await coordinator(`/api/incidents/${flood.id}/recommendation${query}`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as RecommendationAnswer;
  };

  it('are those with the skill, whatever their type, with capacity and shift', async () => {
    // Ten in the morning in Shanghai.
    await rewrite(ENGINE, { shift: { start: '08:00', end: '10:45' }, capacity: 8 });
    await rewrite(BOAT, { skills: ['fire-fighting'], shift: null });
    const { ranked, missing } = await recommended();
    expect(ranked).toMatchObject([
      { id: ENGINE, matched: ['water-rescue'], capacity: 8, shiftEndsIn: 45, proposed: true },
    ]);
    expect(missing).toEqual([]);
  });

  it('are not those off their shift, of whom it says when it begins', async () => {
    await rewrite(ENGINE, { shift: { start: '20:00', end: '08:00' } });
    const { ranked, unfit, missing } = await recommended();
    expect(ranked).toEqual([]);
    expect(unfit).toMatchObject([{ id: ENGINE, reason: 'off-shift', shiftBegins: '20:00' }]);
    expect(missing).toEqual([{ skill: 'water-rescue', count: 1 }]);
  });

  it('are one more with a skill where one more is called', async () => {
    const { ranked } = await recommended('?also=fire-fighting');
    expect(ranked).toMatchObject([{ id: BOAT, matched: ['fire-fighting'], proposed: true }]);
    const answer = await coordinator(`/api/incidents/${flood.id}/recommendation?also=flying`);
    expect(answer.status).toBe(400);
  });
});
