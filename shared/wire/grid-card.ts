import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { Identifier, Instant, Name } from '../model/common.ts';
import { GRID_PART_KINDS, Grid } from '../model/grid.ts';
import { Condition } from '../model/level.ts';

const Place = Type.Object({ code: AreaCode, name: Name });
const Thing = Type.Object({ id: Identifier, name: Name });

/** `GET /api/grids/:code`: a grid, where it lies, how it is, what is registered in it. */
export const GridCard = Type.Object({
  grid: Grid,
  community: Place,
  town: Place,
  county: Place,
  condition: Condition,
  conditionSince: Instant,
  parts: Type.Array(
    Type.Object({
      kind: Type.Enum([...GRID_PART_KINDS]),
      id: Identifier,
      condition: Condition,
      held: Type.Optional(Condition),
    }),
    { description: 'What the condition rests on, worst first; empty: nothing is judged here' },
  ),
  hazards: Type.Array(Thing),
  gatherings: Type.Array(Thing),
  shelters: Type.Array(Thing),
  streams: Type.Array(Thing),
});
export type GridCard = Static<typeof GridCard>;
