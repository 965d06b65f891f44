import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Name, Nullable, Position, Synthetic } from './common.ts';

/** What the distance to a pipe is measured to: its outer wall, or the centre line where nobody knows how thick it is. */
export const MEASURED_FROM = ['wall', 'centre-line'] as const;
export type MeasuredFrom = (typeof MEASURED_FROM)[number];

/** 保护范围, where digging is forbidden (城镇燃气管理条例 art. 33), and 控制范围 around it. */
export const GAS_ZONE_NAMES = ['protected', 'control'] as const;
export type GasZone = (typeof GAS_ZONE_NAMES)[number];

/** Pressure classes of urban gas pipes, as the zones beside them tell them apart (GB 55009-2021). */
export const GAS_PRESSURES = ['low', 'medium', 'sub-high', 'high'] as const;
export const GasPressure = Type.Enum([...GAS_PRESSURES]);
export type GasPressure = (typeof GAS_PRESSURES)[number];

/** Thicker than any gas pipe that is laid in a city, millimetres [D]. */
export const THICKEST_PIPE_MILLIMETRES = 3_000;

/** A buried gas pipe by its course `[lon, lat]`, which is its centre line. */
export const GasPipe = Type.Object(
  {
    id: Identifier,
    name: Name,
    pressure: GasPressure,
    diameterMillimetres: Nullable(
      Type.Integer({ minimum: 10, maximum: THICKEST_PIPE_MILLIMETRES }),
      { description: 'outer diameter; null: not recorded' },
    ),
    course: Type.Array(Position, { minItems: 2, maxItems: 1_000 }),
    responsibleUnit: Name,
    town: AreaCode,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type GasPipe = Static<typeof GasPipe>;
