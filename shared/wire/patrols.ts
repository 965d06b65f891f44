import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { CLOSED, Nullable } from '../model/common.ts';
import { PatrolDay, PatrolDuty, Shift } from '../model/patrol.ts';

const Count = Type.Integer({ minimum: 0 });

/** Duties of an area in one shift, summed up. Cells count where somebody told how many were visited. */
export const PatrolSum = Type.Object(
  {
    area: AreaCode,
    shift: Shift,
    grids: Count,
    planned: Count,
    done: Type.Integer({
      minimum: 0,
      description: 'of those planned: further rounds make up for none',
    }),
    overdue: Count,
    cellsTold: Count,
    cellsVisited: Count,
    untold: Type.Integer({ minimum: 0, description: 'grids whose ground nobody told of' }),
    synthetic: Type.Boolean(),
  },
  CLOSED,
);
export type PatrolSum = Static<typeof PatrolSum>;

/** `GET /api/patrols?area=&day=`. `duties` null: the area is larger than a town, ask for one. */
export const PatrolAnswer = Type.Object(
  {
    day: PatrolDay,
    total: Type.Array(PatrolSum),
    parts: Type.Array(PatrolSum),
    duties: Nullable(Type.Array(PatrolDuty)),
  },
  CLOSED,
);
export type PatrolAnswer = Static<typeof PatrolAnswer>;

/** `GET /api/patrols/overdue?area=`: duties behind of the last days, the oldest first; at most so many. */
export const OverduePatrols = Type.Object(
  { days: Count, duties: Count, rounds: Count, rows: Type.Array(PatrolDuty) },
  CLOSED,
);
export type OverduePatrols = Static<typeof OverduePatrols>;

/** `PUT /api/patrols/plan`: how many grids have that duty now. */
export const PatrolPlanned = Type.Object({ grids: Count }, CLOSED);
