import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Name, Nullable, Position, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';

/** Classes of GB 51143 by time open. */
export const SHELTER_CLASSES = ['emergency', 'short', 'medium', 'long'] as const;
export const ShelterClass = Type.Enum([...SHELTER_CLASSES]);
export type ShelterClass = (typeof SHELTER_CLASSES)[number];

type ShelterStandard = {
  squareMetresPerPlace: number;
  /** Furthest way to it, metres. */
  distanceMetres: number;
  /** Least effective area of a site of the class; null: none is fixed. */
  leastAreaSquareMetres: number | null;
  /** Open at most so many days. */
  mostDays: number;
};

/** What GB 51143-2015 asks of each class, all [L] (DOMAIN.md §4). */
export const SHELTER_STANDARDS: Readonly<Record<ShelterClass, ShelterStandard>> = {
  emergency: {
    squareMetresPerPlace: 0.5,
    distanceMetres: 500,
    leastAreaSquareMetres: null,
    mostDays: 1,
  },
  short: {
    squareMetresPerPlace: 2,
    distanceMetres: 1_000,
    leastAreaSquareMetres: 2_000,
    mostDays: 15,
  },
  medium: {
    squareMetresPerPlace: 3,
    distanceMetres: 1_500,
    leastAreaSquareMetres: 10_000,
    mostDays: 30,
  },
  long: {
    squareMetresPerPlace: 4.5,
    distanceMetres: 2_500,
    leastAreaSquareMetres: 50_000,
    mostDays: 100,
  },
};

export const SHELTER_STATES = [
  'standby',
  'preparing',
  'open',
  'full',
  'closing',
  'closed',
  'unavailable',
] as const;
export const ShelterState = Type.Enum([...SHELTER_STATES]);
export type ShelterState = (typeof SHELTER_STATES)[number];

/** An emergency shelter. `capacity` is that of `class` by shared/risk/shelter-capacity.ts. */
export const Shelter = Type.Object(
  {
    id: Identifier,
    name: Name,
    class: ShelterClass,
    space: Type.Enum(['indoor', 'outdoor']),
    place: Position,
    town: AreaCode,
    grid: Nullable(GridCode),
    effectiveAreaSquareMetres: Type.Number({ exclusiveMinimum: 0 }),
    capacity: Type.Integer({ minimum: 0 }),
    state: ShelterState,
    stream: Nullable(Identifier, { description: 'The stream of its occupancy' }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Shelter = Static<typeof Shelter>;
