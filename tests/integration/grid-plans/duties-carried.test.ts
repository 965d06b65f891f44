import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridEdit } from '../../../shared/model/grid-edit.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { GridStaffing } from '../../../shared/model/staffing.ts';
import { CELL_SQUARE_METRES } from '../../../shared/risk/patrol.ts';
import type { PlanImpact } from '../../../shared/wire/grid-plan-impact.ts';
import type { CrosswalkMatch, ShapeImported } from '../../../shared/wire/interchange.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { PatrolAnswer } from '../../../shared/wire/patrols.ts';
import type { StaffingAnswer } from '../../../shared/wire/staffing.ts';
import type { Caller } from '../../support/callers.ts';
import { approve, begin, bend, bodyOf, draw, read } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { gridOf, lineBetween, TOWNS } from '../../support/small-coverage.ts';
import { boxRing, geojsonOf, shapeFile } from '../interchange/shape-files.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TODAY = '2026-07-06';

let server: TestServer;
let desk: Caller;
let analyst: Caller;
let approver: Caller;
const signIn = async () => {
  desk = await server.as('coordinator');
  analyst = await server.as('analyst');
  approver = await server.as('administrator');
};
/** The clock goes on and the server looks at it. */
const pass = async (ms: number) => {
  server.clock.advance(ms);
  await server.services.telemetry.refresh();
  await server.services.telemetry.evaluate();
  await signIn();
};
beforeAll(async () => {
  server = await startTestServer();
  server.clock.advance(MINUTE);
  await signIn();
});
afterAll(() => server?.close());

const put = async <Body>(path: string, json: object) =>
  bodyOf<Body>(await desk(path, { method: 'PUT', json }));
const get = async <Body>(path: string) => bodyOf<Body>(await desk(path));

const count = (grid: string, fullTime: number, countedOn: string = TODAY, basedOn = 0) =>
  put<GridStaffing>(`/api/staffing/${grid}`, {
    ...{ basedOn, fullTime, partTime: 1, volunteers: 12, countedOn },
  });
const staffOf = async (grid: string): Promise<GridStaffing> =>
  (await get<StaffingAnswer>(`/api/staffing?area=${grid}`)).grids![0]!;
const heads = async (grid: string) => (await staffOf(grid)).counted?.fullTime ?? null;

const splitSouth = (town: string): GridEdit => {
  const [west, east] = lineBetween(town);
  const lon = Number((east[0] - 0.005).toFixed(6));
  const line: [number, number][] = [
    [lon, Number((west[1] - 0.011).toFixed(6))],
    [lon, Number((west[1] + 0.001).toFixed(6))],
  ];
  return { kind: 'split', grid: gridOf(town, 1), line, newGrid: 'new-1' };
};
const splitNorth = (town: string): GridEdit => {
  const [west, east] = lineBetween(town);
  const lon = Number((west[0] + 0.005).toFixed(6));
  const line: [number, number][] = [
    [lon, Number((west[1] - 0.001).toFixed(6))],
    [lon, Number((east[1] + 0.011).toFixed(6))],
  ];
  return { kind: 'split', grid: gridOf(town, 2), line, newGrid: 'new-1' };
};
const mergeBoth = (town: string): GridEdit => ({
  kind: 'merge',
  grids: [gridOf(town, 1), gridOf(town, 2)],
  into: gridOf(town, 1),
});
/** Drawn, approved, and in force after a minute. */
const effect = async (town: string, edits: GridEdit[], more = {}): Promise<GridPlan> => {
  const plan = await approve(
    analyst,
    approver,
    await draw(analyst, await begin(analyst, [town], more), ...edits),
  );
  await pass(MINUTE);
  expect((await read(analyst, plan)).plan.state).toBe('effective');
  return plan;
};
/** The code of the one new grid of an approved plan. */
const newCode = async (plan: GridPlan): Promise<string> =>
  (await read(analyst, plan)).codes[0]!.code;
const lastOf = async (kind: string) =>
  (await get<JournalPage>('/api/journal?after=0&limit=500')).entries
    .filter((entry) => entry.kind === kind)
    .at(-1);

