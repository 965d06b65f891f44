import Type, { type Static } from 'typebox';
import { CLOSED, Nullable } from '../model/common.ts';
import { EmergencyPlan, EmergencyPlanStep, PlanBody } from '../model/emergency-plan.ts';

/** `GET /api/emergency-plans/:id`: a plan with the text at work, the text in force, and its life. */
export const EmergencyPlanFile = Type.Object(
  {
    plan: EmergencyPlan,
    body: PlanBody,
    effective: Nullable(PlanBody),
    steps: Type.Array(EmergencyPlanStep, { description: 'newest first' }),
  },
  CLOSED,
);
export type EmergencyPlanFile = Static<typeof EmergencyPlanFile>;
