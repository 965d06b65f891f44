import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Position, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';

/** Between these a height can be one of a city's ground, metres [D]. */
export const GROUND_METRES = [-20, 2_000] as const;

/** A spot height of the ground (高程点), metres above 吴淞基面, as water levels are (DOMAIN.md §2.7). */
export const GroundHeight = Type.Object(
  {
    id: Identifier,
    metres: Type.Number({ minimum: GROUND_METRES[0], maximum: GROUND_METRES[1] }),
    place: Position,
    county: AreaCode,
    town: AreaCode,
    grid: GridCode,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type GroundHeight = Static<typeof GroundHeight>;
