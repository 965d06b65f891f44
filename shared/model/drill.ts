import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  LONGEST_NAME,
  Name,
  Nullable,
  Position,
  Synthetic,
} from './common.ts';
import { DRILL_PERIODS, DRILL_STANDINGS } from './drill-cycle.ts';
import { DrillMove } from './drill-move.ts';
import { ResponseLevel } from './emergency-plan.ts';
import { Incident, IncidentClass, IncidentKind } from './incident.ts';
import { Level } from './level.ts';
import { ResourceType } from './resource.ts';
import { Metric, SubjectKind } from './stream.ts';

/** 桌面 or 实战, 单项 or 综合, 检验 or 示范 (DOMAIN.md §5). */
export const DRILL_FORMS = ['tabletop', 'field'] as const;
export const DRILL_BREADTHS = ['single', 'comprehensive'] as const;
export const DRILL_AIMS = ['test', 'demonstration'] as const;

/** `interrupted`: a real alarm stands before it; its clock stands still. */
export const DRILL_STATES = ['declared', 'running', 'interrupted', 'ended', 'cancelled'] as const;
export const DrillState = Type.Enum([...DRILL_STATES]);
export type DrillState = (typeof DRILL_STATES)[number];

/** Where what is told in it comes from: recorded on a real day, or invented. */
export const DRILL_MATERIALS = ['recorded', 'synthetic'] as const;

/** Stands before the title of everything that belongs to a drill, wherever it is read. */
export const DRILL_MARK = '【演练】';
export const markedAsDrill = (title: string): string =>
  title.startsWith(DRILL_MARK) ? title : `${DRILL_MARK}${title}`.slice(0, LONGEST_NAME);

const Words = Type.String({ minLength: 1, maxLength: 300 });

/** An alarm or an official warning as it is played, for the triggers of the plan to look at. */
export const DrillSignal = Type.Union([
  Type.Object(
    { on: Type.Literal('alarm'), metric: Metric, subject: SubjectKind, level: Level },
    CLOSED,
  ),
  Type.Object(
    {
      on: Type.Literal('warning'),
      event: Type.String({ minLength: 1, maxLength: 40 }),
      level: Level,
    },
    CLOSED,
  ),
]);
export type DrillSignal = Static<typeof DrillSignal>;

/**
 * What those who take part are told after so many minutes of the drill's own clock. An incident that names no place
 * gets one when the drill is declared: in the grid nearest to the middle of its area.
 */
export const DrillInject = Type.Object(
  {
    minute: Type.Integer({ minimum: 0, maximum: 2_880 }),
    words: Words,
    material: Type.Enum([...DRILL_MATERIALS]),
    signal: Nullable(DrillSignal),
    incident: Nullable(
      Type.Object({ class: IncidentClass, kind: IncidentKind, place: Nullable(Position) }, CLOSED),
    ),
  },
  CLOSED,
);
export type DrillInject = Static<typeof DrillInject>;

/** What a drill is declared with. `level`: the response it is scored against when nobody activates the plan. */
export const NewDrill = Type.Object(
  {
    name: Name,
    form: Type.Enum([...DRILL_FORMS]),
    breadth: Type.Enum([...DRILL_BREADTHS]),
    aim: Type.Enum([...DRILL_AIMS]),
    plan: Identifier,
    level: ResponseLevel,
    area: AreaCode,
    plannedFor: Instant,
    injects: Type.Array(DrillInject, { minItems: 1, maxItems: 60 }),
  },
  CLOSED,
);
export type NewDrill = Static<typeof NewDrill>;

