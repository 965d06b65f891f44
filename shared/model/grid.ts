import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Name, Position, Synthetic } from './common.ts';

/** `hazard`: its assessed risk, which stands; `report`: a tip somebody looks into; the others: what readings say now. */
export const GRID_PART_KINDS = ['hazard', 'stream', 'gathering', 'shelter', 'report'] as const;
export type GridPartKind = (typeof GRID_PART_KINDS)[number];

/** 综合网格, 专属网格, 微网格 (GB/T 34300). */
export const GRID_KINDS = ['comprehensive', 'dedicated', 'micro'] as const;
export const GridKind = Type.Enum([...GRID_KINDS]);
export type GridKind = (typeof GRID_KINDS)[number];

/**
 * 15 digits: 6 county + 3 town + 3 community + 3 sequence W→E, N→S; two more for a micro-grid. The part of
 * a temporary split has its parent's code with a suffix, `-T1`.
 */
export const GridCode = Type.String({ pattern: '^\\d{15}(\\d{2})?(-T\\d{1,2})?$' });

/** A grid without its shape; shapes travel once per version as TopoJSON. */
export const Grid = Type.Object(
  {
    code: GridCode,
    kind: GridKind,
    name: Name,
    community: AreaCode,
    town: AreaCode,
    county: AreaCode,
    centre: Position,
    areaSquareMetres: Type.Number({ minimum: 0 }),
    households: Type.Integer({ minimum: 0 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Grid = Static<typeof Grid>;
