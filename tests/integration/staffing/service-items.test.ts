import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridTask, GridTaskList, NewGridTask } from '../../../shared/model/grid-task.ts';
import type { ServiceItem, ServiceItemStep } from '../../../shared/model/service-item.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, TOWNS } from '../../support/small-coverage.ts';

const DAY = 86_400_000;
const EAST_GRID = gridOf(TOWNS.eastOne, 1);
const WEST_GRID = gridOf(TOWNS.westOne, 1);

let server: TestServer;
let department: Caller;
let gridBody: Caller;
const signIn = async () => {
  department = await server.as('coordinator', { area: COUNTIES.east });
  gridBody = await server.as('coordinator', { area: COUNTIES.east });
};
beforeAll(async () => {
  server = await startTestServer();
  await signIn();
});
afterAll(() => server?.close());

const body = async <Value>(answer: Response): Promise<Value> => {
  const told = await answer.json();
  expect(answer.status, JSON.stringify(told)).toBe(200);
  return told as Value;
};
const refusal = async (answer: Response) => {
  const { error, message, details } = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, error, message, details };
};
const later = (ms: number) => new Date(server.clock.now() + ms).toISOString();
/** Time passes, and with it the sessions of who sat idle. */
const wait = async (ms: number) => {
  server.clock.advance(ms);
  await signIn();
};

const request = (code: string, changes: object = {}) => ({
  county: COUNTIES.east,
  code,
  name: '出租房屋安全隐患排查',
  department: 'emergency',
  manner: 'assist',
  legalBasis: '无锡市社会治理促进条例第三十三条',
  duties: '协助查看楼道与用电用气隐患，不登记人员',
  procedure: '派发、查看、办结或退回',
  termWorkingDays: 5,
  reason: '冬季隐患排查',
  ...changes,
});
const ask = (json: object, by = department) => by('/api/service-items', { method: 'POST', json });
const act = (item: ServiceItem, name: string, by = gridBody, changes: object = {}) =>
  by(`/api/service-items/${item.id}/acts`, {
    method: 'POST',
    json: {
      ...{ basedOn: item.version, act: name, reason: '经会商', effectiveFrom: null },
      ...changes,
    },
  });
const admitted = async (code: string, changes: object = {}): Promise<ServiceItem> => {
  const item = await body<ServiceItem>(await ask(request(code, changes)));
  return body<ServiceItem>(await act(item, 'admit'));
};
const task = (item: string, changes: Partial<NewGridTask> = {}) => ({
  id: `task-${item}-${Math.random().toString(36).slice(2, 10)}`,
  ...{ item, grid: EAST_GRID, department: 'emergency', dueAt: null },
  ...changes,
});
const assign = (json: object, by = department) => by('/api/grid-tasks', { method: 'POST', json });

