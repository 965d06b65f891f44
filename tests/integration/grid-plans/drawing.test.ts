import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { drawingAfter, EMPTY_DRAWING } from '../../../shared/risk/grid-plan-log.ts';
import type { EditAnswer, PlanConflict, PlanDrawn } from '../../../shared/wire/grid-plans.ts';
import type { Caller } from '../../support/callers.ts';
import { begin, bend, bodyOf, draw, read, send } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { communityOf, gridOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let analyst: Caller;
let colleague: Caller;
beforeAll(async () => {
  server = await startTestServer();
  analyst = await server.as('analyst');
  colleague = await server.as('analyst');
});
afterAll(() => server?.close());

const lines = async (plan: GridPlan, kind: string): Promise<JournalEntry[]> => {
  const { rows } = await server.services.database.query<JournalEntry>(
    'SELECT * FROM journal WHERE subject = $1 AND kind = $2 ORDER BY number',
    [`plan:${plan.id}`, kind],
  );
  return rows;
};
const rename = (town: string, name: string) => ({
  kind: 'describe' as const,
  grid: gridOf(town, 1),
  name,
});

describe('a plan', () => {
  it('begins on the grids in force in its communities', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const { base, communities } = await read(analyst, plan);
    expect(plan).toMatchObject({
      state: 'draft',
      revision: 0,
      county: '320205',
      town: TOWNS.eastOne,
    });
    expect(base.map(({ code }) => code)).toEqual([
      gridOf(TOWNS.eastOne, 1),
      gridOf(TOWNS.eastOne, 2),
    ]);
    expect(communities).toHaveLength(1);
  });

  it('lies in one county, on communities of the asker’s area', async () => {
    const counties = await analyst('/api/plans', {
      method: 'POST',
      json: {
        ...{ name: '跨区', reason: '不行', temporaryUntil: null },
        communities: [communityOf(TOWNS.eastOne), communityOf(TOWNS.westOne)],
      },
    });
    expect(await bodyOf(counties, 422)).toMatchObject({ error: 'plan-spans-counties' });
    const townsman = await server.as('analyst', { area: TOWNS.westOne });
    const elsewhere = await townsman('/api/plans', {
      method: 'POST',
      json: {
        ...{ name: '别处', reason: '不行', temporaryUntil: null },
        communities: [communityOf(TOWNS.eastOne)],
      },
    });
    expect(await bodyOf(elsewhere, 422)).toMatchObject({ error: 'plan-community-unknown' });
    expect(
      (await townsman(`/api/plans/${(await begin(analyst, [TOWNS.eastOne])).id}`)).status,
    ).toBe(404);
  });

  it('begun twice with one key is one plan', async () => {
    const json = {
      ...{ name: '一次', reason: '重试', temporaryUntil: null },
      communities: [communityOf(TOWNS.eastOne)],
    };
    const once = { method: 'POST', json, headers: { 'idempotency-key': 'abcdef0123456789' } };
    const first = await bodyOf<GridPlan>(await analyst('/api/plans', once), 201);
    const second = await bodyOf<GridPlan>(await analyst('/api/plans', once), 201);
    expect(second.id).toBe(first.id);
  });
});

