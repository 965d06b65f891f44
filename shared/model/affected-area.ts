import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable, Position } from './common.ts';
import { METRICS } from './stream.ts';

/** The furthest an area is computed around something [D]. */
const Metres = Type.Integer({ minimum: 10, maximum: 20_000 });

/** What a gauge can tell, metres above 吴淞基面. */
const LEVEL_METRES = {
  minimum: METRICS['water-level'].minimum,
  maximum: METRICS['water-level'].maximum,
};

/** What a piece of water is followed by: which way it flows is not in the data, so somebody says it. */
export const RIVER_WAYS = ['both', 'east', 'west', 'north', 'south'] as const;
export type RiverWay = (typeof RIVER_WAYS)[number];

/**
 * The affected area: drawn, around a place, a planning sector down the wind (`windFrom` in degrees as people say it;
 * null: not known), a hazard's own ground with a margin, along the water nearest to a place, or the ground lower than a
 * level of a gauge (`level` in metres above 吴淞基面, said by a person; `metres` around the gauge).
 */
export const AffectedArea = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('drawn'),
      outline: Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Unknown() }, CLOSED),
    },
    CLOSED,
  ),
  Type.Object({ kind: Type.Literal('around'), place: Position, metres: Metres }, CLOSED),
  Type.Object(
    {
      kind: Type.Literal('plume'),
      place: Position,
      metres: Metres,
      windFrom: Nullable(Type.Integer({ minimum: 0, maximum: 359 })),
    },
    CLOSED,
  ),
  Type.Object(
    {
      kind: Type.Literal('hazard'),
      hazard: Identifier,
      metres: Type.Integer({ minimum: 0, maximum: 5_000 }),
    },
    CLOSED,
  ),
  Type.Object(
    {
      kind: Type.Literal('river'),
      place: Position,
      along: Metres,
      metres: Metres,
      way: Type.Enum([...RIVER_WAYS]),
    },
    CLOSED,
  ),
  Type.Object(
    {
      kind: Type.Literal('flood'),
      stream: Identifier,
      level: Type.Number(LEVEL_METRES),
      metres: Metres,
    },
    CLOSED,
  ),
]);
export type AffectedArea = Static<typeof AffectedArea>;
export const AREA_KINDS = ['around', 'plume', 'hazard', 'river', 'flood', 'drawn'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];
export type AreaOfKind<Kind extends AreaKind> = Extract<AffectedArea, { kind: Kind }>;

/** What a flood was worked out from: gauge, level, and of how many of its grids no height is known. */
export const FloodGround = Type.Object(
  {
    stream: Identifier,
    name: Name,
    level: Type.Number(LEVEL_METRES),
    grids: Type.Integer({ minimum: 0 }),
    unknown: Type.Integer({ minimum: 0 }),
    synthetic: Type.Boolean({ description: 'heights of the ground are invented' }),
  },
  CLOSED,
);
export type FloodGround = Static<typeof FloodGround>;

/** The wind a sector was made of: the nearest station that is heard. */
export const SectorWind = Type.Object(
  {
    stream: Identifier,
    name: Name,
    metres: Type.Number({ minimum: 0 }),
    speed: Nullable(Type.Number({ description: 'm/s; null: not known now' })),
    at: Nullable(Instant),
  },
  CLOSED,
);
export type SectorWind = Static<typeof SectorWind>;
