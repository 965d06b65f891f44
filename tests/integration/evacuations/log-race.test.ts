import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queryable } from '../../../server/database/database.ts';
import { incidentRepository } from '../../../server/incidents/repository.ts';
import { type Evacuation, UNTOUCHED } from '../../../shared/model/evacuation.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import type { EvacuationDraft } from '../../../shared/wire/evacuation.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { evacuationCity, hitGround, northOfSchool } from '../../support/evacuation-city.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

let two: TwoNodes;
let desk: Caller;
beforeAll(async () => {
  two = await startTwoNodes(evacuationCity());
  desk = await two.nodes[1]!.as('coordinator');
});
afterAll(() => two?.close());

const post = async <Value>(path: string, json: object): Promise<Value> => {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await desk(path, { method: 'POST', json, headers });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Value;
};

it('an order that ends while somebody writes into the log of its incident has its line after his', async () => {
  const { database, clock } = two.nodes[0]!.services;
  const place = northOfSchool(700);
  const { id } = await post<Incident>('/api/incidents', {
    ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '西镇内涝', place },
    receivedAt: null,
  });
  const area = { kind: 'drawn', outline: hitGround };
  const question = { incident: id, area, edits: UNTOUCHED };
  const { plan } = await post<EvacuationDraft>('/api/evacuations/draft', question);
  const order = await post<Evacuation>('/api/evacuations', {
    ...{ ...question, outline: plan.outline, wind: plan.wind, notice: null },
    lines: plan.lines.map(({ grid, shelter, heads }) => ({ grid, shelter, heads })),
    opens: [...new Set(plan.lines.map(({ shelter }) => shelter))],
    order: { number: '应急〔2026〕31号', issuedBy: 'emergency' },
  });
  const waits = async (on: Queryable) => {
    const sql = 'SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS found';
    return (await on.query<{ found: boolean }>(sql)).rows[0]!.found;
  };
  let ended: Promise<Evacuation> | null = null;
  await database.transaction(async (transaction) => {
    const incidents = incidentRepository(transaction);
    await incidents.lock(id, WHOLE_CITY);
    const at = new Date(clock.now()).toISOString();
    const line = { kind: 'note', act: null, text: '水位回落', by: 'desk' } as const;
    await incidents.addLines(id, [{ ...line, happenedAt: at, enteredAt: at }]);
    ended = post<Evacuation>(`/api/evacuations/${order.id}/end`, { reason: '险情解除' });
    while (!(await waits(transaction)));
  });
  expect((await ended!).endReason).toBe('险情解除');
  const { lines } = (await (await desk(`/api/incidents/${id}`)).json()) as IncidentFile;
  expect(lines.slice(-2).map(({ act, text }) => act ?? text)).toEqual(['水位回落', 'evacuate-end']);
});
