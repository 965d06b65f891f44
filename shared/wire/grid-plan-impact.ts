import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { Identifier, Instant, Name, Nullable, Position } from '../model/common.ts';
import { GridKind } from '../model/grid.ts';
import { GridKey } from '../model/grid-edit.ts';
import { PlanRevision } from '../model/grid-plan.ts';

/** What lies in a grid. `staff`: full-time and part-time as last counted; null: nobody knows, or nobody will know. */
export const GridFigures = Type.Object({
  areaSquareMetres: Type.Number(),
  households: Type.Integer(),
  hazards: Type.Integer(),
  shelters: Type.Integer(),
  streams: Type.Integer(),
  openAlarms: Type.Integer(),
  openIncidents: Type.Integer(),
  staff: Nullable(Type.Integer()),
});
export type GridFigures = Static<typeof GridFigures>;

/** One grid before and after; `key` is its code, or `new-<n>` until codes are given. */
export const GridImpact = Type.Object({
  key: GridKey,
  change: Type.Enum(['added', 'removed', 'changed']),
  name: Name,
  kind: GridKind,
  community: AreaCode,
  before: Nullable(GridFigures),
  after: Nullable(GridFigures),
});
export type GridImpact = Static<typeof GridImpact>;

const MOVED_KINDS = [
  'hazard',
  'shelter',
  'stream',
  'alarm',
  'incident',
  'key-place',
  'protected-object',
] as const;
/** A thing that lies in another grid afterwards. */
export const MovedThing = Type.Object({
  kind: Type.Enum([...MOVED_KINDS]),
  id: Type.String(),
  name: Name,
  place: Position,
  from: GridKey,
  to: GridKey,
});
export type MovedThing = Static<typeof MovedThing>;

/** Ground that changes hands. */
export const MovedGround = Type.Object({
  from: GridKey,
  to: GridKey,
  areaSquareMetres: Type.Number(),
});
export type MovedGround = Static<typeof MovedGround>;

/** A grid whose staff must be counted when the plan has taken effect, and what was last counted where it comes from. */
export const GridRecount = Type.Object({
  key: GridKey,
  from: Type.Array(Type.Object({ key: GridKey, staff: Nullable(Type.Integer()) })),
});
export type GridRecount = Static<typeof GridRecount>;

/** `GET /api/plans/:id/impact`: grid by grid, what a plan would change, on what is registered now. */
export const PlanImpact = Type.Object({
  plan: Identifier,
  revision: PlanRevision,
  at: Instant,
  grids: Type.Array(GridImpact),
  ground: Type.Array(MovedGround),
  things: Type.Array(MovedThing),
  recount: Type.Array(GridRecount),
});
export type PlanImpact = Static<typeof PlanImpact>;