describe('staff of grids that a plan changes (art. 50)', () => {
  it('stay where only a border moves', async () => {
    const town = TOWNS.eastOne;
    await count(gridOf(town, 1), 2);
    await effect(town, bend(town, 1));
    expect(await staffOf(gridOf(town, 1))).toMatchObject({
      counted: { fullTime: 2 },
      descent: null,
    });
    expect(await lastOf('staffing.carried')).toBeUndefined();
  });

  it('are added up where grids are merged, as old as the oldest count, and the list says of which', async () => {
    const town = TOWNS.eastOne;
    await count(gridOf(town, 2), 1, '2026-06-01');
    const plan = await effect(town, [mergeBoth(town)]);
    const { counted, descent, shortfall } = await staffOf(gridOf(town, 1));
    expect(counted).toMatchObject({ fullTime: 3, volunteers: 24, countedOn: '2026-06-01' });
    expect(shortfall).not.toBeNull();
    expect(descent).toMatchObject({ plan: plan.id });
    expect(descent!.from.map(({ grid, counted: last }) => [grid, last?.fullTime])).toEqual([
      [gridOf(town, 1), 2],
      [gridOf(town, 2), 1],
    ]);
    expect(await lastOf('staffing.carried')).toMatchObject({
      actor: 'system',
      data: {
        plan: plan.id,
        summed: [{ grid: gridOf(town, 1), from: [gridOf(town, 1), gridOf(town, 2)] }],
        recount: [],
      },
    });
  });

  it('are unknown where one of the merged was not counted, and no shortfall is made of it', async () => {
    const town = TOWNS.eastTwo;
    await count(gridOf(town, 1), 2);
    await effect(town, [mergeBoth(town)]);
    const { counted, descent, shortfall } = await staffOf(gridOf(town, 1));
    expect([counted, shortfall]).toEqual([null, null]);
    expect(descent!.from.map(({ counted: last }) => last?.fullTime ?? null)).toEqual([2, null]);
    const { total } = await get<StaffingAnswer>(`/api/staffing?area=${town}`);
    expect(total).toMatchObject({ grids: 1, uncounted: 1, fullTime: 0 });
  });

  it('are unknown in both parts of a split until they are counted, with the last count beside it', async () => {
    const town = TOWNS.westOne;
    const parent = gridOf(town, 1);
    await count(parent, 4);
    const drawn = await draw(analyst, await begin(analyst, [town]), splitSouth(town));
    const impact = await get<PlanImpact>(`/api/plans/${drawn.id}/impact`);
    expect(impact.recount).toEqual(
      [parent, 'new-1'].map((key) => ({ key, from: [{ key: parent, staff: 5 }] })),
    );
    expect(impact.grids.find(({ key }) => key === parent)).toMatchObject({
      ...{ before: { staff: 5 }, after: { staff: null } },
    });
    const plan = await effect(town, [splitSouth(town)]);
    const part = await newCode(plan);
    for (const grid of [parent, part]) {
      const { counted, descent } = await staffOf(grid);
      expect(counted).toBeNull();
      expect(descent!.from).toMatchObject([
        { grid: parent, name: '网格1', counted: { fullTime: 4, countedOn: TODAY } },
      ]);
    }
    expect((await lastOf('staffing.carried'))!.data).toMatchObject({
      recount: [{ grid: parent }, { grid: part }],
    });
    const stale = { basedOn: 1, fullTime: 9, partTime: 0, volunteers: 0, countedOn: TODAY };
    const refused = await desk(`/api/staffing/${parent}`, { method: 'PUT', json: stale });
    expect(await bodyOf(refused, 409)).toMatchObject({ error: 'changed-meanwhile' });
    const { counted, descent } = await count(parent, 3);
    expect([counted!.revision, descent]).toEqual([3, null]);
    expect(await heads(part)).toBeNull();
  });

  it('come back as they were when a temporary split ends and nobody counted in it', async () => {
    const town = TOWNS.westTwo;
    await count(gridOf(town, 1), 5);
    const temporaryUntil = new Date(server.clock.now() + DAY).toISOString();
    await effect(town, [splitSouth(town)], { temporaryUntil });
    expect(await heads(gridOf(town, 1))).toBeNull();
    await pass(DAY);
    expect(await staffOf(gridOf(town, 1))).toMatchObject({
      counted: { fullTime: 5 },
      descent: null,
    });
  });

  it('are as unknown as before when a temporary split of a grid ends that nobody ever counted', async () => {
    const town = TOWNS.westOne;
    const temporaryUntil = new Date(server.clock.now() + DAY).toISOString();
    await effect(town, [splitNorth(town)], { temporaryUntil });
    await pass(DAY);
    expect(await staffOf(gridOf(town, 2))).toMatchObject({ counted: null, descent: null });
  });

  it('are those counted in the parts when a temporary split ends', async () => {
    const town = TOWNS.westTwo;
    const temporaryUntil = new Date(server.clock.now() + DAY).toISOString();
    const plan = await effect(town, [splitSouth(town)], { temporaryUntil });
    const part = await newCode(plan);
    await count(gridOf(town, 1), 2);
    await count(part, 1);
    await pass(DAY);
    const { counted, descent } = await staffOf(gridOf(town, 1));
    expect([counted!.fullTime, descent!.from.length]).toEqual([3, 2]);
  });
});

