import Type, { type Static } from 'typebox';
import { EXPORT_FORMATS } from '../export/export-format.ts';
import { SHAPE_REASONS } from '../import/shapes/check-shape.ts';
import { FILE_REASONS, MOST_SHAPES, SHAPE_FORMATS } from '../import/shapes/raw-shape.ts';
import { LONGEST_SHAPE_FILE_BYTES, SHAPE_TARGETS } from '../import/shapes/shape-target.ts';
import { AreaCode } from '../model/area.ts';
import { CollectionId } from '../model/collection.ts';
import {
  CLOSED,
  Datum,
  Identifier,
  Instant,
  LARGEST_INTEGER,
  Name,
  Nullable,
  Position,
} from '../model/common.ts';
import { AxisOrder, CoordinateSystem } from '../model/coordinate-system.ts';
import { AreaShape } from '../model/crosswalk.ts';
import { ExportUse } from '../model/export-use.ts';
import { AdoptDivision } from '../model/grid-edit.ts';
import { HazardClass } from '../model/hazard.ts';

const ShapeTarget = Type.Enum([...SHAPE_TARGETS]);

const asked = {
  target: ShapeTarget,
  system: CoordinateSystem,
  axes: AxisOrder,
  synthetic: Type.Boolean({ description: 'whether the shapes are invented' }),
  // The request itself is bounded: to count the characters of 5 MB would hold the server's thread for 13 ms.
  file: Type.String({ description: `base64 of at most ${LONGEST_SHAPE_FILE_BYTES} bytes` }),
  layerName: Nullable(Name),
  department: Nullable(Identifier),
  hazardClass: Nullable(HazardClass),
};

/** `POST /api/shape-imports/preview`. */
export const ShapeFile = Type.Object(asked, CLOSED);
export type ShapeFile = Static<typeof ShapeFile>;

const Numbers = Type.Array(Type.Integer({ minimum: 1, maximum: LARGEST_INTEGER }), {
  maxItems: MOST_SHAPES,
  uniqueItems: true,
});
/** `POST /api/shape-imports`: the same file, with the numbers of what is taken as drawn and as repaired. */
export const ShapeImport = Type.Object({ ...asked, take: Numbers, takeRepaired: Numbers }, CLOSED);
export type ShapeImport = Static<typeof ShapeImport>;

const Finding = Type.Object(
  {
    reason: Type.Enum([...SHAPE_REASONS]),
    severity: Type.Enum(['error', 'warning']),
    part: Type.Integer({ minimum: -1 }),
    ring: Type.Integer({ minimum: -1 }),
    place: Nullable(Position),
    got: Type.String(),
  },
  CLOSED,
);

export const PreviewShape = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    code: Nullable(Identifier),
    name: Type.String(),
    outline: Nullable(AreaShape),
    repair: Nullable(AreaShape, {
      description: 'what it could be repaired to; taken only where it is asked for',
    }),
    areaSquareMetres: Nullable(Type.Number()),
    community: Nullable(AreaCode),
    town: Nullable(AreaCode),
    findings: Type.Array(Finding),
  },
  CLOSED,
);
export type PreviewShape = Static<typeof PreviewShape>;

const Shift = Type.Object(
  {
    verdict: Type.Enum(['fits', 'shifted', 'unknown']),
    medianMetres: Type.Number(),
    eastMetres: Type.Number(),
    northMetres: Type.Number(),
    metres: Type.Number(),
    bestMedianMetres: Type.Number(),
    likely: Nullable(Datum),
    medianIf: Type.Record(Type.String(), Type.Number()),
  },
  CLOSED,
);

/** What a file would bring in. `file` says why it cannot be read at all. */
export const ShapePreview = Type.Object(
  {
    file: Nullable(
      Type.Object(
        { reason: Type.Enum([...FILE_REASONS]), expected: Type.String(), got: Type.String() },
        CLOSED,
      ),
    ),
    format: Nullable(Type.Enum([...SHAPE_FORMATS])),
    shapes: Type.Array(PreviewShape),
    shift: Nullable(Shift, { description: 'null: too little to compare' }),
    recognised: Nullable(Type.Object({ system: CoordinateSystem, axes: AxisOrder }, CLOSED), {
      description: 'how the numbers would lie in the city, where they do not as declared',
    }),
    saysItself: Nullable(CoordinateSystem, {
      description:
        'the system that the file names: by its .prj, or by crs or coordinateSystem of GeoJSON',
    }),
    leftOut: Type.Array(Type.String(), { description: 'columns that are not kept' }),
  },
  CLOSED,
);
export type ShapePreview = Static<typeof ShapePreview>;

export const ShapeImported = Type.Object(
  {
    taken: Type.Integer({ minimum: 0 }),
    refused: Type.Integer({ minimum: 0 }),
    layer: Nullable(Identifier, {
      description: 'the crosswalk layer that was made',
    }),
    edits: Type.Array(AdoptDivision, { description: 'for a plan; nothing was stored' }),
  },
  CLOSED,
);
export type ShapeImported = Static<typeof ShapeImported>;

const ExportFormat = Type.Enum([...EXPORT_FORMATS]);

/** `POST /api/shape-exports`: the answer is the file. */
export const ShapeExport = Type.Object(
  {
    collection: CollectionId,
    format: ExportFormat,
    usedFor: ExportUse,
    system: CoordinateSystem,
    at: Nullable(Instant, { description: 'grids in force then; null: now' }),
  },
  CLOSED,
);
export type ShapeExport = Static<typeof ShapeExport>;

const Share = {
  grid: Type.String(),
  gridName: Type.String(),
  areaSquareMetres: Type.Number({ description: 'of the grid, inside the unit' }),
  share: Type.Number({ minimum: 0, maximum: 1, description: 'of the grid, inside the unit' }),
  households: Nullable(Type.Integer(), {
    description: 'inside, estimated by the share of ground; null: fewer than 10',
  }),
};
const MatchedGrid = Type.Object(Share, CLOSED);
const OpenShare = Type.Number({ minimum: 0, maximum: 1, description: 'of the grid, in no unit' });

/** How a layer's units lie to the grids in force (art. 49 ¶3). */
export const CrosswalkMatch = Type.Object(
  {
    at: Instant,
    units: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          name: Type.String(),
          whole: Type.Array(MatchedGrid),
          cut: Type.Array(MatchedGrid),
        },
        CLOSED,
      ),
    ),
    uncovered: Type.Array(
      Type.Object({ grid: Type.String(), gridName: Type.String(), share: OpenShare }, CLOSED),
      { description: 'grids of the same counties that the units leave open, and how much of each' },
    ),
  },
  CLOSED,
);
export type CrosswalkMatch = Static<typeof CrosswalkMatch>;

export const BaseBlock = Type.Object(
  {
    id: Identifier,
    name: Name,
    community: AreaCode,
    areaSquareMetres: Type.Number(),
    outline: AreaShape,
    synthetic: Type.Boolean(),
  },
  CLOSED,
);
export type BaseBlock = Static<typeof BaseBlock>;
