import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Evacuation,
  type EvacuationEdits,
  UNTOUCHED,
} from '../../../shared/model/evacuation.ts';
import type { HandoverList } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { EvacuationDraft, EvacuationLine } from '../../../shared/wire/evacuation.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import type { Caller } from '../../support/callers.ts';
import {
  evacuationCity,
  HIT_GRID,
  hitGround,
  northOfSchool,
} from '../../support/evacuation-city.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const SCHOOL = 'school-west';
const HALL = 'hall-west';
const DRAWN = { kind: 'drawn', outline: hitGround };

let server: TestServer;
let coordinator: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: evacuationCity() });
  coordinator = await server.as('coordinator');
  await heard('occupancy-west', 100);
});
afterAll(() => server?.close());

async function heard(stream: string, value: number) {
  const time = new Date(server.clock.now()).toISOString();
  const item = { stream, id: `${stream}-${time}`, time };
  const isCount = stream.startsWith('occupancy');
  const answer = await server.services.telemetry.accept('sensors', [
    { ...item, ...(isCount ? { count: value } : { value }) },
  ]);
  expect(answer).toMatchObject({ accepted: 1 });
}

const edits = (changes: Partial<EvacuationEdits> = {}) => ({ ...UNTOUCHED, ...changes });
const question = (changes: object = {}) => ({
  ...{ incident: null, area: DRAWN, edits: edits() },
  ...changes,
});
const post = async (path: string, json: unknown, by = coordinator, key?: string) => {
  const headers: HeadersInit = key ? { 'idempotency-key': key } : {};
  const answer = await by(path, { method: 'POST', json, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const draft = async (changes: object = {}, by = coordinator) => {
  const { status, body } = await post('/api/evacuations/draft', question(changes), by);
  expect(body.message ?? status).toBe(200);
  return body as unknown as EvacuationDraft;
};
const refusal = async (changes: object) => {
  const { status, body } = await post('/api/evacuations/draft', question(changes));
  return [status, body.error];
};
const read = async <Value>(path: string, by = coordinator) =>
  (await (await by(path)).json()) as Value;
const shutIn = ({ shelters }: EvacuationDraft['plan']) =>
  shelters.filter(({ assigned, state }) => assigned > 0 && state !== 'open').map(({ id }) => id);
const orderOf = ({ plan }: EvacuationDraft, changes: object = {}) => ({
  ...question(),
  outline: plan.outline,
  wind: plan.wind,
  lines: plan.lines.map(({ grid, shelter, heads }) => ({ grid, shelter, heads })),
  order: { number: '应急〔2026〕11号', issuedBy: 'emergency' },
  ...{ opens: shutIn(plan), notice: null },
  ...changes,
});
const sign = (body: object, by = coordinator, key?: string) =>
  post('/api/evacuations', body, by, key);
const end = (id: string, by = coordinator) =>
  post(`/api/evacuations/${id}/end`, { reason: '险情解除' }, by);

describe('from an area to a draft (art. 21)', () => {
  it('names the grids hit, who lives there, and who goes where within capacity', async () => {
    const { plan, notice } = await draft();
    const [grid] = plan.grids;
    expect(plan.grids).toHaveLength(1);
    expect(grid).toMatchObject({ code: HIT_GRID, unplaced: 0 });
    expect(grid!.share).toBeCloseTo(0.27, 2);
    expect(grid!.heads).toBe(Math.ceil((100 * 2.56 * grid!.share) / 10) * 10);
    expect(plan.lines).toMatchObject([{ grid: HIT_GRID, shelter: HALL, heads: grid!.heads }]);
    const school = plan.shelters.find(({ id }) => id === SCHOOL);
    expect(school).toMatchObject({ knownBy: 'count', left: 900, assigned: 0 });
    expect(plan.shelters.find(({ id }) => id === HALL)).toMatchObject({ knownBy: 'state' });
    expect(notice.instruction).toContain('西镇会堂避难场所');
    expect(notice.areaDescription).toContain('社区');
  });

  it('follows every edit, and the sums with it', async () => {
    const { plan } = await draft({
      edits: edits({
        heads: [{ grid: HIT_GRID, heads: 1_200 }],
        shelters: [{ shelter: HALL, use: true, keptOut: 40 }],
        fixed: [{ grid: HIT_GRID, shelter: SCHOOL, heads: 300 }],
        walkMetres: 100,
      }),
    });
    const assigned = Object.fromEntries(plan.shelters.map((one) => [one.id, one.assigned]));
    expect(assigned).toEqual({ [SCHOOL]: 300, [HALL]: 60 });
    expect(plan.totals).toMatchObject({ heads: 1_200, placed: 360, unplaced: 840, trips: 9 });
    expect(plan.totals.waterLitres).toBe(360 * 15);
  });

  it('refuses what cannot be and says what to change', async () => {
    const tooMany = { fixed: [{ grid: HIT_GRID, shelter: HALL, heads: 500 }] };
    expect(await refusal({ edits: edits({ ...tooMany }) })).toEqual([
      422,
      'evacuation-grid-exceeded',
    ]);
    const far = { kind: 'around', place: [119.6, 31.2], metres: 500 };
    expect(await refusal({ area: far })).toEqual([422, 'evacuation-no-grids']);
    const crossed = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    expect(await refusal({ area: { kind: 'drawn', outline: crossed } })).toEqual([
      422,
      'outline-unusable',
    ]);
    expect(await refusal({ incident: 'incident-none' })).toEqual([404, 'incident-not-found']);
  });

  it('names a grid of which nobody counted anybody, and does not count it as empty', async () => {
    const place = middleOf(TOWNS.westOne, 2);
    const { plan } = await draft({ area: { kind: 'around', place, metres: 300 } });
    expect(plan.grids).toMatchObject([
      { code: gridOf(TOWNS.westOne, 2), counted: null, heads: null },
    ]);
    expect(plan.totals).toMatchObject({ heads: 0, uncounted: 1 });
  });

  it('is kept to the area of who asks', async () => {
    const east = await server.as('coordinator', { area: COUNTIES.east });
    const answer = await post('/api/evacuations/draft', question(), east);
    expect(answer.body.error).toBe('evacuation-no-grids');
    const analyst = await server.as('analyst');
    expect((await post('/api/evacuations/draft', question(), analyst)).status).toBe(403);
  });
});

describe('computed areas', () => {
  const plume = (windFrom: number | null) =>
    draft({ area: { kind: 'plume', place: northOfSchool(700), metres: 400, windFrom } });

  it('a sector has the newest wind with its age; of an unknown wind it is the whole circle', async () => {
    const before = (await plume(180)).plan;
    expect(before.wind).toMatchObject({ stream: 'mast-west', speed: null });
    expect(before.areaSquareMetres).toBeGreaterThan(480_000);
    await heard('mast-west', 4);
    const after = (await plume(180)).plan;
    const at = new Date(server.clock.now()).toISOString();
    expect(after.wind).toMatchObject({ stream: 'mast-west', speed: 4, at });
    expect(after.areaSquareMetres / before.areaSquareMetres).toBeCloseTo(60 / 360, 1);
    expect((await plume(null)).plan.areaSquareMetres).toBe(before.areaSquareMetres);
  });

  it('a sector is the whole circle again while the wind stands still as none does', async () => {
    for (let equal = 0; equal < 10; equal++) {
      server.clock.advance(10_000);
      await heard('mast-west', 4);
    }
    expect((await plume(180)).plan.wind).toMatchObject({ stream: 'mast-west', speed: null });
    expect((await plume(180)).plan.areaSquareMetres).toBeGreaterThan(480_000);
    server.clock.advance(10_000);
    await heard('mast-west', 4.2);
    server.clock.advance(10_000);
    await heard('mast-west', 4);
    expect((await plume(180)).plan.wind).toMatchObject({ speed: 4 });
  });

  it('a flood area is the ground of the register, with a margin', async () => {
    const area = (metres: number) => ({ kind: 'hazard', hazard: 'hollow-west', metres });
    const bare = (await draft({ area: area(0) })).plan.areaSquareMetres;
    const wide = (await draft({ area: area(50) })).plan.areaSquareMetres;
    expect(bare).toBeCloseTo((await draft()).plan.areaSquareMetres, -2);
    expect(wide).toBeGreaterThan(bare * 1.2);
    const without = { kind: 'hazard', hazard: 'chemical-east', metres: 0 };
    expect(await refusal({ area: without })).toEqual([422, 'evacuation-hazard-without-ground']);
  });

  it('along the water where a water line is near, and says so where none is', async () => {
    const river = { kind: 'river', place: [120.344, 31.5106], along: 1_000, metres: 100 };
    const { plan } = await draft({ area: { ...river, way: 'both' } });
    expect(plan.areaSquareMetres).toBeGreaterThan(1_900 * 200);
    expect(plan.grids.some(({ town }) => town === TOWNS.eastOne)).toBe(true);
    expect(await refusal({ area: { ...river, way: 'both', place: [119.75, 31.2] } })).toEqual([
      422,
      'evacuation-no-water',
    ]);
  });
});

describe('an order to evacuate', () => {
  const openIncident = async () => {
    const { body } = await post('/api/incidents', {
      ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '西镇内涝' },
      ...{ place: northOfSchool(700), receivedAt: null },
    });
    return body as unknown as Incident;
  };

  it('sends nobody to a shelter that nothing opens', async () => {
    const { shelter } = await read<ShelterFile>(`/api/shelters/${HALL}/file`);
    expect(shelter.state).toBe('standby');
    const seen = await draft();
    expect(shutIn(seen.plan)).toEqual([HALL]);
    const { status, body } = await sign(orderOf(seen, { opens: [] }));
    expect([status, body.error, body.details]).toEqual([
      ...[422, 'evacuation-shelter-shut'],
      [shelter.name],
    ]);
    const { evacuations } = await read<{ evacuations: EvacuationLine[] }>('/api/evacuations');
    expect(evacuations).toEqual([]);
  });

  it('is signed as one act: places promised, shelters opened, the notice drafted for a second person', async () => {
    const incident = await openIncident();
    const seen = await draft({ incident: incident.id });
    const body = orderOf(seen, { incident: incident.id, opens: [HALL], notice: seen.notice });
    const { status, body: signed } = await sign(body, coordinator, 'sign-act-1');
    expect(signed.message ?? status).toBe(200);
    const order = signed as unknown as Evacuation;
    expect(order).toMatchObject({ incident: incident.id, opened: [HALL], town: TOWNS.westTwo });
    expect(order.plan.totals).toEqual(seen.plan.totals);

    const again = await sign(body, coordinator, 'sign-act-1');
    expect(again.body.id).toBe(order.id);
    const other = await sign({ ...body, notice: null }, coordinator, 'sign-act-1');
    expect([other.status, other.body.error]).toEqual([422, 'act-key-used']);

    const { now } = await read<HandoverList>('/api/handovers');
    expect(now.orders).toMatchObject([
      { kind: 'evacuation', number: '应急〔2026〕11号', about: incident.title, state: null },
    ]);
    const hall = await read<ShelterFile>(`/api/shelters/${HALL}/file`);
    expect(hall.shelter.state).toBe('open');
    expect(hall.steps[0]?.order).toMatchObject({ number: '应急〔2026〕11号' });
    const { releases } = await read<{ releases: Release[] }>('/api/releases');
    const release = releases.find(({ id }) => id === order.release)!;
    expect(release.versions[0]).toMatchObject({ state: 'draft', draftedBy: coordinator.id });
    const version = { version: 1, draftedAt: release.versions[0]!.draftedAt };
    const review = `/api/releases/${release.id}/review`;
    expect((await post(review, version)).body.error).toBe('own-draft');
    expect((await post(review, version, await server.as('coordinator'))).status).toBe(200);

    const { lines } = await read<IncidentFile>(`/api/incidents/${incident.id}`);
    expect(lines.at(-1)).toMatchObject({ act: 'evacuate', by: coordinator.id });
    const { entries } = await read<JournalPage>('/api/journal?after=0&limit=500');
    const told = entries.filter(({ kind }) => kind === 'evacuation.changed');
    expect(told).toMatchObject([{ actor: coordinator.id, subject: `evacuation:${order.id}` }]);

    const next = await draft();
    expect(next.plan.shelters.find(({ id }) => id === HALL)).toMatchObject({
      promised: order.plan.totals.placed,
    });
    expect((await end(order.id)).status).toBe(200);
    expect((await end(order.id, await server.as('coordinator'))).body.error).toBe(
      'evacuation-is-over',
    );
    const { lines: after } = await read<IncidentFile>(`/api/incidents/${incident.id}`);
    const ending = { act: 'evacuate-end', text: '应急〔2026〕11号 · 险情解除', by: coordinator.id };
    expect(after.slice(lines.length)).toMatchObject([ending]);
    const list = await read<{ evacuations: EvacuationLine[] }>('/api/evacuations');
    expect(list.evacuations[0]).toMatchObject({ id: order.id, endReason: '险情解除' });
    await expect(
      server.services.database.query(`UPDATE evacuation SET plan = '{}'`),
    ).rejects.toThrow(/never changed/);
  });

  it('that ends leaves who came for it inside, beside the places of those that stand', async () => {
    const fixed = (heads: number) => ({
      edits: edits({
        heads: [{ grid: HIT_GRID, heads }],
        fixed: [{ grid: HIT_GRID, shelter: SCHOOL, heads }],
      }),
    });
    const signed = async (heads: number) => {
      const asked = fixed(heads);
      return (await sign(orderOf(await draft(asked), asked))).body as { id: string };
    };
    const [first, second] = [await signed(300), await signed(100)];
    server.clock.advance(1_000);
    await heard('occupancy-west', 400);
    await end(first.id);
    const { plan } = await draft();
    expect(plan.shelters.find(({ id }) => id === SCHOOL)?.left).toBe(1_000 - 400 - 100);
    await end(second.id);
    server.clock.advance(1_000);
    await heard('occupancy-west', 100);
  });

  it('that reaches over counties is ended by who answers for all of it, or signed it', async () => {
    const { database } = server.services;
    const west = await server.as('coordinator', { area: COUNTIES.west });
    const order = (await sign(orderOf(await draft()))).body as { id: string };
    await database.query('UPDATE evacuation SET county = NULL, town = NULL WHERE id = $1', [
      order.id,
    ]);
    const refused = await end(order.id, west);
    expect([refused.status, refused.body.error]).toEqual([403, 'evacuation-of-other-area']);
    expect((await end(order.id)).status).toBe(200);
  });

  it('of two at once for the same places exactly one is signed, and the other learns which are gone', async () => {
    const crowded = { edits: edits({ heads: [{ grid: HIT_GRID, heads: 900 }] }) };
    const seen = await draft(crowded);
    const callers = [coordinator, await server.as('coordinator')];
    const answers = await Promise.all(callers.map((by) => sign(orderOf(seen, crowded), by)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!.body;
    expect(lost).toMatchObject({ error: 'evacuation-places-gone' });
    const won = answers.find(({ status }) => status === 200)!.body as { id: string };
    await end(won.id);
  });

  it('is for the ground that was seen, though the wind has turned since', async () => {
    const area = { kind: 'plume', place: northOfSchool(700), metres: 400, windFrom: 180 };
    const seen = await draft({ area });
    server.clock.advance(60_000);
    await heard('mast-west', 0.4);
    expect((await draft({ area })).plan.areaSquareMetres).not.toBe(seen.plan.areaSquareMetres);
    const { body } = await sign(orderOf(seen, { area }));
    const order = body as unknown as Evacuation;
    const { outline, lines, wind } = seen.plan;
    expect(wind).toMatchObject({ stream: 'mast-west', speed: 4 });
    expect(order.plan).toMatchObject({ area, outline, lines, wind });
    await end(order.id);
  });

  it('is not signed for another ground than its kind leads to', async () => {
    const circle = await draft({
      area: { kind: 'around', place: northOfSchool(700), metres: 400 },
    });
    const area = { kind: 'around', place: northOfSchool(700), metres: 300 };
    expect((await sign(orderOf(circle, { area }))).body.error).toBe('affected-area-changed');
    const plume = { kind: 'plume', place: northOfSchool(700), metres: 400, windFrom: 180 };
    const seen = await draft({ area: plume });
    const wind = { ...seen.plan.wind!, stream: 'gauge-east' };
    const told = await sign(orderOf(seen, { area: plume, wind }));
    expect(told).toMatchObject({ status: 409, body: { error: 'affected-area-changed' } });
  });

  it('is not signed on words of nobody, and leaves nothing behind then', async () => {
    const seen = await draft();
    const stranger = orderOf(seen, { order: { number: '应急〔2026〕12号', issuedBy: 'nobody' } });
    expect((await sign(stranger)).body.error).toBe('shelter-order-unknown');
    expect((await sign(orderOf(seen, { opens: [HALL] }))).body.error).toBe(
      'evacuation-opens-unused',
    );
    const official = { ...seen.notice, headline: '暴雨预警' };
    expect((await sign(orderOf(seen, { notice: official }))).body.error).toBe('styled-as-official');
    const { evacuations } = await read<{ evacuations: EvacuationLine[] }>('/api/evacuations');
    expect(evacuations.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });

  it('in force goes along when its incident is merged, and ends in the log of the one that stays', async () => {
    const [twice, stays] = [await openIncident(), await openIncident()];
    const seen = await draft({ incident: twice.id });
    const { body } = await sign(orderOf(seen, { incident: twice.id }));
    const { version } = (await read<IncidentFile>(`/api/incidents/${twice.id}`)).incident;
    const merge = { basedOn: version, act: 'merge', into: stays.id };
    expect((await post(`/api/incidents/${twice.id}/acts`, merge)).body.message).toBeUndefined();
    const { evacuations } = await read<{ evacuations: EvacuationLine[] }>('/api/evacuations');
    expect(evacuations.find(({ id }) => id === body.id)!.incident).toBe(stays.id);
    expect((await end(String(body.id))).status).toBe(200);
    const { lines } = await read<IncidentFile>(`/api/incidents/${stays.id}`);
    expect(lines.at(-1)).toMatchObject({ act: 'evacuate-end' });
  });

  it('says of a shelter that shuts while people are sent there, until it opens again or the order ends', async () => {
    const asked = {
      edits: edits({
        heads: [{ grid: HIT_GRID, heads: 300 }],
        fixed: [{ grid: HIT_GRID, shelter: SCHOOL, heads: 300 }],
      }),
    };
    const { body } = await sign(orderOf(await draft(asked), asked));
    const step = async (from: string, to: string) =>
      post(`/api/shelters/${SCHOOL}/state`, { from, to, reason: null, order: null });
    const shut = async () => {
      const { evacuations } = await read<{ evacuations: EvacuationLine[] }>('/api/evacuations');
      return evacuations.find(({ id }) => id === body.id)!.shut;
    };
    expect(await shut()).toEqual([]);
    const { promised } = await read<ShelterFile>(`/api/shelters/${SCHOOL}/file`);
    expect(promised).toEqual({ heads: 300, orders: ['应急〔2026〕11号'] });
    expect((await step('open', 'full')).status).toBe(200);
    const since = new Date(server.clock.now()).toISOString();
    expect(await shut()).toMatchObject([{ shelter: SCHOOL, state: 'full', since, heads: 300 }]);
    const { entries } = await read<JournalPage>('/api/journal?after=0&limit=500');
    const subject = `evacuation:${body.id}`;
    expect(entries.findLast((entry) => entry.subject === subject)).toMatchObject({
      kind: 'evacuation.changed',
      data: { act: 'evacuation-shelter-shut', state: 'full', heads: 300 },
    });
    expect((await step('full', 'open')).status).toBe(200);
    expect(await shut()).toEqual([]);
    await step('open', 'full');
    await end(String(body.id));
    expect(await shut()).toEqual([]);
    expect((await read<ShelterFile>(`/api/shelters/${SCHOOL}/file`)).promised.heads).toBe(0);
    await step('full', 'open');
  });

  it('is not seen in another county', async () => {
    const { body } = await sign(orderOf(await draft()));
    const east = await server.as('coordinator', { area: COUNTIES.east });
    expect((await east(`/api/evacuations/${body.id}`)).status).toBe(404);
    expect((await end(String(body.id), east)).status).toBe(404);
    expect((await read<Evacuation>(`/api/evacuations/${body.id}`)).id).toBe(body.id);
  });
});
