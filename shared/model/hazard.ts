import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  Identifier,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
  Synthetic,
} from './common.ts';
import { GridCode } from './grid.ts';
import { Level } from './level.ts';

/** 危险源 is a point, 危险区域 an area (art. 10). */
export const HAZARD_FORMS = ['source', 'area'] as const;
export const HazardForm = Type.Enum([...HAZARD_FORMS]);

/** Sector catalogue of arts 12–16, 18. */
export const HAZARD_CLASSES = [
  'chemical',
  'gas',
  'flood',
  'fire-building',
  'road-black-spot',
  'geological',
  'food-site',
  'key-place',
  'fuel-firework',
  'construction',
  'venue',
] as const;
export const HazardClass = Type.Enum([...HAZARD_CLASSES]);
export type HazardClass = (typeof HAZARD_CLASSES)[number];

/** A registered hazard. `risk` is the assessed risk colour (重大/较大/一般/低), not a warning level. */
export const Hazard = Type.Object(
  {
    id: Identifier,
    form: HazardForm,
    class: HazardClass,
    name: Name,
    place: Position,
    outline: Nullable(PolygonGeometry),
    town: AreaCode,
    grid: Nullable(GridCode),
    risk: Nullable(Level, { description: 'null: not yet assessed' }),
    responsibleUnit: Nullable(Name, { description: 'null: not yet said' }),
    department: Identifier,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Hazard = Static<typeof Hazard>;
