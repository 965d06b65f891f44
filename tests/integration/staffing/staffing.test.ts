import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVENTED_ITEMS } from '../../../geodata/service-items.ts';
import type { PatrolDuty } from '../../../shared/model/patrol.ts';
import type { GridStaffing, StaffingNorm } from '../../../shared/model/staffing.ts';
import { CELL_SQUARE_METRES } from '../../../shared/risk/patrol.ts';
import { type Posts, postsDue, postsShort } from '../../../shared/risk/staffing.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { OverduePatrols, PatrolAnswer } from '../../../shared/wire/patrols.ts';
import type { StaffingAnswer, UnstaffedGrids } from '../../../shared/wire/staffing.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { COUNTIES, communityOf, gridOf, TOWNS } from '../../support/small-coverage.ts';

const TODAY = '2026-07-06';
const HOUR = 3_600_000;
const GRID = gridOf(TOWNS.eastOne, 1);

let server: TestServer;
let city: Caller;
let town: Caller;
let administrator: Caller;
const signIn = async () => {
  city = await server.as('coordinator');
  town = await server.as('coordinator', { area: TOWNS.eastOne });
  administrator = await server.as('administrator');
};
beforeAll(async () => {
  server = await startTestServer();
  await signIn();
});
afterAll(() => server?.close());

const wait = async (ms: number) => {
  server.clock.advance(ms);
  await signIn();
};
const body = async <Value>(answer: Response | Promise<Response>): Promise<Value> => {
  const response = await answer;
  const told = await response.json();
  expect(response.status, JSON.stringify(told)).toBe(200);
  return told as Value;
};
const refusal = async (answer: Response | Promise<Response>) => {
  const response = await answer;
  const { error, message } = (await response.json()) as { error: string; message: string };
  return { status: response.status, error, message };
};
const staffing = (by: Caller, query = '') => body<StaffingAnswer>(by(`/api/staffing${query}`));
const count = (grid: string, json: object, by = town) =>
  by(`/api/staffing/${grid}`, { method: 'PUT', json });
const counted = (fullTime: number, basedOn = 0) => ({
  ...{ basedOn, fullTime, partTime: 1, volunteers: 12 },
  countedOn: TODAY,
});

describe('art. 50: staff of grids, as counts', () => {
  it('a grid nobody counted is unknown, and no shortfall is made of it', async () => {
    const { total, grids } = await staffing(town);
    expect(total).toMatchObject({ grids: 2, uncounted: 2, shortFullTime: 0, withoutFullTime: 0 });
    expect(grids?.every((row) => row.counted === null && row.shortfall === null)).toBe(true);
  });

  it('a count stands against the norm, and the sums follow', async () => {
    const none = await body<GridStaffing>(count(GRID, counted(0)));
    expect(none).toMatchObject({ norm: { fullTime: 1 }, shortfall: { fullTime: 1, partTime: 0 } });
    await body(count(gridOf(TOWNS.eastOne, 2), counted(2)));
    const { total, parts } = await staffing(city);
    expect(total).toMatchObject({ grids: 8, uncounted: 6, fullTime: 2, volunteers: 24 });
    expect(total).toMatchObject({ normFullTime: 8, shortFullTime: 1, withoutFullTime: 1 });
    expect(parts.map(({ area, uncounted }) => [area, uncounted])).toEqual([
      [COUNTIES.east, 2],
      [COUNTIES.west, 4],
    ]);
    const county = await staffing(city, `?area=${COUNTIES.east}`);
    expect(county.parts.map(({ area }) => area)).toEqual([TOWNS.eastOne, TOWNS.eastTwo]);
    expect(county.grids).toHaveLength(4);
    const community = await staffing(city, `?area=${communityOf(TOWNS.eastOne)}`);
    expect(community.grids?.map(({ grid }) => grid)).toContain(GRID);
    expect((await staffing(city, `?area=${GRID}`)).grids).toHaveLength(1);
  });

  it('is due and short in the sums as grid by grid', async () => {
    const { norm } = await staffing(city);
    const { database } = server.services;
    await database.query(`UPDATE grid SET households = 1001 WHERE code = $1`, [GRID]);
    await database.query(`UPDATE grid SET kind = 'dedicated' WHERE code = $1`, [
      gridOf(TOWNS.eastTwo, 1),
    ]);
    const { total, grids } = await staffing(city, `?area=${COUNTIES.east}`);
    const due = grids!.map((row) => postsDue(row, norm.kinds));
    const short = grids!.flatMap((row, at) => postsShort(row.counted, due[at]!) ?? []);
    const sum = (rows: Posts[], field: keyof Posts) =>
      rows.reduce((all, row) => all + row[field], 0);
    expect(total).toMatchObject({
      ...{ normFullTime: sum(due, 'fullTime'), normPartTime: sum(due, 'partTime') },
      ...{ shortFullTime: sum(short, 'fullTime'), shortPartTime: sum(short, 'partTime') },
    });
    expect([total.normFullTime, total.normPartTime, total.shortFullTime]).toEqual([5, 1, 3]);
    await database.query(`UPDATE grid SET households = 100, kind = 'comprehensive'`);
  });

  it('lists the grids without full-time staff, known ones before uncounted ones', async () => {
    const list = await body<UnstaffedGrids>(city('/api/staffing/unstaffed'));
    expect(list).toMatchObject({ withoutFullTime: 1, uncounted: 6 });
    expect(list.grids[0]?.grid).toBe(GRID);
    const own = await body<UnstaffedGrids>(town('/api/staffing/unstaffed'));
    expect(own).toMatchObject({ withoutFullTime: 1, uncounted: 0 });
  });

  it('is written down once, and not over what somebody else has counted since', async () => {
    const again = await body<GridStaffing>(count(GRID, counted(0)));
    expect(again.counted?.revision).toBe(1);
    expect(await refusal(count(GRID, counted(3)))).toMatchObject({
      status: 409,
      error: 'changed-meanwhile',
    });
    const next = await body<GridStaffing>(count(GRID, counted(1, 1)));
    expect(next.counted?.revision).toBe(2);
  });

  it('keeps to the area, to real days and to counts: there is no field for a name', async () => {
    const west = gridOf(TOWNS.westOne, 1);
    expect((await count(west, counted(1))).status).toBe(404);
    expect((await town(`/api/staffing?area=${TOWNS.westOne}`)).status).toBe(404);
    const tomorrow = { ...counted(1, 2), countedOn: '2026-07-07' };
    expect((await refusal(count(GRID, tomorrow))).error).toBe('day-unusable');
    expect((await count(GRID, { ...counted(1, 2), names: ['某某'] })).status).toBe(400);
  });

  it('is not for walls: no score of a person is hung up', async () => {
    const wall = await server.as('wall');
    for (const path of ['staffing', 'staffing/unstaffed', 'patrols', 'patrols/overdue']) {
      expect((await wall(`/api/${path}`)).status).toBe(403);
    }
  });
});

