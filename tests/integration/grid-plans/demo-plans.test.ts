import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDemoPlans } from '../../../server/grid-plans/demo-plans.ts';
import type { PlanList } from '../../../shared/wire/grid-plans.ts';
import { bodyOf, read } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { demo: true } });
});
afterAll(() => server?.close());

describe('the demonstration', () => {
  it('begins with a plan in draft and one that is being heard, both marked as invented, once', async () => {
    await ensureDemoPlans(server.services);
    await ensureDemoPlans(server.services);
    const analyst = await server.as('analyst');
    const { plans } = await bodyOf<PlanList>(await analyst('/api/plans'));
    expect(plans.map(({ state, synthetic }) => [state, synthetic]).sort()).toEqual([
      ['consulting', true],
      ['draft', true],
    ]);
    const heard = await read(analyst, plans.find(({ state }) => state === 'consulting')!);
    expect(heard.needed.map(({ level, heard: given }) => [level, given?.verdict ?? null])).toEqual([
      ['town', 'agree'],
      ['community', null],
    ]);
  });
});
