import Type, { type Static } from 'typebox';
import { BasedOn, CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';
import { EmergencyPlanClass, PlanBody, ResponseLevel } from './emergency-plan.ts';
import { Level } from './level.ts';

const Reason = Type.String({ minLength: 1, maxLength: 300 });

/** What a plan is proposed for. `level` null: a warning that named no colour, which is taken as reached. */
export const PlanEvidence = Type.Object(
  {
    on: Type.Enum(['alarm', 'warning']),
    name: Type.String({ maxLength: 300 }),
    level: Nullable(Level),
    at: Instant,
    response: ResponseLevel,
  },
  CLOSED,
);
export type PlanEvidence = Static<typeof PlanEvidence>;

/** A plan that could be activated. Without evidence none of its triggers is reached, and it takes a reason. */
export const PlanProposal = Type.Object(
  {
    plan: Identifier,
    name: Name,
    class: EmergencyPlanClass,
    edition: Type.Integer({ minimum: 1 }),
    level: Nullable(ResponseLevel),
    tasks: Type.Integer({ minimum: 0 }),
    evidence: Type.Array(PlanEvidence),
    reviewOverdue: Type.Boolean(),
  },
  CLOSED,
);
export type PlanProposal = Static<typeof PlanProposal>;

/** A plan put to work on an incident. `deviation`: why otherwise than proposed. */
export const PlanActivation = Type.Object(
  {
    id: Identifier,
    incident: Identifier,
    plan: Identifier,
    name: Name,
    edition: Type.Integer({ minimum: 1 }),
    level: ResponseLevel,
    evidence: Type.Array(PlanEvidence),
    deviation: Nullable(Reason),
    at: Instant,
    by: Identifier,
  },
  CLOSED,
);
export type PlanActivation = Static<typeof PlanActivation>;

export const PLAN_TASK_STATES = ['open', 'done', 'not_done'] as const;
export const EmergencyPlanTaskState = Type.Enum([...PLAN_TASK_STATES]);
export type EmergencyPlanTaskState = (typeof PLAN_TASK_STATES)[number];

/** A step of an activated plan, for a role and not for a person. */
export const EmergencyPlanTask = Type.Object(
  {
    id: Identifier,
    activation: Identifier,
    incident: Identifier,
    number: Type.Integer({ minimum: 1 }),
    level: ResponseLevel,
    role: Name,
    department: Nullable(Identifier),
    words: Type.String({ maxLength: 500 }),
    givenAt: Instant,
    dueAt: Instant,
    state: EmergencyPlanTaskState,
    reason: Nullable(Reason),
    closedAt: Nullable(Instant),
    closedBy: Nullable(Identifier),
    version: Type.Integer({ minimum: 1 }),
  },
  CLOSED,
);
export type EmergencyPlanTask = Static<typeof EmergencyPlanTask>;

/** `POST /api/incidents/:id/plan-activations`. */
export const ActivatePlan = Type.Object(
  { plan: Identifier, level: ResponseLevel, deviation: Nullable(Reason) },
  CLOSED,
);
export type ActivatePlan = Static<typeof ActivatePlan>;

export const PLAN_TASK_ACTS = ['done', 'not-done', 'reopen'] as const;
export type EmergencyPlanTaskActName = (typeof PLAN_TASK_ACTS)[number];

/** `POST /api/plan-tasks/:id/acts`. Late, not done, or opened again: with a reason. */
export const EmergencyPlanTaskAct = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum([...PLAN_TASK_ACTS]),
    reason: Nullable(Reason),
  },
  CLOSED,
);
export type EmergencyPlanTaskAct = Static<typeof EmergencyPlanTaskAct>;

/** What an active plan wants to be sent and said, at the level it is active at. */
export const PlanAids = Type.Object(
  {
    plan: Identifier,
    resources: PlanBody.properties.resources,
    messages: PlanBody.properties.messages,
  },
  CLOSED,
);
export type PlanAids = Static<typeof PlanAids>;

/** `GET /api/incidents/:id/plan-board`: what could be activated, what is, and every task of it. */
export const PlanBoard = Type.Object(
  {
    proposals: Type.Array(PlanProposal),
    activations: Type.Array(PlanActivation),
    aids: Type.Array(PlanAids, { description: 'one for each active plan' }),
    tasks: Type.Array(EmergencyPlanTask),
    paused: Type.Boolean({ description: 'of a drill that stands still' }),
  },
  CLOSED,
);
export type PlanBoard = Static<typeof PlanBoard>;
