import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { CLOSED, Nullable } from '../model/common.ts';
import { GridStaffing, StaffingNorm } from '../model/staffing.ts';

const Count = Type.Integer({ minimum: 0 });

/** The grids of an area summed up. What was never counted is in no sum, and is told beside it. */
export const StaffingSum = Type.Object(
  {
    area: AreaCode,
    grids: Count,
    uncounted: Count,
    fullTime: Count,
    partTime: Count,
    volunteers: Count,
    normFullTime: Count,
    normPartTime: Count,
    shortFullTime: Count,
    shortPartTime: Count,
    withoutFullTime: Type.Integer({ minimum: 0, description: 'counted, and nobody full-time' }),
    synthetic: Type.Boolean(),
  },
  CLOSED,
);
export type StaffingSum = Static<typeof StaffingSum>;

/**
 * `GET /api/staffing?area=`: an area against the norm in force. `parts` are the areas below it that have a register
 * (counties of the city, towns of a county); `grids` null: the area is larger than a county, ask for one.
 */
export const StaffingAnswer = Type.Object(
  {
    norm: StaffingNorm,
    total: StaffingSum,
    parts: Type.Array(StaffingSum),
    grids: Nullable(Type.Array(GridStaffing)),
  },
  CLOSED,
);
export type StaffingAnswer = Static<typeof StaffingAnswer>;

/** `GET /api/staffing/unstaffed?area=` (art. 50): nobody full-time, or nobody knows; the first of so many. */
export const UnstaffedGrids = Type.Object(
  {
    withoutFullTime: Count,
    uncounted: Count,
    grids: Type.Array(GridStaffing),
  },
  CLOSED,
);
export type UnstaffedGrids = Static<typeof UnstaffedGrids>;