describe('drawing', () => {
  it('keeps every edit, and undo and redo over a reload', async () => {
    const begun = await begin(analyst, [TOWNS.eastOne]);
    const drawn = await draw(
      analyst,
      begun,
      ...bend(TOWNS.eastOne, 2),
      rename(TOWNS.eastOne, '新名'),
    );
    expect(drawn).toMatchObject({ revision: 3, cursor: 3, edits: 3 });
    const undone = await bodyOf<EditAnswer>(await send(analyst, drawn, 'undo', { basedOn: 3 }));
    expect(undone.plan).toMatchObject({ revision: 4, cursor: 2, edits: 3 });
    expect(undone.edit.number).toBe(3);
    const again = await bodyOf<EditAnswer>(await send(analyst, drawn, 'redo', { basedOn: 4 }));
    expect(again.plan).toMatchObject({ revision: 5, cursor: 3 });
    expect((await read(analyst, drawn)).edits.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('cuts off what was undone when something new is drawn, and keeps it in the journal', async () => {
    const begun = await begin(analyst, [TOWNS.eastOne]);
    const drawn = await draw(
      analyst,
      begun,
      rename(TOWNS.eastOne, '甲'),
      rename(TOWNS.eastOne, '乙'),
    );
    await send(analyst, drawn, 'undo', { basedOn: 2 });
    await draw(analyst, { ...drawn, revision: 3 }, rename(TOWNS.eastOne, '丙'));
    const file = await read(analyst, begun);
    expect(file.edits.map(({ number }) => number)).toEqual([1, 3]);
    const told = (await lines(begun, 'plan.drawn')).map(({ data }) => data as PlanDrawn);
    expect(told.map(({ act, cut }) => [act, cut])).toEqual([
      ['edit', []],
      ['edit', []],
      ['undo', []],
      ['edit', [2]],
    ]);
    expect(told[1]!.edit!.edit).toEqual(rename(TOWNS.eastOne, '乙'));
    expect(told[1]!.grids).toMatchObject([{ before: { name: '甲' }, after: { name: '乙' } }]);
  });

  it('can be replayed from the journal’s first line of the plan', async () => {
    const begun = await begin(analyst, [TOWNS.eastOne]);
    const drawn = await draw(analyst, begun, ...bend(TOWNS.eastOne, 1));
    await send(analyst, drawn, 'undo', { basedOn: 2 });
    await draw(colleague, { ...drawn, revision: 3 }, rename(TOWNS.eastOne, '重放'));
    const told = (await lines(begun, 'plan.drawn')).map(({ data }) => data as PlanDrawn);
    const replayed = told.reduce(
      (drawing, { act, edit, cut }) =>
        drawingAfter(drawing, { act, number: edit?.number ?? null, cut }),
      EMPTY_DRAWING,
    );
    const file = await read(analyst, begun);
    expect(replayed).toEqual({
      standing: file.edits.map(({ number }) => number),
      cursor: file.plan.cursor,
    });
    const edits = new Map(told.map(({ edit }) => [edit!.number, edit!.edit]));
    expect(replayed.standing.map((number) => edits.get(number))).toEqual(
      file.edits.map(({ edit }) => edit),
    );
  });

  it('refuses an edit that would break the coverage, and names why and where', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const edit = { kind: 'move-vertex', from: [120, 31], to: [120.1, 31] };
    const answer = await send(analyst, plan, 'edits', { basedOn: 0, edit });
    expect(await bodyOf(answer, 422)).toMatchObject({
      error: 'edit-no-such-vertex',
      details: { reason: 'no-such-vertex' },
    });
    expect((await read(analyst, plan)).plan.revision).toBe(0);
  });

  it('draws once however often the same act comes', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const act = {
      method: 'POST',
      json: { basedOn: 0, edit: rename(TOWNS.eastOne, '一次') },
      headers: { 'idempotency-key': '0123456789abcdef' },
    };
    const first = await bodyOf<EditAnswer>(await analyst(`/api/plans/${plan.id}/edits`, act));
    const second = await bodyOf<EditAnswer>(await analyst(`/api/plans/${plan.id}/edits`, act));
    expect(second.edit).toEqual(first.edit);
    expect(second.plan.revision).toBe(1);
    // Sent again by somebody who has read the plan meanwhile: on its own result it could not be drawn.
    const reread = { ...act, json: { ...act.json, basedOn: 1 } };
    const third = await bodyOf<EditAnswer>(await analyst(`/api/plans/${plan.id}/edits`, reread));
    expect([third.edit, third.plan.revision]).toEqual([first.edit, 1]);
  });

  it('undoes and redoes once however often the same act comes, on whatever revision', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    await draw(analyst, plan, ...['甲', '乙', '丙'].map((name) => rename(TOWNS.eastOne, name)));
    const move = async (act: 'undo' | 'redo', basedOn: number, key: string) => {
      const headers = { 'idempotency-key': key };
      const sent = { method: 'POST', json: { basedOn }, headers };
      const { plan: after, edit } = await bodyOf<EditAnswer>(
        await analyst(`/api/plans/${plan.id}/${act}`, sent),
      );
      return [after.revision, after.cursor, edit.number];
    };
    // As it was, and as somebody sends it who has read the plan meanwhile.
    for (const basedOn of [3, 3, 4])
      expect(await move('undo', basedOn, 'undo-key')).toEqual([4, 2, 3]);
    for (const basedOn of [4, 4, 5])
      expect(await move('redo', basedOn, 'redo-key')).toEqual([5, 3, 3]);
    expect(await move('undo', 5, 'another-undo')).toEqual([6, 2, 3]);
    const keyless = { method: 'POST', json: { basedOn: 6 }, headers: { 'idempotency-key': '' } };
    expect((await analyst(`/api/plans/${plan.id}/undo`, keyless)).status).toBe(400);
  });

  it('is for analysts: a coordinator reads and does not draw', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const coordinator = await server.as('coordinator');
    expect((await coordinator(`/api/plans/${plan.id}`)).status).toBe(200);
    const edit = rename(TOWNS.eastOne, '不可');
    expect((await send(coordinator, plan, 'edits', { basedOn: 0, edit })).status).toBe(403);
    const wall = await server.as('wall');
    expect((await wall('/api/plans')).status).toBe(403);
  });
});

