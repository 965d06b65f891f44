import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { CLOSED, Identifier, Instant, LARGEST_INTEGER, Name, Nullable } from '../model/common.ts';
import { GridCode } from '../model/grid.ts';
import { GridEdit, GridKey } from '../model/grid-edit.ts';
import { GridFinding } from '../model/grid-finding.ts';
import {
  GridPlan,
  GridPlanState,
  OpinionVerdict,
  PlanCommunity,
  PlanGrid,
  PlanOpinion,
  PlanRevision,
  PlanText,
} from '../model/grid-plan.ts';

const BasedOn = Type.Integer({
  minimum: 0,
  maximum: LARGEST_INTEGER,
  description: 'the revision of the drawing its author had before him; another since: 412',
});

/** `GET /api/plans`: newest change first. */
export const PlanList = Type.Object({ plans: Type.Array(GridPlan) });
export type PlanList = Static<typeof PlanList>;

/** `POST /api/plans`. The communities lie in one county-level area. Header `idempotency-key` as on edits. */
export const NewGridPlan = Type.Object(
  {
    name: Name,
    reason: PlanText,
    communities: Type.Array(AreaCode, { minItems: 1, maxItems: 400 }),
    temporaryUntil: Nullable(Instant),
  },
  CLOSED,
);
export type NewGridPlan = Static<typeof NewGridPlan>;

/** One act of drawing. `number` counts in its plan and is never used again, not even after an undo. */
export const PlanEdit = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  edit: GridEdit,
  by: Identifier,
  at: Instant,
});
export type PlanEdit = Static<typeof PlanEdit>;

/** Another plan that draws on some of the same communities and is not over. */
export const OverlappingPlan = Type.Object({
  id: Identifier,
  name: Name,
  state: GridPlanState,
  communities: Type.Array(AreaCode, { description: 'those both draw on' }),
});
export type OverlappingPlan = Static<typeof OverlappingPlan>;

/** A body that must be heard before approval, and what it answered last; null: nothing yet. */
export const NeededOpinion = Type.Object({
  area: AreaCode,
  name: Name,
  level: PlanOpinion.properties.level,
  heard: Nullable(PlanOpinion),
});
export type NeededOpinion = Static<typeof NeededOpinion>;

/**
 * `GET /api/plans/:id`: all that is needed to open a plan. The draft is `base` with the first
 * `plan.cursor` of `edits` replayed; edits after the cursor were undone and can be done again.
 */
export const GridPlanFile = Type.Object({
  plan: GridPlan,
  communities: Type.Array(PlanCommunity),
  base: Type.Array(PlanGrid, { description: 'the grids in force in its communities at `baseAt`' }),
  edits: Type.Array(PlanEdit),
  findings: Nullable(Type.Array(GridFinding), {
    description: 'of the last check, see plan.check.revision; null: never checked',
  }),
  needed: Type.Array(NeededOpinion),
  opinions: Type.Array(PlanOpinion, { description: 'every one ever recorded, newest first' }),
  overlapping: Type.Array(OverlappingPlan),
  codes: Type.Array(Type.Object({ key: GridKey, code: GridCode }), {
    description: 'given to its new grids at approval; empty before',
  }),
});
export type GridPlanFile = Static<typeof GridPlanFile>;

/** `POST /api/plans/:id/edits`. Header `idempotency-key`: a retry with the same key draws once. */
export const EditDrawn = Type.Object({ basedOn: BasedOn, edit: GridEdit }, CLOSED);
export type EditDrawn = Static<typeof EditDrawn>;

/** Answer to an edit, an undo, a redo: the plan as it is now; `edit` is what was drawn, undone or redone. */
export const EditAnswer = Type.Object({ plan: GridPlan, edit: PlanEdit });
export type EditAnswer = Static<typeof EditAnswer>;

/** Body of undo, redo, check, consult. */
export const OnRevision = Type.Object({ basedOn: BasedOn }, CLOSED);
export type OnRevision = Static<typeof OnRevision>;

