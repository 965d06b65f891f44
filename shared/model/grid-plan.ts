import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable, Position, Synthetic } from './common.ts';
import { GridCode, GridKind } from './grid.ts';

/**
 * The states of a plan (网格调整方案), DOMAIN.md §1. `revised`: drawn on since its consultation began.
 * A plan that was filed before its day stays `approved` and becomes `filed` when it takes effect.
 */
export const GRID_PLAN_STATES = [
  'draft',
  'checked',
  'consulting',
  'revised',
  'approved',
  'effective',
  'filed',
  'acknowledged',
  'rejected',
  'withdrawn',
] as const;
export const GridPlanState = Type.Enum([...GRID_PLAN_STATES]);
export type GridPlanState = (typeof GRID_PLAN_STATES)[number];

/** What a body that must be heard answers: 同意, 修改, 反对. */
export const OPINION_VERDICTS = ['agree', 'change', 'object'] as const;
export const OpinionVerdict = Type.Enum([...OPINION_VERDICTS]);
export type OpinionVerdict = (typeof OPINION_VERDICTS)[number];

/** Why a plan, an opinion, a rejection: a few sentences about places and organisations, never persons. */
export const PlanText = Type.String({ minLength: 1, maxLength: 500 });

/** Raised by every change of the drawing (edit, undo, redo, rebase), never by a step of its life. */
export const PlanRevision = Type.Integer({ minimum: 0 });

/** The drawing of a plan at one revision, as the server judged it by replaying every edit. */
export const PlanCheck = Type.Object(
  {
    revision: PlanRevision,
    at: Instant,
    errors: Type.Integer({ minimum: 0 }),
    warnings: Type.Integer({ minimum: 0 }),
    changedGrids: Type.Integer({ minimum: 0, description: 'added, removed or changed' }),
    communities: Type.Array(AreaCode, { description: 'whose committee must be heard' }),
    towns: Type.Array(AreaCode, { description: 'which towns or streets must be heard' }),
  },
  CLOSED,
);
export type PlanCheck = Static<typeof PlanCheck>;

/** Filing with the city's grid body (art. 49): its number, and when. */
export const PlanFiling = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 80 }),
    filedAt: Instant,
    recordedBy: Identifier,
  },
  CLOSED,
);
export type PlanFiling = Static<typeof PlanFiling>;

export const GridPlan = Type.Object(
  {
    id: Identifier,
    name: Name,
    reason: PlanText,
    county: AreaCode,
    town: Nullable(AreaCode),
    communities: Type.Array(AreaCode, { minItems: 1, description: 'what may be drawn on' }),
    temporaryUntil: Nullable(Instant, {
      description: 'a temporary split: when the boundaries of before come back',
    }),
    state: GridPlanState,
    revision: PlanRevision,
    cursor: Type.Integer({
      minimum: 0,
      description: 'how many edits of the list are in the draft',
    }),
    edits: Type.Integer({ minimum: 0, description: 'length of the list, undone ones included' }),
    baseAt: Instant,
    baseOutdated: Type.Boolean({
      description: 'other boundaries came into force in its communities since `baseAt`',
    }),
    check: Nullable(PlanCheck),
    draftedBy: Identifier,
    draftedAt: Instant,
    changedBy: Identifier,
    changedAt: Instant,
    consultedAt: Nullable(Instant),
    approvedBy: Nullable(Identifier),
    approvedAt: Nullable(Instant),
    approvalAnswer: Nullable(PlanText),
    effectiveFrom: Nullable(Instant, {
      description: 'the day it was approved for',
    }),
    effectiveAt: Nullable(Instant, { description: 'when it was put into force' }),
    fileBy: Nullable(Instant, { description: 'filed later than this is late' }),
    filing: Nullable(PlanFiling),
    filingLate: Type.Boolean({ description: 'filed late, or not filed though `fileBy` is past' }),
    acknowledgedAt: Nullable(Instant),
    closedBy: Nullable(Identifier),
    closedAt: Nullable(Instant),
    closingReason: Nullable(PlanText),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type GridPlan = Static<typeof GridPlan>;

/** One body's recorded opinion. `current`: given on the drawing as it is now. */
export const PlanOpinion = Type.Object(
  {
    area: AreaCode,
    areaName: Name,
    level: Type.Enum(['town', 'community']),
    verdict: OpinionVerdict,
    reason: Nullable(PlanText),
    organisation: Name,
    recordedBy: Identifier,
    recordedAt: Instant,
    revision: PlanRevision,
    current: Type.Boolean(),
  },
  CLOSED,
);
export type PlanOpinion = Static<typeof PlanOpinion>;

/** A MultiPolygon's coordinates, `[lon, lat]` degrees on the coverage's lattice of 1e-6, RFC 7946. */
export const Rings = Type.Array(Type.Array(Type.Array(Position)));

/** A grid as a plan starts from it. `parent`: the comprehensive grid a micro-grid lies in. */
export const PlanGrid = Type.Object({
  code: GridCode,
  kind: GridKind,
  name: Name,
  community: AreaCode,
  town: AreaCode,
  households: Type.Integer({ minimum: 0 }),
  parent: Nullable(GridCode),
  outline: Rings,
});
export type PlanGrid = Static<typeof PlanGrid>;

/** A community of a plan with the boundary its grids must fill. */
export const PlanCommunity = Type.Object({
  code: AreaCode,
  name: Name,
  town: AreaCode,
  townName: Name,
  outline: Rings,
});
export type PlanCommunity = Static<typeof PlanCommunity>;
