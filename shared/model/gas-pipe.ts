import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { Identifier, Name, Position, Synthetic } from './common.ts';

/** Pressure classes of urban gas pipes, as the zones beside them tell them apart (GB 55009-2021). */
export const GAS_PRESSURES = ['low', 'medium', 'sub-high', 'high'] as const;
export const GasPressure = Type.Enum([...GAS_PRESSURES]);
export type GasPressure = (typeof GAS_PRESSURES)[number];

/** A buried gas pipe by its course `[lon, lat]`. */
export const GasPipe = Type.Object(
  {
    id: Identifier,
    name: Name,
    pressure: GasPressure,
    course: Type.Array(Position, { minItems: 2, maxItems: 1_000 }),
    responsibleUnit: Name,
    town: AreaCode,
    synthetic: Synthetic,
  },
  { additionalProperties: false },
);
export type GasPipe = Static<typeof GasPipe>;