/**
 * `details` of a 412 `plan-changed-meanwhile`: nothing was stored, nothing is lost. `mine` is what was
 * sent; `since` are the edits in force now that were not on `basedOn`; `undone` the numbers that were and
 * are no longer; `contested` the grids both sides touched: none means it can be sent again unchanged.
 */
export const PlanConflict = Type.Object({
  basedOn: PlanRevision,
  mine: Nullable(GridEdit),
  plan: GridPlan,
  edits: Type.Array(PlanEdit, { description: 'the whole list as it is now' }),
  since: Type.Array(PlanEdit),
  undone: Type.Array(Type.Integer()),
  contested: Type.Array(GridKey),
});
export type PlanConflict = Static<typeof PlanConflict>;

/** `POST /api/plans/:id/check`: replayed and judged by the server. */
export const CheckAnswer = Type.Object({ plan: GridPlan, findings: Type.Array(GridFinding) });
export type CheckAnswer = Static<typeof CheckAnswer>;

/** `POST /api/plans/:id/rebase`. Edits that cannot be drawn on the new base: 409 `rebase-conflict`. */
export const RebaseBody = Type.Object(
  {
    basedOn: BasedOn,
    leaveOut: Type.Boolean({ description: 'leave out the edits that no longer apply' }),
  },
  CLOSED,
);
export type RebaseBody = Static<typeof RebaseBody>;

/** `details` of `rebase-conflict`, and `leftOut` of a rebase that was done. `reason` as EditRefused says. */
export const FailingEdit = Type.Object({ number: Type.Integer(), reason: Type.String() });
export type FailingEdit = Static<typeof FailingEdit>;
export const RebaseAnswer = Type.Object({ plan: GridPlan, leftOut: Type.Array(FailingEdit) });
export type RebaseAnswer = Static<typeof RebaseAnswer>;

/** `POST /api/plans/:id/opinions`. A change or an objection has its reason. */
export const OpinionGiven = Type.Object(
  {
    basedOn: BasedOn,
    area: AreaCode,
    verdict: OpinionVerdict,
    reason: Nullable(PlanText),
    organisation: Name,
  },
  CLOSED,
);
export type OpinionGiven = Static<typeof OpinionGiven>;

/** `POST /api/plans/:id/approve`. `answer` to what was not agreed with, needed where something was not. */
export const Approval = Type.Object(
  {
    basedOn: BasedOn,
    effectiveFrom: Nullable(Instant, { description: 'null: at once' }),
    answer: Nullable(PlanText),
  },
  CLOSED,
);
export type Approval = Static<typeof Approval>;

/** `POST /api/plans/:id/file`. */
export const FilingDone = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 80 }), filedAt: Instant },
  CLOSED,
);
export type FilingDone = Static<typeof FilingDone>;

/** `POST /api/plans/:id/reject` and `…/withdraw`. */
export const ClosingReason = Type.Object({ reason: PlanText }, CLOSED);
export type ClosingReason = Static<typeof ClosingReason>;

/** Journal kind `plan.drawn`: an edit, or the cursor moved. The picture of the plan after it. */
export type PlanDrawn = {
  plan: string;
  act: 'edit' | 'undo' | 'redo' | 'rebase';
  revision: number;
  cursor: number;
  state: GridPlanState;
  /** The edit that was drawn, undone or redone; null for a rebase. */
  edit: PlanEdit | null;
  /** Numbers of edits that left the list: undone and cut off by a new one, or left out by a rebase. */
  cut: number[];
  /** What the grids it touched were before and after it; null: not there. */
  grids: { key: string; before: DrawnGrid | null; after: DrawnGrid | null }[];
};
export type DrawnGrid = { name: string; areaSquareMetres: number; households: number };

/** Journal kind `plan.stepped`: a step of a plan's life. */
export type PlanStepped = {
  plan: string;
  name: string;
  step: string;
  state: GridPlanState;
  revision: number;
};
