import Type, { type Static } from 'typebox';
import { CLOSED, Name, Nullable, Position, Synthetic } from './common.ts';

/** `functional` is a zone laid over the others (经开区), never a parent in the code scheme. */
export const AREA_LEVELS = ['city', 'county', 'town', 'community', 'functional'] as const;
export const AreaLevel = Type.Enum([...AREA_LEVELS]);
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** Six digits (GB/T 2260), nine (GB/T 10114) or twelve (statistical code); `E…` for functional areas. */
export const AreaCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12}|E[A-Z0-9]{2,12})$' });

/** An administrative or functional area. The hierarchy is `parent`, never string slicing. */
export const Area = Type.Object(
  {
    code: AreaCode,
    level: AreaLevel,
    name: Name,
    parent: Nullable(AreaCode),
    centre: Position,
    bounds: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()], {
      description: '[west, south, east, north] in degrees',
    }),
    households: Type.Integer({ minimum: 0 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Area = Static<typeof Area>;

/** GB/T 2260 code of Wuxi. */
export const CITY_CODE = '320200';
