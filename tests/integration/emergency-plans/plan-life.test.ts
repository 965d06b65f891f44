import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import type { EmergencyPlanFile } from '../../../shared/wire/emergency-plan-file.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import {
  actOnEmergencyPlan,
  draftEmergencyPlan,
  emergencyPlanInForce,
  gasPlanBody,
  newEmergencyPlan,
  told,
  writeEmergencyPlan,
} from '../../support/emergency-plan.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const DAY = 86_400_000;
let server: TestServer;
let drafter: Caller;
let approver: Caller;
const signIn = async () => {
  drafter = await server.as('coordinator');
  approver = await server.as('administrator');
};
beforeAll(async () => {
  server = await startTestServer();
  await signIn();
});
afterAll(() => server?.close());

const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const fileOf = async ({ id }: EmergencyPlan, by = drafter) =>
  told<EmergencyPlanFile>(await by(`/api/emergency-plans/${id}`));
const listed = async ({ id }: EmergencyPlan) => {
  const { plans } = await told<{ plans: EmergencyPlan[] }>(await drafter('/api/emergency-plans'));
  return plans.find((plan) => plan.id === id)!;
};

describe('art. 19: an emergency plan', () => {
  it('goes from draft to in force, each step kept with who took it', async () => {
    const plan = await emergencyPlanInForce(drafter, approver);
    expect(plan).toMatchObject({ state: 'in_force', edition: 1, filing: '锡应急备〔2026〕1号' });
    const { steps, effective } = await fileOf(plan);
    expect(effective).toEqual(gasPlanBody());
    expect(steps.map(({ act }) => act)).toEqual([
      ...['enter-force', 'publish', 'approve', 'review', 'write', 'draft'],
    ]);
    const { entries } = await told<JournalPage>(await approver('/api/journal?limit=100'));
    const acts = entries.filter(({ subject }) => subject === `emergency-plan:${plan.id}`);
    expect(acts.map(({ data }) => data.act)).toContain('plan-approve');
  });

  it('is neither reviewed nor approved by who wrote it, also when he only helped', async () => {
    const draft = await draftEmergencyPlan(drafter);
    const own = await told<EmergencyPlan>(await writeEmergencyPlan(drafter, draft, gasPlanBody()));
    expect(await errorOf(await actOnEmergencyPlan(drafter, own, 'review'))).toEqual([
      409,
      'emergency-plan-own-draft',
    ]);
    const changed = { ...gasPlanBody(), basis: '另一依据' };
    const helped = await told<EmergencyPlan>(await writeEmergencyPlan(approver, own, changed));
    expect(await errorOf(await actOnEmergencyPlan(approver, helped, 'review'))).toEqual([
      409,
      'emergency-plan-own-draft',
    ]);
    const third = await server.as('analyst');
    const reviewed = await told<EmergencyPlan>(await actOnEmergencyPlan(third, helped, 'review'));
    expect(await errorOf(await actOnEmergencyPlan(third, reviewed, 'approve'))).toEqual([
      403,
      'emergency-plan-not-yours',
    ]);
    expect(await errorOf(await actOnEmergencyPlan(drafter, reviewed, 'approve'))).toEqual([
      409,
      'emergency-plan-own-draft',
    ]);
  });

  it('skips no step, needs tasks, a filing number, and reasons', async () => {
    const draft = await draftEmergencyPlan(drafter);
    expect(await errorOf(await actOnEmergencyPlan(approver, draft, 'publish'))).toEqual([
      409,
      'emergency-plan-wrong-state',
    ]);
    expect(await errorOf(await actOnEmergencyPlan(approver, draft, 'review'))).toEqual([
      409,
      'emergency-plan-without-tasks',
    ]);
    let plan = await told<EmergencyPlan>(await writeEmergencyPlan(drafter, draft, gasPlanBody()));
    plan = await told<EmergencyPlan>(await actOnEmergencyPlan(approver, plan, 'review'));
    plan = await told<EmergencyPlan>(await actOnEmergencyPlan(approver, plan, 'approve'));
    expect(await errorOf(await actOnEmergencyPlan(approver, plan, 'publish'))).toEqual([
      409,
      'emergency-plan-filing-missing',
    ]);
    expect(await errorOf(await actOnEmergencyPlan(approver, plan, 'return'))).toEqual([
      409,
      'emergency-plan-reason-missing',
    ]);
  });

  it('holds as it was while it is revised', async () => {
    const plan = await emergencyPlanInForce(drafter, approver);
    const reason = '汛前修订';
    let next = await told<EmergencyPlan>(
      await actOnEmergencyPlan(approver, plan, 'revise', { reason }),
    );
    const [task] = gasPlanBody().tasks;
    const body = { ...gasPlanBody(), tasks: [{ ...task!, minutes: 5 }] };
    next = await told<EmergencyPlan>(await writeEmergencyPlan(approver, next, body));
    expect((await fileOf(next)).effective).toEqual(gasPlanBody());
    for (const act of ['review', 'approve', 'publish', 'enter-force']) {
      next = await told(await actOnEmergencyPlan(drafter, next, act, { filing: '2号' }));
    }
    expect(next).toMatchObject({ edition: 2, state: 'in_force' });
    expect((await fileOf(next)).effective).toEqual(body);
  });

  it('is due for review after three years, and evaluating it starts the clock again', async () => {
    const plan = await emergencyPlanInForce(drafter, approver);
    expect(await listed(plan)).toMatchObject({ review: 'current' });
    server.clock.advance(3 * 366 * DAY);
    await signIn();
    expect(await listed(plan)).toMatchObject({ review: 'overdue' });
    const reason = '评估后认为适用';
    await told(await actOnEmergencyPlan(approver, plan, 'evaluate', { reason }));
    expect(await listed(plan)).toMatchObject({ review: 'current', state: 'in_force' });
  });

  it('does not propose itself at every alarm', async () => {
    const draft = await draftEmergencyPlan(drafter);
    const vague = { on: 'alarm', metric: null, subject: null, level: 'red', response: 1 } as const;
    const answer = await writeEmergencyPlan(drafter, draft, {
      ...gasPlanBody(),
      triggers: [vague],
    });
    expect(await errorOf(answer)).toEqual([422, 'plan-trigger-vague']);
  });

  it('of the city is read in a town and changed there by nobody', async () => {
    const plan = await emergencyPlanInForce(drafter, approver);
    const town = await server.as('coordinator', { area: TOWNS.eastOne });
    expect((await fileOf(plan, town)).plan.id).toBe(plan.id);
    const answer = await actOnEmergencyPlan(town, plan, 'withdraw', { reason: '越权' });
    expect(await errorOf(answer)).toEqual([403, 'emergency-plan-of-other-area']);
    const east = await draftEmergencyPlan(drafter, { area: COUNTIES.east });
    const west = await server.as('coordinator', { area: COUNTIES.west });
    expect((await west(`/api/emergency-plans/${east.id}`)).status).toBe(404);
  });

  it('is drafted once by a retry, and changed by the one who saw it last', async () => {
    const json = newEmergencyPlan();
    const headers = { 'idempotency-key': 'draft-once-1' };
    const ask = async () =>
      told<EmergencyPlan>(await drafter('/api/emergency-plans', { method: 'POST', json, headers }));
    const [first, second] = [await ask(), await ask()];
    expect(second.id).toBe(first.id);
    await told(await writeEmergencyPlan(drafter, first, gasPlanBody()));
    expect(await errorOf(await writeEmergencyPlan(drafter, first, gasPlanBody()))).toEqual([
      412,
      'emergency-plan-changed-meanwhile',
    ]);
  });
});
