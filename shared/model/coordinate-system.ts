import Type from 'typebox';
import { DATUMS, type Datum } from './common.ts';

/** A zone of CGCS2000 / 3-degree Gauss-Krüger by its EPSG code, 4513 to 4554. */
export type GaussKrugerCode = `EPSG:${number}`;
export type CoordinateSystem = Datum | GaussKrugerCode;

/** EPSG 4513–4533: zones 25–45, the zone's number before the easting. 4534–4554: the same without it. */
const FIRST_CODE = 4_513;
const LAST_CODE = 4_554;

export const GAUSS_KRUGER_CODES: readonly GaussKrugerCode[] = Array.from(
  { length: LAST_CODE - FIRST_CODE + 1 },
  (_, index): GaussKrugerCode => `EPSG:${FIRST_CODE + index}`,
);

/** Zones in which Wuxi lies (119.55–120.63° E): what a screen offers first. DOMAIN.md §6. */
export const LOCAL_CODES: readonly GaussKrugerCode[] = ['EPSG:4549', 'EPSG:4528'];

/** Everything a file may be declared to be in, and may be written in. */
export const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = [...DATUMS, ...GAUSS_KRUGER_CODES];
export const CoordinateSystem = Type.Enum([...COORDINATE_SYSTEMS], {
  description: 'datum, or CGCS2000 3° Gauss-Krüger zone as EPSG:4513 … EPSG:4554',
});

/** Which number of a pair comes first: east (`xy`), as files of ours, or north (`yx`), as EPSG says. */
export const AXIS_ORDERS = ['xy', 'yx'] as const;
export const AxisOrder = Type.Enum([...AXIS_ORDERS]);
export type AxisOrder = (typeof AXIS_ORDERS)[number];