describe('an edit drawn on an older revision (F37)', () => {
  it('is answered with both versions and the difference, and nothing is lost', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne, TOWNS.eastTwo]);
    await draw(colleague, plan, rename(TOWNS.eastOne, '先到'));
    const edit = rename(TOWNS.eastOne, '后到');
    const answer = await send(analyst, plan, 'edits', { basedOn: 0, edit });
    const { error, details } = await bodyOf<{ error: string; details: PlanConflict }>(answer, 412);
    expect(error).toBe('plan-changed-meanwhile');
    expect(details).toMatchObject({ basedOn: 0, mine: edit, undone: [] });
    expect(details.since.map((one) => [one.number, one.by])).toEqual([[1, colleague.id]]);
    expect(details.contested).toEqual([gridOf(TOWNS.eastOne, 1)]);
    expect(details.plan.revision).toBe(1);
    const file = await read(analyst, plan);
    expect(file.edits.map((one) => one.edit)).toEqual([rename(TOWNS.eastOne, '先到')]);
  });

  it('says so when both sides touched other grids', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne, TOWNS.eastTwo]);
    await draw(colleague, plan, rename(TOWNS.eastOne, '先到'));
    const edit = rename(TOWNS.eastTwo, '别处');
    const answer = await send(analyst, plan, 'edits', { basedOn: 0, edit });
    const { details } = await bodyOf<{ details: PlanConflict }>(answer, 412);
    expect(details.contested).toEqual([]);
  });

  it('never loses one of two at once', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    const names = Array.from({ length: 20 }, (_, turn) => `第${turn}次`);
    let revision = 0;
    for (const name of names) {
      const sent = [analyst, colleague].map((by) =>
        send(by, plan, 'edits', {
          basedOn: revision,
          edit: rename(TOWNS.eastOne, `${name}${by.id}`),
        }),
      );
      const statuses = (await Promise.all(sent)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 412]);
      revision += 1;
    }
    const file = await read(analyst, plan);
    expect(file.edits).toHaveLength(names.length);
    expect(file.plan).toMatchObject({ revision: names.length, cursor: names.length });
  });
});
