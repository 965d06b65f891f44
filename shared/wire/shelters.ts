import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { Identifier, Instant, Name, Nullable, PolygonGeometry, Position } from '../model/common.ts';
import { GridCode } from '../model/grid.ts';
import { HAZARD_CLASSES } from '../model/hazard.ts';
import { Confidence } from '../model/rule.ts';
import { Shelter, ShelterClass, ShelterState } from '../model/shelter.ts';
import { CAPACITY_LIMITS, ShelterFacilities, ShelterStep } from '../model/shelter-file.ts';

const Limit = Type.Enum([...CAPACITY_LIMITS]);
const Places = Type.Integer({ minimum: 0 });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Nullable(schema);

const Capacity = Type.Object({
  places: Places,
  binding: Limit,
  limits: Type.Array(
    Type.Object({
      limit: Limit,
      have: orNull(Type.Number()),
      each: Type.Number(),
      divides: Type.Boolean(),
      places: orNull(Places),
      source: Type.String(),
      confidence: Confidence,
    }),
  ),
  unrecorded: Type.Array(Limit, { description: 'Nobody recorded them: the capacity may be less' }),
});

/** How many are inside. `count` null: not known now, and `at` is the last that was. */
export const ShelterOccupancy = Type.Object({
  count: orNull(Type.Integer({ minimum: 0 })),
  at: orNull(Instant),
  stream: orNull(Identifier),
  source: orNull(Name),
});
export type ShelterOccupancy = Static<typeof ShelterOccupancy>;

/** A hazard nearer to the site than it may be. Its name is null outside the asker’s area. */
const Finding = Type.Object({
  hazard: orNull(Identifier),
  name: orNull(Name),
  class: Type.Enum([...HAZARD_CLASSES]),
  metres: Type.Number({ description: 'from the edge of the site; 0: across it' }),
  allowedMetres: Type.Number(),
  source: Type.String(),
  confidence: Confidence,
});
export type ShelterFinding = Static<typeof Finding>;

/** `GET /api/shelters/:id/file`: everything kept of one shelter, worked out for now. */
export const ShelterFile = Type.Object({
  shelter: Shelter,
  outline: orNull(PolygonGeometry),
  version: Type.Integer({ minimum: 0, description: '0: no file was written yet' }),
  facilities: ShelterFacilities,
  recordedAt: orNull(Instant),
  recordedBy: orNull(Identifier),
  verifiedAt: orNull(Instant),
  verifiedBy: orNull(Identifier),
  capacities: Type.Array(Type.Object({ class: ShelterClass, capacity: Capacity })),
  stay: Capacity,
  occupancy: ShelterOccupancy,
  left: orNull(Places),
  proposal: orNull(Type.Enum(['full', 'open'])),
  promised: Type.Object(
    { heads: Places, orders: Type.Array(Name, { description: 'their numbers, the oldest first' }) },
    { description: 'What orders to evacuate that are in force send here' },
  ),
  steps: Type.Array(ShelterStep, { description: 'newest first' }),
  counts: Type.Array(Type.Object({ at: Instant, count: Places, source: Name, by: Identifier }), {
    description: 'by hand, newest first',
  }),
  findings: Type.Array(Finding),
  undersized: Type.Array(ShelterClass),
});
export type ShelterFile = Static<typeof ShelterFile>;

/** The answer of `POST /api/shelters/siting`: what stands against a site, and what it would take in. */
export const SiteAnswer = Type.Object({
  town: AreaCode,
  grid: orNull(GridCode),
  findings: Type.Array(Finding),
  undersized: Type.Array(ShelterClass),
  capacities: Type.Array(Type.Object({ class: ShelterClass, capacity: Capacity })),
  stay: Capacity,
});
export type SiteAnswer = Static<typeof SiteAnswer>;

/** One line of `GET /api/shelters/files`. */
export const ShelterLine = Type.Object({
  id: Identifier,
  name: Name,
  town: AreaCode,
  classes: Type.Array(ShelterClass),
  state: ShelterState,
  since: orNull(Instant),
  capacity: Places,
  binding: Limit,
  occupancy: ShelterOccupancy,
  left: orNull(Places),
  proposal: orNull(Type.Enum(['full', 'open'])),
  verifiedAt: orNull(Instant),
  findings: Type.Integer({ minimum: 0 }),
});
export type ShelterLine = Static<typeof ShelterLine>;

/** `GET /api/shelters/coverage`: heads estimated from households, served by distance. */
export const ShelterCoverage = Type.Object({
  class: ShelterClass,
  distanceMetres: Type.Number(),
  limited: Type.Boolean(),
  sites: Places,
  population: Places,
  unserved: Places,
  towns: Type.Array(Type.Object({ town: AreaCode, population: Places, unserved: Places })),
  grids: Type.Array(Type.Tuple([GridCode, Places, Places]), {
    description: '[code, population, unserved] of the grids where somebody is unserved',
  }),
});
export type ShelterCoverage = Static<typeof ShelterCoverage>;

const NearShelter = Type.Object({
  id: Identifier,
  name: Name,
  place: Position,
  class: ShelterClass,
  state: ShelterState,
  metres: Type.Number(),
  left: orNull(Places),
  at: orNull(Instant),
});
export type NearShelter = Static<typeof NearShelter>;

/** `GET /api/shelters/nearest`. Distances as the crow flies. */
export const NearestShelters = Type.Object({
  from: Position,
  withPlaces: Type.Array(NearShelter),
  notKnown: Type.Array(NearShelter, {
    description: 'open, but nobody knows how full: never counted as free',
  }),
});
export type NearestShelters = Static<typeof NearestShelters>;
