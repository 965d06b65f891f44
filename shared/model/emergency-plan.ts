import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  DAY_PATTERN,
  Identifier,
  Instant,
  LARGEST_INTEGER,
  Name,
  Nullable,
  Synthetic,
} from './common.ts';
import { IncidentKind } from './incident.ts';
import { Level } from './level.ts';
import { ResourceType } from './resource.ts';
import { Metric, SubjectKind } from './stream.ts';

/**
 * 总体, 专项, 部门, 单位与基层组织, 工作手册, 行动方案, 联合, 重大活动保障, 巨灾. Source: 国办发〔2024〕5号, DOMAIN.md §5.
 */
export const EMERGENCY_PLAN_CLASSES = [
  'overall',
  'special',
  'department',
  'unit',
  'handbook',
  'action',
  'joint',
  'event',
  'catastrophe',
] as const;
export const EmergencyPlanClass = Type.Enum([...EMERGENCY_PLAN_CLASSES]);
export type EmergencyPlanClass = (typeof EMERGENCY_PLAN_CLASSES)[number];

/** DOMAIN.md §5. `published`: published and filed, not yet in force. */
export const EMERGENCY_PLAN_STATES = [
  'draft',
  'reviewed',
  'approved',
  'published',
  'in_force',
  'under_revision',
  'withdrawn',
] as const;
export const EmergencyPlanState = Type.Enum([...EMERGENCY_PLAN_STATES]);
export type EmergencyPlanState = (typeof EMERGENCY_PLAN_STATES)[number];

/** `evaluate`: looked at anew and found right, which starts the clock of three years again. */
export const EMERGENCY_PLAN_ACTS = [
  'review',
  'approve',
  'publish',
  'enter-force',
  'evaluate',
  'revise',
  'return',
  'withdraw',
] as const;
export const EmergencyPlanActName = Type.Enum([...EMERGENCY_PLAN_ACTS]);
export type EmergencyPlanActName = (typeof EMERGENCY_PLAN_ACTS)[number];

const Words = Type.String({ minLength: 1, maxLength: 500 });
const Day = Type.String({ pattern: DAY_PATTERN, format: 'day' });

/** 一级 to 四级 response; 1 is the highest. */
export const ResponseLevel = Type.Integer({ minimum: 1, maximum: 4 });
export const RESPONSE_LEVELS = [1, 2, 3, 4] as const;

/**
 * When the plan is proposed, and at which response level: an alarm of that measure or of such a thing, or an
 * official warning whose event has that word, each at that colour or a worse one. A null is any.
 */
export const PlanTrigger = Type.Union([
  Type.Object(
    {
      on: Type.Literal('alarm'),
      metric: Nullable(Metric),
      subject: Nullable(SubjectKind),
      level: Level,
      response: ResponseLevel,
    },
    CLOSED,
  ),
  Type.Object(
    {
      on: Type.Literal('warning'),
      event: Type.String({ minLength: 1, maxLength: 40 }),
      level: Level,
      response: ResponseLevel,
    },
    CLOSED,
  ),
]);
export type PlanTrigger = Static<typeof PlanTrigger>;

/** One step of the plan, for its level and every higher one. `minutes`: due so long after the activation. */
export const PlannedTask = Type.Object(
  {
    role: Name,
    department: Nullable(Identifier),
    words: Words,
    minutes: Type.Integer({ minimum: 1, maximum: 43_200 }),
    level: ResponseLevel,
  },
  CLOSED,
);
export type PlannedTask = Static<typeof PlannedTask>;

/** What stands in a plan. */
export const PlanBody = Type.Object(
  {
    basis: Words,
    levels: Type.Array(Type.Object({ level: ResponseLevel, when: Words }, CLOSED), { maxItems: 4 }),
    triggers: Type.Array(PlanTrigger, { maxItems: 30 }),
    tasks: Type.Array(PlannedTask, { maxItems: 100 }),
    resources: Type.Array(
      Type.Object(
        { type: ResourceType, count: Type.Integer({ minimum: 1, maximum: 500 }) },
        CLOSED,
      ),
      { maxItems: 20 },
    ),
    messages: Type.Array(Type.Object({ title: Name, words: Words, level: ResponseLevel }, CLOSED), {
      maxItems: 20,
    }),
  },
  CLOSED,
);
export type PlanBody = Static<typeof PlanBody>;

/** How a plan stands against its review every three years (DOMAIN.md §5); null: it holds nowhere. */
export const REVIEW_STANDINGS = ['current', 'due-soon', 'overdue'] as const;
export type ReviewStanding = (typeof REVIEW_STANDINGS)[number];

/** A plan without its text. `area`: the city, county or town it holds for. */
export const EmergencyPlan = Type.Object(
  {
    id: Identifier,
    class: EmergencyPlanClass,
    kind: IncidentKind,
    name: Name,
    department: Identifier,
    area: AreaCode,
    state: EmergencyPlanState,
    edition: Type.Integer({ minimum: 0, description: 'of what is in force; 0: none ever was' }),
    filing: Nullable(Type.String({ maxLength: 80 })),
    reviewedOn: Nullable(Day),
    reviewDue: Nullable(Day),
    review: Nullable(Type.Enum([...REVIEW_STANDINGS])),
    drafters: Type.Array(Identifier, { description: 'who wrote in the edition at work' }),
    version: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type EmergencyPlan = Static<typeof EmergencyPlan>;

/** One step of a plan's own life. */
export const EmergencyPlanStep = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    act: Type.Union([EmergencyPlanActName, Type.Enum(['draft', 'write'])]),
    state: EmergencyPlanState,
    reason: Nullable(Type.String({ maxLength: 500 })),
    at: Instant,
    actor: Identifier,
  },
  CLOSED,
);
export type EmergencyPlanStep = Static<typeof EmergencyPlanStep>;

/** `POST /api/emergency-plans`: a draft of a plan, still without steps. */
export const NewEmergencyPlan = Type.Object(
  {
    class: EmergencyPlanClass,
    kind: IncidentKind,
    name: Name,
    department: Identifier,
    area: AreaCode,
    basis: Words,
  },
  CLOSED,
);
export type NewEmergencyPlan = Static<typeof NewEmergencyPlan>;

const basedOn = Type.Integer({
  minimum: 1,
  maximum: LARGEST_INTEGER,
  description: 'the version its author had before him',
});

/** `PUT /api/emergency-plans/:id/body`. */
export const PlanBodyWritten = Type.Object({ basedOn, body: PlanBody }, CLOSED);
export type PlanBodyWritten = Static<typeof PlanBodyWritten>;

/** `POST /api/emergency-plans/:id/acts`. `publish` with the filing number; evaluating, returning, revising, withdrawing with a reason. */
export const EmergencyPlanAct = Type.Object(
  {
    basedOn,
    act: EmergencyPlanActName,
    filing: Nullable(Type.String({ minLength: 1, maxLength: 80 })),
    reason: Nullable(Words),
  },
  CLOSED,
);
export type EmergencyPlanAct = Static<typeof EmergencyPlanAct>;
