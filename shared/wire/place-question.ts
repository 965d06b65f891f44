import Type, { type Static } from 'typebox';
import {
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
} from '../model/common.ts';
import { FEWEST_TOLD, isFew } from '../model/fewest-told.ts';
import { GAS_ZONE_NAMES, GasPressure, MEASURED_FROM } from '../model/gas-pipe.ts';
import { GridCode } from '../model/grid.ts';
import { HazardClass } from '../model/hazard.ts';
import { DATA_STATES, Level } from '../model/level.ts';
import { ProtectedKind } from '../model/protected-object.ts';

/** How far around a place may be asked, metres [D]. */
export const NEAREST_METRES = 10;
export const FURTHEST_METRES = 5_000;
/** Ground that may be asked about at once: a fifth of the city [D] (FAULTS.md S19). */
export const MOST_SQUARE_METRES = 1_000_000_000;
/** Things of one kind that are named; how many there are is told in any case [D]. */
export const MOST_NAMED = 200;

/** How many, by an estimate; fewer than ten are told as "<10" (DOMAIN.md §0). */
export const Estimate = Type.Union([Type.Integer({ minimum: 0 }), Type.Literal('<10')]);
export type Estimate = Static<typeof Estimate>;

/** An estimate as it may be told. */
export function toldEstimate(exact: number): Estimate {
  if (isFew(exact)) return '<10';
  return Math.round(exact);
}

/** An estimate in tens, where one told to the last would give away a part of it that is told as "<10" (DOMAIN.md §0). */
export function toldInTens(exact: number): Estimate {
  const told = toldEstimate(exact);
  return told === '<10' ? told : Math.round(exact / FEWEST_TOLD) * FEWEST_TOLD;
}

/** A population as it may be told: in tens where so few households could be worked out from it. */
export const toldPopulation = (households: number, population: number): Estimate =>
  isFew(households) ? toldInTens(population) : toldEstimate(population);

/**
 * `POST /api/places/question`: a drawn polygon, or everything around a place. The coordinates of a polygon
 * are looked at by the structural gate, which names the ring and the place of a fault.
 */
export const PlaceQuestion = Type.Union([
  Type.Object(
    {
      outline: Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Unknown() }, CLOSED),
    },
    CLOSED,
  ),
  Type.Object(
    {
      around: Position,
      metres: Type.Integer({ minimum: NEAREST_METRES, maximum: FURTHEST_METRES }),
    },
    CLOSED,
  ),
]);
export type PlaceQuestion = Static<typeof PlaceQuestion>;

const found = {
  id: Identifier,
  name: Name,
  place: Position,
  metres: Nullable(Type.Number({ minimum: 0 }), {
    description: 'from what was asked about; null within a drawn polygon',
  }),
};
const Found = Type.Object(found, CLOSED);
export type Found = Static<typeof Found>;

const FoundHazard = Type.Object(
  {
    ...found,
    class: HazardClass,
    risk: Nullable(Level),
    watched: Type.Boolean({ description: 'whether a stream watches it' }),
  },
  CLOSED,
);
const FoundObject = Type.Object({ ...found, kind: ProtectedKind }, CLOSED);

/** A unit where it was last heard, or at its base while it never was. */
const FoundUnit = Type.Object(
  {
    ...found,
    source: Type.Enum(['heard', 'base'], { description: 'what its place is known by' }),
    at: Nullable(Instant, { description: 'when it was there; null at its base' }),
    state: Type.Enum([...DATA_STATES], {
      description: 'unknown three periods after it was heard, and at its base: it may be elsewhere',
    }),
  },
  CLOSED,
);
export type FoundUnit = Static<typeof FoundUnit>;

const listOf = <Item extends ReturnType<typeof Type.Object>>(item: Item) =>
  Type.Object(
    { total: Type.Integer({ minimum: 0 }), items: Type.Array(item, { maxItems: MOST_NAMED }) },
    CLOSED,
  );

/** A gas pipe whose protected or control zone the ground reaches into; distances in metres. */
export const GasFinding = Type.Object(
  {
    id: Identifier,
    name: Name,
    pressure: GasPressure,
    responsibleUnit: Name,
    zone: Type.Enum([...GAS_ZONE_NAMES]),
    metres: Type.Number({ minimum: 0 }),
    measuredFrom: Type.Enum([...MEASURED_FROM]),
    protectedMetres: Type.Number(),
    controlMetres: Type.Number(),
    course: Type.Array(Position),
  },
  CLOSED,
);
export type GasFinding = Static<typeof GasFinding>;

/** A grid that the ground reaches into, and how many live in that part of it. */
const FoundGrid = Type.Object(
  { code: GridCode, name: Nullable(Name), population: Estimate },
  CLOSED,
);

/** What lies in an area. */
export const PlaceAnswer = Type.Object(
  {
    outline: PolygonGeometry,
    areaSquareMetres: Type.Number({ minimum: 0 }),
    coveredShare: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'of the area, what lies in grids the asker may see; the rest is not counted',
    }),
    households: Estimate,
    population: Estimate,
    grids: listOf(FoundGrid),
    hazards: listOf(FoundHazard),
    protectedObjects: listOf(FoundObject),
    streams: listOf(Found),
    shelters: listOf(Found),
    gatherings: listOf(Found),
    units: listOf(FoundUnit),
    alert: Nullable(Type.Enum([...GAS_ZONE_NAMES]), {
      description:
        'drawn ground alone: the worst gas zone that digging there would touch (art. 12)',
    }),
    gas: Type.Array(GasFinding),
  },
  CLOSED,
);
export type PlaceAnswer = Static<typeof PlaceAnswer>;

/** `GET /api/hazards/:id/surroundings`: the above around a hazard, and who is exposed by GB 18218. */
export const Surroundings = Type.Object(
  {
    metres: Type.Integer(),
    exposure: Type.Object(
      {
        metres: Type.Integer({ description: 'beyond the boundary, always 500 (GB 18218-2018)' }),
        population: Estimate,
        alpha: Type.Number({ description: 'the factor α of GB 18218-2018' }),
      },
      CLOSED,
    ),
    watchedBy: Type.Array(Found),
    answer: PlaceAnswer,
  },
  CLOSED,
);
export type Surroundings = Static<typeof Surroundings>;

/** `GET /api/hazards/unwatched`. */
export const UnwatchedHazards = Type.Object({
  metres: Type.Integer(),
  total: Type.Integer(),
  hazards: Type.Array(
    Type.Object(
      {
        id: Identifier,
        name: Name,
        class: HazardClass,
        risk: Nullable(Level),
        responsibleUnit: Nullable(Name),
      },
      CLOSED,
    ),
  ),
});
export type UnwatchedHazards = Static<typeof UnwatchedHazards>;

/** `GET /api/hazards/black-spots`: road black spots with the schools near each (arts 14–16). */
export const BlackSpots = Type.Object({
  metres: Type.Integer(),
  blackSpots: Type.Array(
    Type.Object({ id: Identifier, name: Name, schools: Type.Array(Found) }, CLOSED),
  ),
});
export type BlackSpots = Static<typeof BlackSpots>;
