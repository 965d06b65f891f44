import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashOf } from '../../../server/identity/tokens.ts';
import { tipRepository } from '../../../server/tips/repository.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Caller } from '../../support/callers.ts';
import type { TestServer } from '../../support/server.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { tip } from '../../support/tip.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

const ROUNDS = 10;
const INCIDENTS = 6;
const HERE = middleOf(TOWNS.eastOne);

let two: TwoNodes;
let nodes: TestServer[];
let callers: Caller[];

beforeAll(async () => {
  two = await startTwoNodes();
  nodes = two.nodes;
  callers = await Promise.all(nodes.map((node) => node.as('coordinator')));
}, 120_000);
afterAll(() => two?.close());

const post = (number: number, path: string, json: object) =>
  callers[number % nodes.length]!(path, {
    method: 'POST',
    json,
    headers: { 'idempotency-key': randomUUID() },
  });
const draft = (title: string, tip: string | null = null) => ({
  ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title, place: HERE, tip },
  receivedAt: null,
});

async function give(): Promise<string> {
  const id = `tip-${randomUUID()}`;
  const { database } = nodes[0]!.services;
  const where = { place: HERE, county: COUNTIES.east, town: TOWNS.eastOne };
  await tipRepository(database).create(tip({ id, ...where }), hashOf(id));
  return id;
}
const linksOf = async (wanted: string) => {
  const sql = 'SELECT incident FROM incident_tip WHERE tip = $1';
  return (await nodes[0]!.services.database.query<{ incident: string }>(sql, [wanted])).rows;
};

it('links one tip to exactly one of the incidents that want it at once, on two nodes', {
  timeout: 300_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = await give();
    const incidents = await Promise.all(
      Array.from({ length: INCIDENTS }, async (_, number) => {
        const answer = await post(number, '/api/incidents', draft(`示例积水${number}`));
        return (await answer.json()) as Incident;
      }),
    );
    const answers = await Promise.all([
      ...incidents.map(({ id }, number) =>
        post(number, `/api/incidents/${id}/tips`, { basedOn: 1, act: 'tip-link', tip: wanted }),
      ),
      post(0, '/api/incidents', draft('由举报开立', wanted)),
      post(1, '/api/incidents', draft('由举报开立', wanted)),
    ]);
    const won = answers.filter(({ status }) => status === 200);
    const [link] = await linksOf(wanted);
    expect([round, won.length]).toEqual([round, 1]);
    expect(((await won[0]!.json()) as Incident).id).toBe(link!.incident);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(await answer.json()).toMatchObject({
        ...{ error: 'tip-has-incident', details: { incident: link!.incident } },
      });
    }
  }
});