describe('what stands beside the grids', () => {
  it('follows them: a unit of another department covers the parts of a grid it covered', async () => {
    const town = TOWNS.westOne;
    const json = {
      ...shapeFile(geojsonOf([{ code: 'unit', ring: boxRing(120.3, 31.5, 120.32, 31.52) }])),
      ...{ take: [1], takeRepaired: [] },
    };
    const post = { method: 'POST', json };
    const { layer } = await bodyOf<ShapeImported>(await analyst('/api/shape-imports', post));
    const plan = await effect(town, [splitNorth(town)]);
    const { units } = await bodyOf<CrosswalkMatch>(
      await analyst(`/api/crosswalk-layers/${layer}/match`),
    );
    expect(units[0]!.whole.map(({ grid }) => grid)).toContain(await newCode(plan));
  });
});

describe('patrols of grids that a plan changes (arts 24, 25)', () => {
  const duties = async (town: string, day: string) =>
    (await get<PatrolAnswer>(`/api/patrols?area=${town}&day=${day}`)).duties!;

  it('of shifts to come follow the ground; those of a shift that runs stay with what was there', async () => {
    const town = TOWNS.westTwo;
    const day = new Date(server.clock.now() + 8 * 60 * MINUTE).toISOString().slice(0, 10);
    const next = new Date(server.clock.now() + 32 * 60 * MINUTE).toISOString().slice(0, 10);
    for (const [on, shift] of [
      [day, 'afternoon'],
      [next, 'morning'],
    ]) {
      await put('/api/patrols/plan', { area: town, day: on, shift, planned: 3 });
    }
    server.clock.set(Date.parse(`${day}T06:00:00Z`));
    await signIn();
    const plan = await effect(town, [splitSouth(town)]);
    const part = await newCode(plan);
    const parent = gridOf(town, 1);
    expect((await duties(town, day)).map(({ grid }) => grid)).not.toContain(part);
    const coming = await duties(town, next);
    expect(coming.find(({ grid }) => grid === part)).toMatchObject({ planned: 3, done: 0 });
    const { rows } = await server.services.database.query<{ code: string; area: number }>(
      `SELECT code, area_square_metres AS area FROM grid
       WHERE code = ANY ($1::text[]) AND valid_to IS NULL`,
      [[parent, part]],
    );
    for (const { code, area } of rows) {
      const { cells } = coming.find(({ grid }) => grid === code)!;
      expect(cells).toBe(Math.round(area / CELL_SQUARE_METRES));
    }
    expect((await lastOf('patrol.planned'))!.data).toMatchObject({ plan: plan.id, grids: [part] });
  });
});
