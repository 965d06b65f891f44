import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridTask, GridWorkload } from '../../../shared/model/grid-task.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { OverduePatrols, PatrolAnswer } from '../../../shared/wire/patrols.ts';
import type { StaffingAnswer } from '../../../shared/wire/staffing.ts';
import type { Caller } from '../../support/callers.ts';
import { approve, begin, bodyOf, draw } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, TOWNS } from '../../support/small-coverage.ts';

const HOUR = 3_600_000;
const TODAY = '2026-07-06';
const [KEPT, ENDED] = [gridOf(TOWNS.eastOne, 1), gridOf(TOWNS.eastOne, 2)];

let server: TestServer;
let desk: Caller;
let analyst: Caller;
let approver: Caller;
const signIn = async () => {
  desk = await server.as('coordinator');
  analyst = await server.as('analyst');
  approver = await server.as('administrator');
};
/** To that hour of the day in Wuxi; the server looks at the clock. */
const until = async (hour: number) => {
  server.clock.set(Date.parse(`${TODAY}T00:00:00Z`) + (hour - 8) * HOUR);
  await server.services.telemetry.refresh();
  await server.services.telemetry.evaluate();
  await signIn();
};
const put = async (path: string, json: object) =>
  bodyOf<unknown>(await desk(path, { method: 'PUT', json }));
const get = async <Body>(path: string) => bodyOf<Body>(await desk(path));
const planPatrols = (shift: string) =>
  put('/api/patrols/plan', { area: TOWNS.eastOne, day: TODAY, shift, planned: 2 });

const giveTasks = () =>
  server.services.database.query(
    `WITH item AS (
       INSERT INTO service_item (id, county, code, name, department, manner, legal_basis, duties,
         procedure, term_working_days, state, synthetic)
       VALUES ('item-1', $1, 'A1', '楼道隐患查看', 'emergency', 'assist', '示例', '查看', '派发', 5,
         'admitted', true) RETURNING id)
     INSERT INTO grid_task (id, item, grid, county, town, department, state, assigned_at, due_at,
       closed_at, synthetic)
     SELECT t.id, 'item-1', t.grid, $1, $2, 'emergency', t.state, $5, $5::timestamptz + '5 days'::interval,
       CASE WHEN t.state = 'done' THEN $5::timestamptz END, true
     FROM item, (VALUES ('kept', $3, 'assigned'), ('open', $4, 'assigned'), ('done', $4, 'done'))
       AS t (id, grid, state)`,
    [COUNTIES.east, TOWNS.eastOne, KEPT, ENDED, new Date(server.clock.now()).toISOString()],
  );

beforeAll(async () => {
  server = await startTestServer();
  await signIn();
  await giveTasks();
  await planPatrols('morning');
  for (const [grid, fullTime] of [
    [KEPT, 1],
    [ENDED, 3],
  ] as const) {
    const count = { basedOn: 0, fullTime, partTime: 0, volunteers: 0, countedOn: TODAY };
    await put(`/api/staffing/${grid}`, count);
  }
  await until(14);
  await planPatrols('afternoon');
  const merge = { kind: 'merge' as const, grids: [KEPT, ENDED], into: KEPT };
  const drawn = await draw(analyst, await begin(analyst, [TOWNS.eastOne]), merge);
  await approve(analyst, approver, drawn);
  await until(14.5);
});
afterAll(() => server?.close());

describe('a grid that ended', () => {
  it('hands its open tasks back, in the journal, and keeps those it has done', async () => {
    const { tasks } = await get<{ tasks: GridTask[] }>('/api/grid-tasks');
    const told = tasks.map(({ id, state, returnReason }) => [id, state, returnReason]);
    expect(told).toEqual([
      ['kept', 'assigned', null],
      ['open', 'returned', 'grid-ended'],
      ['done', 'done', null],
    ]);
    const { grids } = await get<{ grids: GridWorkload[] }>('/api/grid-tasks/workload');
    expect(grids.find(({ grid }) => grid === ENDED)).toMatchObject({ assigned: 0, returned: 1 });
    const { entries } = await get<JournalPage>('/api/journal?after=0&limit=500');
    const steps = entries.filter(({ kind }) => kind === 'grid-task.changed');
    expect(steps).toMatchObject([
      { actor: 'system', subject: 'grid-task:open', data: { act: 'return', grid: ENDED } },
    ]);
  });

  it('is counted in the grid it was merged into and in no sum by itself', async () => {
    const { total, grids } = await get<StaffingAnswer>(`/api/staffing?area=${TOWNS.eastOne}`);
    expect(total).toMatchObject({ grids: 1, uncounted: 0, fullTime: 4 });
    expect(grids?.map(({ grid }) => grid)).toEqual([KEPT]);
  });

  it('owes no patrol of a shift it did not see the end of, and those of before', async () => {
    await until(19);
    const { total, duties } = await get<PatrolAnswer>(`/api/patrols?area=${TOWNS.eastOne}`);
    expect(total).toMatchObject([
      { shift: 'morning', grids: 2, planned: 4, overdue: 4 },
      { shift: 'afternoon', grids: 1, planned: 2, overdue: 2 },
    ]);
    expect(duties).toHaveLength(3);
    const { rows, rounds } = await get<OverduePatrols>('/api/patrols/overdue');
    expect(rounds).toBe(6);
    expect(rows.map(({ grid, shift }) => [grid, shift])).toEqual([
      [KEPT, 'morning'],
      [ENDED, 'morning'],
      [KEPT, 'afternoon'],
    ]);
  });
});