describe('art. 49 ¶2: the list of service items', () => {
  it('takes an item on request, with reason, by somebody other than who asked', async () => {
    const item = await body<ServiceItem>(await ask(request('A-01')));
    expect(item).toMatchObject({ state: 'requested', inForce: false, version: 1 });
    expect(await refusal(await act(item, 'admit', department))).toMatchObject({
      status: 409,
      error: 'item-own-request',
    });
    expect((await act(item, 'admit', gridBody, { reason: '' })).status).toBe(400);
    const taken = await body<ServiceItem>(await act(item, 'admit'));
    expect(taken).toMatchObject({ state: 'admitted', inForce: true, decidedBy: gridBody.id });
  });

  it('takes the same request twice as one, and another of that code not at all', async () => {
    const once = await body<ServiceItem>(await ask(request('A-02')));
    expect(await body<ServiceItem>(await ask(request('A-02')))).toEqual(once);
    const other = await refusal(await ask(request('A-02', { name: '别的事项' })));
    expect(other).toMatchObject({ status: 409, error: 'item-exists' });
  });

  it('is adjusted over time, and keeps its history with reasons', async () => {
    const item = await admitted('A-03');
    const paused = await body<ServiceItem>(await act(item, 'suspend'));
    expect(paused).toMatchObject({ state: 'suspended', inForce: false });
    const resumed = await body<ServiceItem>(await act(paused, 'resume'));
    const removed = await body<ServiceItem>(await act(resumed, 'remove'));
    expect(await refusal(await act(removed, 'resume'))).toMatchObject({
      status: 409,
      error: 'item-not-in-this-state',
    });
    const path = `/api/service-items/${item.id}/steps`;
    const { steps } = await body<{ steps: ServiceItemStep[] }>(await gridBody(path));
    expect(steps.map((step) => step.act)).toEqual([
      'remove',
      'resume',
      'suspend',
      'admit',
      'request',
    ]);
    expect(steps.map(({ reason }) => reason)).toContain('冬季隐患排查');
  });

  it('tells what was in force at a past moment, and what begins later', async () => {
    const item = await body<ServiceItem>(await ask(request('A-04')));
    const before = later(0);
    const begins = { effectiveFrom: later(3 * DAY) };
    expect(await body<ServiceItem>(await act(item, 'admit', gridBody, begins))).toMatchObject({
      state: 'admitted',
      inForce: false,
    });
    await wait(4 * DAY);
    const inForceAt = async (at: string) => {
      const answer = await gridBody(`/api/service-items?at=${encodeURIComponent(at)}`);
      const { items } = await body<{ items: ServiceItem[] }>(answer);
      return items.find(({ id }) => id === item.id)?.inForce;
    };
    expect([await inForceAt(before), await inForceAt(later(0))]).toEqual([false, true]);
    const past = { effectiveFrom: before };
    const fresh = { ...item, version: 2 };
    expect(await refusal(await act(fresh, 'remove', gridBody, past))).toMatchObject({
      status: 422,
      error: 'begins-in-the-past',
    });
  });

  it('is kept by the county: a town reads it, and changes nothing', async () => {
    const town = await server.as('coordinator', { area: TOWNS.eastOne });
    const { items } = await body<{ items: ServiceItem[] }>(await town('/api/service-items'));
    expect(items.length).toBeGreaterThan(0);
    expect((await refusal(await ask(request('A-05'), town))).error).toBe('item-list-of-county');
    expect((await act(items[0]!, 'remove', town)).status).toBe(403);
  });

  it('is not seen from another county', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    const { items } = await body<{ items: ServiceItem[] }>(await west('/api/service-items'));
    expect(items).toEqual([]);
    const item = await admitted('A-06');
    expect((await west(`/api/service-items/${item.id}/steps`)).status).toBe(404);
    expect((await act(item, 'remove', west)).status).toBe(404);
  });

  it('is not changed by who has not seen the last change', async () => {
    const item = await admitted('A-07');
    await body(await act(item, 'suspend'));
    expect((await refusal(await act(item, 'remove'))).error).toBe('changed-meanwhile');
  });
});