describe('the norm', () => {
  const change = async (changes: object = {}) => {
    const { norms } = await body<{ norms: StaffingNorm[] }>(administrator('/api/staffing-norms'));
    const { version, kinds } = norms[0]!;
    return {
      basedOn: version,
      kinds: { ...kinds, comprehensive: { ...kinds.comprehensive, fullTime: 2 } },
      source: '市委政法委网格工作规范（测试）',
      confidence: 'S',
      effectiveFrom: new Date(server.clock.now() + HOUR).toISOString(),
      ...changes,
    };
  };
  const record = (json: object, by = administrator) =>
    by('/api/staffing-norms', { method: 'POST', json });

  it('is followed by a version with a source of its own, which holds from its day on', async () => {
    const wanted = await change();
    const old = await refusal(record({ ...wanted, effectiveFrom: '2026-07-01T00:00:00.000Z' }));
    expect(old.error).toBe('begins-in-the-past');
    const borrowed = { ...wanted, source: (await staffing(city)).norm.source };
    expect((await refusal(record(borrowed))).error).toBe('source-of-another-number');
    const next = await body<StaffingNorm>(record(wanted));
    expect(next.version).toBe(2);
    expect(await body(record(wanted))).toEqual(next);
    expect((await staffing(town)).total.normFullTime).toBe(2);
    await wait(2 * HOUR);
    const { norm, total } = await staffing(town);
    expect([norm.version, total.normFullTime]).toEqual([2, 4]);
  });

  it('is the city’s: a county does not set it, and nobody over a newer version', async () => {
    const county = await server.as('administrator', { area: COUNTIES.east });
    expect((await refusal(record(await change(), county))).error).toBe('of-city');
    const old = await change({ basedOn: 1 });
    expect((await refusal(record(old))).error).toBe('changed-meanwhile');
  });
});

