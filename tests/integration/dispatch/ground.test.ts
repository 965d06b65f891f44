import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNTOUCHED } from '../../../shared/model/evacuation.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { EvacuationDraft } from '../../../shared/wire/evacuation.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let city: Caller;
let east: Caller;
let flood: Incident;
beforeAll(async () => {
  server = await startTestServer();
  city = await server.as('coordinator');
  east = await server.as('coordinator', { area: COUNTIES.east });
  const opened = await post(city, '/api/incidents', {
    ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '示例路段积水' },
    ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
  });
  flood = (await opened.json()) as Incident;
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: object, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const fileOf = async () =>
  (await (await city(`/api/incidents/${flood.id}`)).json()) as IncidentFile;
const ground = async (body: object, by = city, key?: string) => {
  const { version } = (await fileOf()).incident;
  return post(by, `/api/incidents/${flood.id}/ground`, { basedOn: version, ...body }, key);
};
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const around = (metres: number) => ({ kind: 'around', place: flood.place, metres });
const plume = () => ({ kind: 'plume', place: flood.place, metres: 300, windFrom: 90 });
const north = () => ({ act: 'place-add', name: '北门', place: flood.place });

describe('where an incident is', () => {
  it('is no area and no further place until somebody says so', () => {
    expect(flood.ground).toEqual({ places: [], area: null });
  });

  it('is added to once however often that is sent, in its log and in the journal', async () => {
    const key = randomUUID();
    expect((await ground(north(), city, key)).status).toBe(200);
    const again = (await (await ground(north(), city, key)).json()) as Incident;
    expect(again.ground.places).toEqual([{ name: '北门', place: flood.place }]);
    expect(await errorOf(await ground(north()))).toEqual([409, 'place-name-taken']);
    const { lines } = await fileOf();
    expect(lines.filter(({ act }) => act === 'place-add')).toMatchObject([{ by: city.id }]);
    const { entries } = (await (await city('/api/journal?after=0&limit=500')).json()) as {
      entries: { data: { act?: string } }[];
    };
    expect(entries.filter(({ data }) => data.act === 'place-add')).toHaveLength(1);
  });

  it('is an area that is computed, told with its size, and cleared', async () => {
    const set = await ground({ act: 'area-set', area: around(200), seen: null });
    const { area } = ((await set.json()) as Incident).ground;
    expect(area).toMatchObject({ asked: around(200), wind: null, by: city.id });
    // π × 200² m² less what a ring of corners leaves out
    expect(area!.squareMetres).toBeGreaterThan(123_000);
    expect(area!.squareMetres).toBeLessThan(126_000);
    const { lines } = await fileOf();
    const size = `${(area!.squareMetres / 1_000_000).toFixed(2)} km²`;
    expect(lines.at(-1)).toMatchObject({ act: 'area-set.around', text: size });
    expect((await ground({ act: 'area-clear' })).status).toBe(200);
    expect((await fileOf()).incident.ground.area).toBeNull();
  });

  it('is kept as it was seen, and for no other ground than its kind leads to', async () => {
    const asked = { incident: flood.id, area: plume(), edits: UNTOUCHED };
    const drafted = await post(city, '/api/evacuations/draft', asked);
    const { plan } = (await drafted.json()) as EvacuationDraft;
    const seen = { outline: plan.outline, wind: plan.wind };
    const kept = await ground({ act: 'area-set', area: plume(), seen });
    expect(((await kept.json()) as Incident).ground.area).toMatchObject(seen);
    const other = await ground({ act: 'area-set', area: around(250), seen });
    expect(await errorOf(other)).toEqual([409, 'affected-area-changed']);
  });

  it('is not where the desk has no area, nor changed by one that does not see it', async () => {
    const far = { act: 'place-add', name: '西门', place: middleOf(TOWNS.westOne) };
    expect(await errorOf(await ground(far, east))).toEqual([422, 'incident-place-elsewhere']);
    const west = await server.as('coordinator', { area: COUNTIES.west });
    const own = { ...far, place: middleOf(TOWNS.westOne) };
    expect(await errorOf(await ground(own, west))).toEqual([404, 'incident-not-found']);
    expect((await ground(north(), await server.as('wall'))).status).toBe(403);
  });

  it('is changed by nobody who saw an older one', async () => {
    const late = await post(city, `/api/incidents/${flood.id}/ground`, { basedOn: 1, ...north() });
    expect(await errorOf(late)).toEqual([412, 'incident-changed-meanwhile']);
  });
});
