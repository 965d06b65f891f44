import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Caller } from '../../support/callers.ts';
import type { TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

/** FAULTS.md G11; 200 in the long form. */
const ROUNDS = Number(process.env.CLAIM_ROUNDS ?? 20);
const CLAIMS = 20;
const INCIDENTS = 4;
const ENGINE = 'engine-east';

let two: TwoNodes;
let nodes: TestServer[];
let callers: Caller[];
let incidents: Incident[];

beforeAll(async () => {
  two = await startTwoNodes();
  nodes = two.nodes;
  callers = await Promise.all(nodes.map((node) => node.as('coordinator')));
  incidents = await Promise.all(
    Array.from({ length: INCIDENTS }, (_, index) => open(`示例险情${index + 1}`)),
  );
}, 120_000);
afterAll(() => two?.close());

async function open(title: string): Promise<Incident> {
  const place = smallCity().registers.resources[0]!.base;
  const answer = await callers[0]!('/api/incidents', {
    method: 'POST',
    json: { alarm: null, class: 'accident', kind: 'fire', title, place, receivedAt: null },
  });
  return (await answer.json()) as Incident;
}

/** A claim through one node or the other, each for another incident than the one before. */
const claim = (number: number) =>
  callers[number % nodes.length]!(
    `/api/incidents/${incidents[number % INCIDENTS]!.id}/dispatches`,
    { method: 'POST', json: { resources: [ENGINE], task: '' } },
  );

async function setFree({ id, version }: Dispatch): Promise<void> {
  const answer = await callers[0]!(`/api/dispatches/${id}/steps`, {
    method: 'POST',
    json: { basedOn: version, state: 'cancelled', reason: '下一轮' },
  });
  expect(answer.status).toBe(200);
}

it('gives one unit to exactly one of twenty who claim it at once on two nodes (G11)', {
  timeout: 300_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(Array.from({ length: CLAIMS }, (_, number) => claim(number)));
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([round, won.length, lost.length]).toEqual([round, 1, CLAIMS - 1]);
    const { dispatches } = (await won[0]!.json()) as { dispatches: Dispatch[] };
    for (const answer of lost) {
      const { error, details } = (await answer.json()) as { error: string; details: object[] };
      expect(error).toBe('resource-taken');
      expect(details[0]).toMatchObject({ incident: dispatches[0]!.incident, resource: ENGINE });
    }
    await setFree(dispatches[0]!);
  }
});