describe('art. 55: no department hands a grid what is not on the list', () => {
  it('a task of a type that is not on the list is refused, and nothing is stored', async () => {
    const told = await refusal(await assign(task(`${COUNTIES.east}-Z-99`)));
    expect(told).toMatchObject({ status: 422, error: 'item-not-on-list' });
    expect(told.message).toContain(`expected an item on the list of ${COUNTIES.east}`);
    const { tasks } = await body<{ tasks: GridTask[] }>(await gridBody('/api/grid-tasks'));
    expect(tasks).toEqual([]);
  });

  it.each(['requested', 'refused', 'suspended', 'removed'])(
    'a task of an item that is %s is refused',
    async (state) => {
      const code = `B-${state.toUpperCase().slice(0, 6)}`;
      let item = await body<ServiceItem>(await ask(request(code)));
      if (state === 'refused') item = await body(await act(item, 'refuse'));
      if (state === 'suspended' || state === 'removed') {
        item = await body(await act(item, 'admit'));
        item = await body(await act(item, state === 'suspended' ? 'suspend' : 'remove'));
      }
      const told = await refusal(await assign(task(item.id)));
      expect(told).toMatchObject({ status: 422, error: 'item-not-in-force', details: { state } });
    },
  );

  it('nor before the item begins, nor after a removal takes effect', async () => {
    const item = await body<ServiceItem>(await ask(request('B-TIME')));
    const begins = { effectiveFrom: later(DAY) };
    const soon = await body<ServiceItem>(await act(item, 'admit', gridBody, begins));
    expect((await refusal(await assign(task(item.id)))).error).toBe('item-not-in-force');
    await wait(DAY);
    expect((await assign(task(item.id))).status).toBe(200);
    const ends = { effectiveFrom: later(DAY) };
    await body(await act(soon, 'remove', gridBody, ends));
    expect((await assign(task(item.id))).status).toBe(200);
    await wait(DAY);
    expect((await refusal(await assign(task(item.id)))).error).toBe('item-not-in-force');
  });

  it('nor in another county, whose list has no such item', async () => {
    const item = await admitted('B-02');
    const city = await server.as('coordinator');
    const told = await refusal(await assign(task(item.id, { grid: WEST_GRID }), city));
    expect(told).toMatchObject({ status: 422, error: 'item-not-on-list' });
  });

  it('nor for a department it was not admitted for', async () => {
    const item = await admitted('B-03');
    const told = await refusal(await assign(task(item.id, { department: 'fire' })));
    expect(told).toMatchObject({ status: 422, error: 'item-of-other-department' });
  });

  it('not even past the API: the table holds a task to the list of its county', async () => {
    const item = await admitted('B-04');
    const writing = server.services.database.query(
      `INSERT INTO grid_task (id, item, grid, county, town, department, state, assigned_at, due_at,
         synthetic) VALUES ('t', $1, $2, $3, $4, 'emergency', 'assigned', now(),
         now() + interval '1 day', true)`,
      [item.id, WEST_GRID, COUNTIES.west, TOWNS.westOne],
    );
    await expect(writing).rejects.toThrow();
  });
});

describe('at the same moment', () => {
  const statuses = async (answers: Promise<Response>[]) =>
    (await Promise.all(answers)).map(({ status }) => status).sort();

  it('two decide on one item, and one of them is told that the other was quicker', async () => {
    const item = await body<ServiceItem>(await ask(request('D-01')));
    const other = await server.as('administrator');
    expect(await statuses([act(item, 'admit'), act(item, 'refuse', other)])).toEqual([200, 409]);
  });

  it('a request and a task that are sent several times are one', async () => {
    const wanted = request('D-02');
    expect(await statuses([1, 2, 3].map(() => ask(wanted)))).toEqual([200, 200, 200]);
    const item = await admitted('D-03');
    const one = task(item.id);
    expect(await statuses([1, 2, 3].map(() => assign(one)))).toEqual([200, 200, 200]);
    const { tasks } = await body<{ tasks: GridTask[] }>(
      await gridBody(`/api/grid-tasks?item=${item.id}`),
    );
    expect(tasks).toHaveLength(1);
  });

  it('a task and the removal of its item come one after the other, as the journal has them', async () => {
    const item = await admitted('D-04');
    const removing = act(item, 'remove');
    const given = await Promise.all([1, 2, 3, 4].map(() => assign(task(item.id))));
    expect((await removing).status).toBe(200);
    for (const answer of given) expect([200, 422]).toContain(answer.status);
    expect((await refusal(await assign(task(item.id)))).error).toBe('item-not-in-force');
  });
});

