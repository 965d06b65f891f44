import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable, Synthetic } from './common.ts';
import { CoordinateSystem } from './coordinate-system.ts';

/** Polygons as a shape travels: GeoJSON's MultiPolygon, `[lon, lat]` in WGS 84. */
export const AreaShape = Type.Object(
  {
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(
      Type.Array(Type.Array(Type.Tuple([Type.Number(), Type.Number()]), { minItems: 4 })),
    ),
  },
  CLOSED,
);
export type AreaShape = Static<typeof AreaShape>;

/** The units of one department's own division, brought in to be matched to the grids (art. 49 ¶3). */
export const CrosswalkLayer = Type.Object(
  {
    id: Identifier,
    name: Name,
    department: Identifier,
    units: Type.Integer({ minimum: 0, description: 'those within the area of whoever asks' }),
    recordedAt: Instant,
    system: CoordinateSystem,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type CrosswalkLayer = Static<typeof CrosswalkLayer>;

export const CrosswalkUnit = Type.Object(
  {
    code: Identifier,
    name: Name,
    areaSquareMetres: Type.Number({ minimum: 0 }),
    town: Nullable(AreaCode),
    outline: AreaShape,
  },
  CLOSED,
);
export type CrosswalkUnit = Static<typeof CrosswalkUnit>;
