import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { BasedOn, CLOSED, Identifier, Instant, Nullable, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';

/** 已派发, 已办结, 已退回. */
export const GRID_TASK_STATES = ['assigned', 'done', 'returned'] as const;
export const GridTaskState = Type.Enum([...GRID_TASK_STATES]);
export type GridTaskState = (typeof GRID_TASK_STATES)[number];

/** Why a grid hands a task back. A list and no free text, so that nothing about anybody can be written [D]. */
export const RETURN_REASONS = [
  'not-in-grid',
  'outside-duties',
  'no-capacity',
  'done-before',
] as const;
const ReturnReason = Type.Enum([...RETURN_REASONS]);
export type ReturnReason = (typeof RETURN_REASONS)[number];
/** The reason no grid gives: a plan ended the grid while the task was open. */
export const GRID_ENDED = 'grid-ended';

/**
 * `POST /api/grid-tasks`: a department gives a grid a task of its list. `id` is the sender's, so that a repeated
 * request has one effect. `dueAt` null: the item's own term in working days.
 */
export const NewGridTask = Type.Object(
  {
    id: Identifier,
    item: Identifier,
    grid: GridCode,
    department: Identifier,
    dueAt: Nullable(Instant),
  },
  CLOSED,
);
export type NewGridTask = Static<typeof NewGridTask>;

/** A task of a grid: an item, a place and a day, and nothing that was written about anybody. */
export const GridTask = Type.Object(
  {
    id: Identifier,
    item: Identifier,
    itemName: Type.String({ maxLength: 120 }),
    grid: GridCode,
    town: AreaCode,
    department: Identifier,
    state: GridTaskState,
    returnReason: Nullable(Type.Enum([...RETURN_REASONS, GRID_ENDED])),
    assignedAt: Instant,
    dueAt: Instant,
    closedAt: Nullable(Instant),
    overdue: Type.Boolean({ description: 'not closed by its day; never true of a closed one' }),
    version: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type GridTask = Static<typeof GridTask>;

const Count = Type.Integer({ minimum: 0 });

/** `GET /api/grid-tasks`: the first of so many. Of the open ones some are overdue. */
export const GridTaskList = Type.Object(
  {
    tasks: Type.Array(GridTask),
    counts: Type.Object({ open: Count, overdue: Count, closed: Count }, CLOSED),
  },
  CLOSED,
);
export type GridTaskList = Static<typeof GridTaskList>;

/** `POST /api/grid-tasks/:id/acts`. A reason belongs to `return` and to nothing else. */
export const GridTaskActBody = Type.Object(
  {
    basedOn: BasedOn,
    act: Type.Enum(['finish', 'return']),
    reason: Nullable(ReturnReason),
  },
  CLOSED,
);
export type GridTaskActBody = Static<typeof GridTaskActBody>;

/** What one grid was given: its workload. */
export const GridWorkload = Type.Object(
  {
    grid: GridCode,
    assigned: Count,
    overdue: Count,
    done: Count,
    returned: Count,
  },
  CLOSED,
);
export type GridWorkload = Static<typeof GridWorkload>;
