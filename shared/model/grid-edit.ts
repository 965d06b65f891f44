import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Name, Position } from './common.ts';
import { GridKind } from './grid.ts';

/** Positions of one drawn line or outline; a shape of more is imported, not drawn. */
export const DRAWN_POSITIONS_CAP = 10_000;
/** Outlines one edit may name: a city's base blocks painted at once stay far below. */
const OUTLINES_CAP = 2_000;
/** Families in one grid: ten times what the standard has. */
const HOUSEHOLDS_CAP = 100_000;

/**
 * A grid within a plan: the code of a grid in force (15 or 17 digits, with a suffix for a temporary split)
 * or, for a grid new in the draft, `new-<n>` given by the edit that makes it.
 */
export const GridKey = Type.String({ pattern: '^(\\d{15}(\\d{2})?(-T\\d{1,2})?|new-\\d{1,6})$' });
export type GridKey = Static<typeof GridKey>;

/** A drawn line, `[lon, lat]`, at least two positions. */
const Line = Type.Array(Position, { minItems: 2, maxItems: DRAWN_POSITIONS_CAP });
/** A drawn outline, `[lon, lat]`, closed or not: the last position is joined to the first. */
const Outline = Type.Array(Position, { minItems: 3, maxItems: DRAWN_POSITIONS_CAP });

/** A shared vertex goes elsewhere; every grid that has it follows. */
const MoveVertex = Type.Object(
  { kind: Type.Literal('move-vertex'), from: Position, to: Position },
  CLOSED,
);
/** A vertex is put into the edge between two neighbouring vertices, on both of its sides. */
const InsertVertex = Type.Object(
  {
    kind: Type.Literal('insert-vertex'),
    between: Type.Tuple([Position, Position]),
    at: Position,
  },
  CLOSED,
);
/** A vertex where no third border ends is taken out, on both sides. */
const DeleteVertex = Type.Object({ kind: Type.Literal('delete-vertex'), at: Position }, CLOSED);
/** A grid is cut by a line; the smaller piece (of equal ones the eastern) becomes `newGrid`. */
const Split = Type.Object(
  { kind: Type.Literal('split'), grid: GridKey, line: Line, newGrid: GridKey },
  CLOSED,
);
/** Neighbours of one community become one grid, which keeps the key of one of them. */
const Merge = Type.Object(
  {
    kind: Type.Literal('merge'),
    grids: Type.Array(GridKey, { minItems: 2, maxItems: 200, uniqueItems: true }),
    into: GridKey,
  },
  CLOSED,
);
/** What of `from` lies in the drawn outline goes to `to`. */
const Reassign = Type.Object(
  { kind: Type.Literal('reassign'), from: GridKey, to: GridKey, outline: Outline },
  CLOSED,
);
/** A dedicated grid is cut from all it lies over within one community. */
const CutOut = Type.Object(
  { kind: Type.Literal('cut-out'), outline: Outline, newGrid: GridKey, name: Name },
  CLOSED,
);
/** A micro-grid inside one comprehensive grid; it takes what no other micro-grid has. */
const NestMicro = Type.Object(
  {
    kind: Type.Literal('nest-micro'),
    parent: GridKey,
    outline: Outline,
    newGrid: GridKey,
    name: Name,
  },
  CLOSED,
);
/** A micro-grid ends; its ground stays its parent's. */
const RemoveMicro = Type.Object({ kind: Type.Literal('remove-micro'), grid: GridKey }, CLOSED);
/** Base blocks, as outlines, are painted to a grid of their community. */
const AssignBlocks = Type.Object(
  {
    kind: Type.Literal('assign-blocks'),
    to: GridKey,
    blocks: Type.Array(Outline, { minItems: 1, maxItems: OUTLINES_CAP }),
  },
  CLOSED,
);
/**
 * A community is divided anew; of the outlines of one grid those within another are its holes. What no outline covers
 * goes to the neighbour with the longest common border.
 */
export const AdoptDivision = Type.Object(
  {
    kind: Type.Literal('adopt-division'),
    community: AreaCode,
    grids: Type.Array(
      Type.Object(
        {
          key: GridKey,
          outline: Type.Array(Outline, { minItems: 1, maxItems: OUTLINES_CAP }),
          name: Name,
        },
        CLOSED,
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  CLOSED,
);
export type AdoptDivision = Static<typeof AdoptDivision>;
/** What is written of a grid; its shape stays. */
const Describe = Type.Object(
  {
    kind: Type.Literal('describe'),
    grid: GridKey,
    name: Type.Optional(Name),
    gridKind: Type.Optional(GridKind),
    households: Type.Optional(Type.Integer({ minimum: 0, maximum: HOUSEHOLDS_CAP })),
  },
  CLOSED,
);

/**
 * One act of drawing in a plan: data, deterministic, replayed in order. Positions are `[lon, lat]` degrees on
 * a lattice of 1e-6 degree; a vertex is named by its lattice position, never by an index.
 */
export const GridEdit = Type.Union([
  MoveVertex,
  InsertVertex,
  DeleteVertex,
  Split,
  Merge,
  Reassign,
  CutOut,
  NestMicro,
  RemoveMicro,
  AssignBlocks,
  AdoptDivision,
  Describe,
]);
export type GridEdit = Static<typeof GridEdit>;
export type EditOf<K extends GridEdit['kind']> = Extract<GridEdit, { kind: K }>;

/** Why an edit is refused: stable ids, for words in the reader's language. */
export const EDIT_REFUSALS = [
  'off-the-map',
  'no-such-grid',
  'no-such-vertex',
  'no-such-edge',
  'no-such-community',
  'key-taken',
  'grid-locked',
  'vertex-taken',
  'vertex-on-edge',
  'vertex-needed',
  'edges-cross',
  'ring-inverts',
  'ring-too-small',
  'boundary-fixed',
  'line-crosses-itself',
  'line-does-not-divide',
  'outline-encloses-nothing',
  'outline-misses-grid',
  'outline-takes-whole-grid',
  'different-communities',
  'not-neighbours',
  'not-comprehensive',
  'not-micro',
  'has-micro-grids',
  'micro-needs-parent',
  'division-incomplete',
  'too-fine',
] as const;
export type EditRefusal = (typeof EDIT_REFUSALS)[number];
