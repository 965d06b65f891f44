import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { Identifier, Name, Position, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';

/** Classes of GB 51143 by time open. */
export const SHELTER_CLASSES = ['emergency', 'short', 'medium', 'long'] as const;
export const ShelterClass = Type.Enum([...SHELTER_CLASSES]);
export type ShelterClass = (typeof SHELTER_CLASSES)[number];

/** Square metres a person and furthest evacuation distance in metres, by class. Source: GB 51143-2015 [L]. */
export const SHELTER_STANDARDS: Readonly<
  Record<ShelterClass, { squareMetresPerPerson: number; distanceMetres: number }>
> = {
  emergency: { squareMetresPerPerson: 0.5, distanceMetres: 500 },
  short: { squareMetresPerPerson: 2, distanceMetres: 1_000 },
  medium: { squareMetresPerPerson: 3, distanceMetres: 1_500 },
  long: { squareMetresPerPerson: 4.5, distanceMetres: 2_500 },
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

/** An emergency shelter. Capacity is effective area ÷ square metres a person of its class, rounded down. */
export const Shelter = Type.Object(
  {
    id: Identifier,
    name: Name,
    class: ShelterClass,
    space: Type.Enum(['indoor', 'outdoor']),
    place: Position,
    town: AreaCode,
    grid: Type.Union([GridCode, Type.Null()]),
    effectiveAreaSquareMetres: Type.Number({ exclusiveMinimum: 0 }),
    capacity: Type.Integer({ minimum: 0 }),
    state: ShelterState,
    stream: Type.Union([Identifier, Type.Null()], { description: 'The stream of its occupancy' }),
    synthetic: Synthetic,
  },
  { additionalProperties: false },
);
export type Shelter = Static<typeof Shelter>;
