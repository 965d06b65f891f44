import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Instant, Nullable, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';
import { GridPlace } from './grid-place.ts';

/** Shifts of a day. Their hours are in shared/risk/patrol.ts. */
export const SHIFTS = ['morning', 'afternoon', 'evening'] as const;
export const Shift = Type.Enum([...SHIFTS]);
export type Shift = (typeof SHIFTS)[number];

export const PatrolDay = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Asia/Shanghai',
});
const Rounds = Type.Integer({ minimum: 0, maximum: 99 });
const Cells = Type.Integer({ minimum: 0, maximum: 100_000 });

/**
 * The patrol duty of one grid in one shift: how many rounds, and how many of its coarse cells were visited by anybody.
 * Which cells, in what order and by whom is stored nowhere. `cellsVisited` null: nobody has told.
 */
export const PatrolDuty = Type.Object(
  {
    grid: GridCode,
    name: Type.String({ maxLength: 120 }),
    town: AreaCode,
    day: PatrolDay,
    shift: Shift,
    planned: Type.Integer({ minimum: 1, maximum: 99 }),
    done: Rounds,
    overdue: Type.Integer({ minimum: 0, description: 'rounds missing after the end of the shift' }),
    cells: Type.Integer({ minimum: 1 }),
    cellsVisited: Nullable(Cells),
    dueAt: Instant,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type PatrolDuty = Static<typeof PatrolDuty>;

/** `PUT /api/patrols/plan`: so many rounds for every grid in force of an area. */
export const PatrolPlan = Type.Object(
  {
    area: GridPlace,
    day: PatrolDay,
    shift: Shift,
    planned: Type.Integer({ minimum: 1, maximum: 99 }),
  },
  CLOSED,
);
export type PatrolPlan = Static<typeof PatrolPlan>;

/** `PUT /api/patrols/reports`: the state of one duty so far; the newest report replaces the one before. */
export const PatrolReport = Type.Object(
  {
    grid: GridCode,
    day: PatrolDay,
    shift: Shift,
    done: Rounds,
    cellsVisited: Nullable(Cells),
  },
  CLOSED,
);
export type PatrolReport = Static<typeof PatrolReport>;