/** A drill on the live system. `elapsedMs`: how long it ran before `runningSince`, pauses apart. */
export const Drill = Type.Object(
  {
    id: Identifier,
    ...NewDrill.properties,
    planName: Name,
    edition: Type.Integer({ minimum: 1 }),
    delivered: Type.Integer({ minimum: 0, description: 'injects told, in their order' }),
    state: DrillState,
    startedAt: Nullable(Instant),
    runningSince: Nullable(Instant),
    elapsedMs: Type.Integer({ minimum: 0 }),
    interruptedAt: Nullable(Instant),
    interruptedBy: Nullable(Name),
    endedAt: Nullable(Instant),
    declaredBy: Identifier,
    version: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Drill = Static<typeof Drill>;

export const DRILL_ACTS = ['start', 'resume', 'end', 'cancel'] as const;
export type DrillAct = (typeof DRILL_ACTS)[number];

/** `POST /api/drills/:id/acts`. */
export const DrillActBody = Type.Object(
  { basedOn: BasedOn, act: Type.Enum([...DRILL_ACTS]) },
  CLOSED,
);
export type DrillActBody = Static<typeof DrillActBody>;

/** How a line came into a drill's record. */
export const DRILL_LINES = [
  'declare',
  'start',
  'inject',
  'interrupt',
  'resume',
  'end',
  'cancel',
  'join',
  'leave',
] as const;

/** One line of a drill's record, apart from every real log. */
export const DrillLine = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    act: Type.Enum([...DRILL_LINES]),
    text: Type.String({ maxLength: 300 }),
    at: Instant,
    actor: Identifier,
  },
  CLOSED,
);
export type DrillLine = Static<typeof DrillLine>;

/** How a step of the plan was done, best first: in time, late, said not to be done, or never closed. */
export const STEP_RESULTS = ['in-time', 'late', 'not-done', 'open'] as const;

/** A step of the plan as the drill shows it. `lateMs`: after its deadline on the drill's clock. */
export const ScoredStep = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    role: Name,
    words: Type.String({ maxLength: 500 }),
    result: Type.Enum([...STEP_RESULTS]),
    lateMs: Nullable(Type.Integer()),
    reason: Nullable(Type.String({ maxLength: 300 })),
    moves: Type.Integer({ minimum: 0, description: 'played for it' }),
    arrived: Type.Integer({ minimum: 0, description: 'of them done: there, open, received' }),
  },
  CLOSED,
);

/** Units the plan wants, against what was sent in the drill and came. */
export const ScoredUnits = Type.Object(
  {
    type: ResourceType,
    wanted: Type.Integer({ minimum: 1 }),
    sent: Type.Integer({ minimum: 0 }),
    arrived: Type.Integer({ minimum: 0 }),
  },
  CLOSED,
);

/** The drill against the plan's own steps. `activated`: at which level; null: nobody activated the plan. */
export const DrillScore = Type.Object(
  {
    activated: Nullable(ResponseLevel),
    steps: Type.Array(ScoredStep),
    units: Type.Array(ScoredUnits),
    inTime: Type.Integer({ minimum: 0 }),
    of: Type.Integer({ minimum: 0 }),
  },
  CLOSED,
);
export type DrillScore = Static<typeof DrillScore>;

/** `GET /api/drills/:id`. */
export const DrillFile = Type.Object(
  {
    drill: Drill,
    lines: Type.Array(DrillLine, { description: 'oldest first' }),
    incidents: Type.Array(Incident),
    moves: Type.Array(DrillMove, { description: 'oldest first' }),
    taking: Type.Integer({ minimum: 0, description: 'desks that take part now' }),
    score: DrillScore,
  },
  CLOSED,
);
export type DrillFile = Static<typeof DrillFile>;

/** `GET /api/drill-view`: the drill the asker takes part in, with what its screens show; null: none. */
export const DrillView = Type.Object(
  {
    view: Nullable(
      Type.Object(
        { drill: Drill, incidents: Type.Array(Incident), told: Type.Array(DrillInject) },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type DrillView = Static<typeof DrillView>;

/** Whose duty: 重点部位与场所, 危化、建筑施工和经营场所单位, 政府与镇（街道）, 值守部门, 专项与部门预案 (DOMAIN.md §5). */
export const DUTY_KINDS = ['key-place', 'unit', 'area', 'department', 'plan'] as const;

/** A duty to drill and how it stands today. `due` null: none is known, which is as bad as overdue. */
export const DrillDuty = Type.Object(
  {
    kind: Type.Enum([...DUTY_KINDS]),
    id: Type.String({ maxLength: 64 }),
    name: Name,
    months: Type.Enum([...DRILL_PERIODS]),
    last: Nullable(Type.String({ maxLength: 10 })),
    due: Nullable(Type.String({ maxLength: 10 })),
    standing: Type.Enum([...DRILL_STANDINGS]),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type DrillDuty = Static<typeof DrillDuty>;
