import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evacuationRepository } from '../../../server/evacuations/repository.ts';
import { incidentRepository } from '../../../server/incidents/repository.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';
import { DEPOTS, supplyCity } from '../../support/supply-city.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

const SHELTER = 'school-west';

let two: TwoNodes;
beforeAll(async () => {
  two = await startTwoNodes(supplyCity());
});
afterAll(() => two?.close());

it('a transfer order to a shelter of an incident does not wait in a ring with an evacuation to it', async () => {
  const [one, other] = two.nodes;
  const desk = await other!.as('coordinator', { departments: ['emergency'] });
  const post = async <Value>(path: string, json: object): Promise<Value> => {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await desk(path, { method: 'POST', json, headers });
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as Value;
  };
  const place = middleOf(TOWNS.westTwo);
  const { id: incident } = await post<Incident>('/api/incidents', {
    ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '西镇内涝', place },
    receivedAt: null,
  });
  await one!.services.database.transaction(async (transaction) => {
    // As an evacuation is signed: its shelters first, then its incident.
    await evacuationRepository(transaction).lockShelters([SHELTER], WHOLE_CITY);
    const { orders } = await post<{ orders: object[] }>('/api/supply-orders', {
      ...{ shelter: SHELTER, incident, destination: null, basis: null },
      ...{ number: '应急动〔2026〕7号', issuedBy: 'emergency' },
      parts: [{ depot: DEPOTS.city, wanted: [{ item: 'water', amount: 10 }] }],
    });
    expect(orders).toHaveLength(1);
    const locked = await incidentRepository(transaction).lock(incident, WHOLE_CITY);
    expect(locked?.id).toBe(incident);
  });
});
