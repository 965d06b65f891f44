import { expect } from 'vitest';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { EmergencyPlan, PlanBody } from '../../shared/model/emergency-plan.ts';
import type { Caller } from './callers.ts';

/** A plan for gas leaks: proposed at level III by an orange gas alarm, at level II by a red one. */
export const gasPlanBody = (): PlanBody => ({
  basis: '示例依据',
  levels: [
    { level: 3, when: '可燃气体浓度达到橙色' },
    { level: 2, when: '可燃气体浓度达到红色' },
  ],
  triggers: [
    { on: 'alarm', metric: 'gas', subject: null, level: 'orange', response: 3 },
    { on: 'alarm', metric: 'gas', subject: null, level: 'red', response: 2 },
    { on: 'warning', event: '大风', level: 'yellow', response: 4 },
  ],
  tasks: [
    { role: '燃气公司', department: null, words: '关闭上游阀门', minutes: 15, level: 4 },
    { role: '消防支队', department: 'fire', words: '划定警戒区', minutes: 10, level: 4 },
    { role: '应急局', department: 'emergency', words: '疏散下风向', minutes: 30, level: 2 },
  ],
  resources: [{ type: 'gas-repair', count: 1 }],
  messages: [{ title: '停气告知', words: '请关闭阀门，保持通风', level: 3 }],
});

export const newEmergencyPlan = (changes: object = {}) => ({
  ...{ class: 'special', kind: 'gas-leak', name: '燃气泄漏专项应急预案', department: 'emergency' },
  ...{ area: CITY_CODE, basis: '示例依据' },
  ...changes,
});

export const actOnEmergencyPlan = (
  by: Caller,
  plan: EmergencyPlan,
  act: string,
  changes: object = {},
) =>
  by(`/api/emergency-plans/${plan.id}/acts`, {
    method: 'POST',
    json: { basedOn: plan.version, act, filing: null, reason: null, ...changes },
  });

export const told = async <Value>(answer: Response): Promise<Value> => {
  const value = await answer.json();
  expect(answer.status, JSON.stringify(value)).toBe(200);
  return value as Value;
};

export const writeEmergencyPlan = (by: Caller, plan: EmergencyPlan, body: PlanBody) =>
  by(`/api/emergency-plans/${plan.id}/body`, {
    method: 'PUT',
    json: { basedOn: plan.version, body },
  });

export const draftEmergencyPlan = async (
  by: Caller,
  changes: object = {},
): Promise<EmergencyPlan> =>
  told(await by('/api/emergency-plans', { method: 'POST', json: newEmergencyPlan(changes) }));

/** Through every state by two people, as it must be. */
export async function emergencyPlanInForce(
  drafter: Caller,
  approver: Caller,
  { body = gasPlanBody(), ...changes }: { body?: PlanBody; [field: string]: unknown } = {},
): Promise<EmergencyPlan> {
  const draft = await draftEmergencyPlan(drafter, changes);
  let plan = await told<EmergencyPlan>(await writeEmergencyPlan(drafter, draft, body));
  for (const act of ['review', 'approve', 'publish', 'enter-force']) {
    const filing = act === 'publish' ? '锡应急备〔2026〕1号' : null;
    plan = await told<EmergencyPlan>(await actOnEmergencyPlan(approver, plan, act, { filing }));
  }
  return plan;
}