describe('tasks of grids', () => {
  it('are counted whole where only the first of them are listed', async () => {
    const item = await admitted('C-09');
    const open = await body<GridTask>(await assign(task(item.id)));
    await server.services.database.query(
      `INSERT INTO grid_task (id, item, grid, county, town, department, state, assigned_at, due_at,
         closed_at, synthetic)
       SELECT 'many-' || n, item, grid, county, town, department, 'done', assigned_at, due_at,
         assigned_at, true FROM grid_task, generate_series(1, 1200) n WHERE id = $1`,
      [open.id],
    );
    const { tasks, counts } = await body<GridTaskList>(
      await gridBody(`/api/grid-tasks?item=${item.id}`),
    );
    expect([tasks.length, tasks[0]?.id]).toEqual([1_000, open.id]);
    expect(counts).toEqual({ open: 1, overdue: 0, closed: 1_200 });
    await server.services.database.query(`DELETE FROM grid_task WHERE item = $1`, [item.id]);
  });

  it('are due after the working days of their item when no day is named', async () => {
    const item = await admitted('C-01', { termWorkingDays: 1 });
    const given = await body<GridTask>(await assign(task(item.id)));
    expect(Date.parse(given.dueAt)).toBeGreaterThan(server.clock.now());
    expect(given.dueAt).toMatch(/T16:00:00\.000Z$/);
    const past = await refusal(await assign(task(item.id, { dueAt: later(-1) })));
    expect(past.error).toBe('due-in-the-past');
  });

  it('are due by the days off that were entered for this city', async () => {
    const item = await admitted('C-04', { termWorkingDays: 1 });
    const before = await body<GridTask>(await assign(task(item.id)));
    const day = new Date(Date.parse(before.dueAt) - DAY / 2).toISOString().slice(0, 10);
    const { database } = server.services;
    await database.query(`INSERT INTO calendar_day VALUES ($1, 'off', '测试')`, [day]);
    const after = await body<GridTask>(await assign(task(item.id)));
    await database.query('DELETE FROM calendar_day WHERE day = $1', [day]);
    expect(Date.parse(after.dueAt)).toBeGreaterThan(Date.parse(before.dueAt));
  });

  it('are given once, however often they are sent', async () => {
    const item = await admitted('C-02');
    const one = task(item.id);
    const first = await body<GridTask>(await assign(one));
    expect(await body<GridTask>(await assign(one))).toEqual(first);
    const other = { ...one, grid: gridOf(TOWNS.eastTwo, 1) };
    expect((await refusal(await assign(other))).error).toBe('task-exists');
  });

  it('are done or handed back with a reason of the list, and counted per grid', async () => {
    const grid = gridOf(TOWNS.eastTwo, 2);
    const item = await admitted('C-03');
    const [one, two, three] = await Promise.all(
      [1, 2, 3].map(async () => body<GridTask>(await assign(task(item.id, { grid })))),
    );
    const close = (which: GridTask, name: string, reason: string | null) =>
      gridBody(`/api/grid-tasks/${which.id}/acts`, {
        method: 'POST',
        json: { basedOn: which.version, act: name, reason },
      });
    expect(await body(await close(one!, 'finish', null))).toMatchObject({ state: 'done' });
    expect((await refusal(await close(two!, 'return', null))).error).toBe('reason-mismatch');
    expect((await close(two!, 'return', '某人的情况')).status).toBe(400);
    const back = await body(await close(two!, 'return', 'outside-duties'));
    expect(back).toMatchObject({ state: 'returned', returnReason: 'outside-duties' });
    expect(await body(await close(two!, 'return', 'outside-duties'))).toEqual(back);
    expect((await refusal(await close(two!, 'finish', null))).error).toBe('changed-meanwhile');
    const workload = async () => {
      const answer = await gridBody(`/api/grid-tasks/workload?area=${grid}`);
      return (await body<{ grids: object[] }>(answer)).grids;
    };
    const counts = { grid, assigned: 1, done: 1, returned: 1 };
    expect(await workload()).toEqual([{ ...counts, overdue: 0 }]);
    await wait(Date.parse(three!.dueAt) - server.clock.now());
    expect(await workload()).toEqual([{ ...counts, overdue: 1 }]);
    const town = await server.as('coordinator', { area: TOWNS.eastOne });
    expect((await town(`/api/grid-tasks?area=${grid}`)).status).toBe(200);
    const seen = await body<{ tasks: GridTask[] }>(await town(`/api/grid-tasks?area=${grid}`));
    expect(seen.tasks).toEqual([]);
  });

  it('leave every act in the journal, by whom', async () => {
    const answer = await gridBody('/api/journal?after=0&limit=500');
    const { entries } = (await answer.json()) as JournalPage;
    const acts = (kind: string) =>
      new Set(entries.filter((entry) => entry.kind === kind).map(({ data }) => data.act));
    expect(acts('service-item.changed')).toEqual(
      new Set(['request', 'admit', 'refuse', 'suspend', 'resume', 'remove']),
    );
    expect(acts('grid-task.changed')).toEqual(new Set(['assign', 'finish', 'return']));
  });
});
