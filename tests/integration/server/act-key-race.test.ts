import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Caller } from '../../support/callers.ts';
import { communityOf, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { DEPOTS, supplyCity } from '../../support/supply-city.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

/** One act that a slow line makes a person send many times, to both nodes of a server at once. */
const AT_ONCE = 10;
const NOTE = { text: '二层有烟', happenedAt: null };

let two: TwoNodes;
/** The same person at either node. */
let person: Caller[];

beforeAll(async () => {
  two = await startTwoNodes(supplyCity());
  const [here, there] = two.nodes;
  const one = await here!.as('administrator', { departments: ['fire', 'emergency'] });
  const atOther = (path: string, init: Parameters<Caller>[1] = {}) => {
    const headers = { ...init.headers, cookie: one.cookie, origin: there!.baseUrl };
    const json = { 'content-type': 'application/json' };
    return fetch(new URL(path, there!.baseUrl), {
      ...init,
      headers: { ...headers, ...json },
      body: JSON.stringify(init.json),
    });
  };
  person = [one, Object.assign(atOther, one)];
}, 120_000);
afterAll(() => two?.close());

const post = (number: number, path: string, json: object, key: string = randomUUID()) =>
  person[number % 2]!(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const atOnce = (path: string, json: object) => {
  const key = randomUUID();
  return Promise.all(Array.from({ length: AT_ONCE }, (_, at) => post(at, path, json, key)));
};
const open = async (): Promise<Incident> => {
  const answer = await post(0, '/api/incidents', {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
    ...{ place: middleOf(TOWNS.eastOne), receivedAt: null },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Incident;
};
/** All were answered the same, as the first was. */
const expectOneAct = async (answers: Response[], status: number) => {
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  const told = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(told).size).toBe(1);
};

describe('on two nodes of one PostgreSQL', () => {
  it('a plan that is begun many times at once is one plan', async () => {
    const communities = [communityOf(TOWNS.eastOne)];
    const plan = { name: '甲', reason: '户数', communities, temporaryUntil: null };
    await expectOneAct(await atOnce('/api/plans', plan), 201);
  });

  it('a desk that is offered many times at once is offered once', async () => {
    await expectOneAct(await atOnce('/api/handovers', { note: '夜班' }), 200);
  });

  it('a note and a report are written once', async () => {
    const { id } = await open();
    await expectOneAct(await atOnce(`/api/incidents/${id}/log`, NOTE), 204);
    const report = { text: '起火，已派出。', throughLine: 1 };
    await expectOneAct(await atOnce(`/api/incidents/${id}/reports`, report), 200);
  });

  it('a file that leaves a desk is journalled once', async () => {
    const told = { table: 'hazards', usedFor: 'planning', rows: 3, filter: '' };
    await expectOneAct(await atOnce('/api/exports', told), 201);
    const sql = `SELECT count(*)::int AS count FROM journal WHERE kind = 'table.exported'`;
    const { rows } = await two.nodes[0]!.services.database.query<{ count: number }>(sql);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('units are sent once', async () => {
    const { id } = await open();
    const sent = { resources: ['engine-east'], task: '' };
    await expectOneAct(await atOnce(`/api/incidents/${id}/dispatches`, sent), 200);
  });

  it('a key that is used for two things at once serves one of them', async () => {
    const [here, there] = [await open(), await open()];
    const { rows } = await two.nodes[0]!.services.database.query<{ id: string }>(
      'SELECT id FROM supply_batch WHERE depot = $1 AND on_hand > 1 ORDER BY id LIMIT 2',
      [DEPOTS.fire],
    );
    const scrap = { amount: 1, reason: '破损' };

    const races = [
      [here, there].map(({ id }) => [`/api/incidents/${id}/log`, NOTE] as const),
      rows.map(({ id }) => [`/api/supply-batches/${id}/scrap`, scrap] as const),
    ];
    for (const race of races) {
      const key = randomUUID();
      const answers = await Promise.all(race.map(([path, json], at) => post(at, path, json, key)));
      const [won, lost] = answers.map(({ status }) => status).sort();
      expect([won! < 300, lost]).toEqual([true, 422]);
    }
  });
});