describe('arts 24, 50: patrols by shift', () => {
  const plan = (json: object, by = town) => by('/api/patrols/plan', { method: 'PUT', json });
  const report = (json: object, by = town) => by('/api/patrols/reports', { method: 'PUT', json });
  const afternoon = { day: TODAY, shift: 'afternoon' };
  const told = { grid: GRID, ...afternoon, done: 1, cellsVisited: 40 };
  const patrols = (by = town, query = '') => body<PatrolAnswer>(by(`/api/patrols${query}`));

  it('are planned for every grid of an area, and not for a shift that is over', async () => {
    const wanted = { area: TOWNS.eastOne, ...afternoon, planned: 2 };
    expect(await body(plan(wanted))).toEqual({ grids: 2 });
    expect(await body(plan(wanted))).toEqual({ grids: 2 });
    expect((await refusal(plan({ ...wanted, day: '2026-07-05' }))).error).toBe('shift-over');
    expect((await plan({ ...wanted, area: TOWNS.westOne })).status).toBe(404);
  });

  it('are reported as counts, no way and nobody, and the newest report replaces the last', async () => {
    expect((await refusal(report(told))).error).toBe('shift-to-come');
    await wait(2 * HOUR);
    const first = await body<PatrolDuty>(report(told));
    expect(first).toMatchObject({ planned: 2, done: 1, overdue: 0, cellsVisited: 40 });
    expect(await body(report(told))).toEqual(first);
    const more = { ...told, cellsVisited: first.cells + 1 };
    expect((await refusal(report(more))).error).toBe('more-cells-than-ground');
    expect((await report({ ...told, track: [[120.3, 31.5]] })).status).toBe(400);
    const elsewhere = { ...told, grid: gridOf(TOWNS.eastTwo, 1) };
    expect((await refusal(report(elsewhere))).error).toBe('patrol-not-planned');
  });

  it('tell the share of ground of a shift, and of how many grids nobody told it', async () => {
    const { total, duties } = await patrols();
    const cells = duties!.find(({ grid }) => grid === GRID)!.cells;
    const { rows } = await server.services.database.query<{ area: number }>(
      'SELECT area_square_metres AS area FROM grid WHERE code = $1',
      [GRID],
    );
    expect(cells).toBe(Math.round(rows[0]!.area / CELL_SQUARE_METRES));
    expect(total).toMatchObject([
      { shift: 'afternoon', grids: 2, planned: 4, done: 1, overdue: 0, untold: 1 },
    ]);
    expect(total[0]).toMatchObject({ cellsTold: cells, cellsVisited: 40 });
  });

  it('are overdue when the shift is over, per grid and shift, until they are made up for', async () => {
    await wait(5 * HOUR);
    const { duties } = await patrols();
    expect(duties?.map(({ overdue }) => overdue)).toEqual([1, 2]);
    const list = () => body<OverduePatrols>(town('/api/patrols/overdue'));
    expect(await list()).toMatchObject({ duties: 2, rounds: 3 });
    await body(report({ ...told, done: 2 }));
    expect(await list()).toMatchObject({ duties: 1, rounds: 2 });
    await wait(8 * 24 * HOUR);
    expect(await list()).toMatchObject({ duties: 0, rounds: 0 });
  });

  it('are seen within the area alone', async () => {
    const west = await server.as('analyst', { area: COUNTIES.west });
    expect((await patrols(west, `?day=${TODAY}`)).total).toEqual([]);
    expect((await patrols(city, `?day=${TODAY}`)).total).toHaveLength(1);
    expect((await city('/api/patrols?day=2026-02-31')).status).toBe(422);
  });

  it('leave no path, no person and no order of cells anywhere in the table', async () => {
    const { rows } = await server.services.database.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name = 'patrol_duty' ORDER BY column_name`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      ...['cells', 'cells_visited', 'changed_at', 'changed_by', 'county', 'day', 'done', 'due_at'],
      ...['grid', 'planned', 'shift', 'synthetic', 'town'],
    ]);
  });

  it('leave every act in the journal of their town', async () => {
    const answer = await town('/api/journal?after=0&limit=500');
    const { entries } = (await answer.json()) as JournalPage;
    // It was sent twice, and is one act.
    expect(entries.filter(({ kind }) => kind === 'patrol.planned')).toHaveLength(1);
    const kinds = new Set(entries.map(({ kind }) => kind));
    for (const kind of ['staffing.changed', 'patrol.planned', 'patrol.reported'] as const) {
      expect(kinds.has(kind), kind).toBe(true);
    }
  });
});

describe('the demonstration', () => {
  it('has invented staff, patrols, items and tasks, each marked so', async () => {
    const registers = smallCity().registers;
    const departments = [...new Set(INVENTED_ITEMS.map(({ department }) => department))].map(
      (id) => ({ id, name: id, nameEnglish: id }),
    );
    const others = registers.departments.filter(({ id }) => !departments.some((d) => d.id === id));
    const all = { ...registers, departments: [...departments, ...others] };
    await server.close();
    server = await startTestServer({
      city: { ...smallCity(), registers: all, serviceItems: INVENTED_ITEMS },
    });
    const { rows } = await server.services.database.query(
      `SELECT (SELECT count(*)::int FROM grid_staffing WHERE synthetic) AS staff,
         (SELECT count(*)::int FROM patrol_duty WHERE synthetic) AS patrols,
         (SELECT count(*)::int FROM service_item WHERE synthetic) AS items,
         (SELECT count(*)::int FROM service_item_step) AS steps`,
    );
    expect(rows[0]).toMatchObject({ patrols: 48, items: 20, steps: 42 });
    const { items } = await body<{ items: { state: string; inForce: boolean }[] }>(
      (await server.as('analyst'))('/api/service-items'),
    );
    expect(items.every(({ state, inForce }) => inForce === (state === 'admitted'))).toBe(true);
  });
});
