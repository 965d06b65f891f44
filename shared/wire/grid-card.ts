import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { Identifier, Instant, Name } from '../model/common.ts';
import { Grid } from '../model/grid.ts';
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
  parts: Type.Array(Type.Object({ stream: Identifier, condition: Condition }), {
    description: 'What the condition rests on; empty: nothing is judged here',
  }),
  hazards: Type.Array(Thing),
  gatherings: Type.Array(Thing),
  shelters: Type.Array(Thing),
  streams: Type.Array(Thing),
});
export type GridCard = Static<typeof GridCard>;
