import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Name, Nullable, Position, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';

/**
 * The eight classes of places that major hazard installations must keep a distance from.
 * Source: 危险化学品安全管理条例 art. 19 ¶1 (1)–(8), DOMAIN.md §2.4 [S]; the short names are ours.
 */
export const PROTECTED_CLASSES = [
  'crowded-place',
  'public-facility',
  'water-source',
  'transport',
  'farmland',
  'water-and-nature',
  'military',
  'other',
] as const;
export const ProtectedClass = Type.Enum([...PROTECTED_CLASSES]);
export type ProtectedClass = (typeof PROTECTED_CLASSES)[number];

/** What an object is, and the class of art. 19 that follows from it [L]. */
export const PROTECTED_KIND_CLASS = {
  housing: 'crowded-place',
  mall: 'crowded-place',
  park: 'crowded-place',
  school: 'public-facility',
  hospital: 'public-facility',
  theatre: 'public-facility',
  stadium: 'public-facility',
  'water-intake': 'water-source',
  waterworks: 'water-source',
  station: 'transport',
  wharf: 'transport',
  airport: 'transport',
  'metro-entrance': 'transport',
  farmland: 'farmland',
  fishery: 'farmland',
  'river-lake': 'water-and-nature',
  'scenic-area': 'water-and-nature',
  'nature-reserve': 'water-and-nature',
  'military-area': 'military',
  other: 'other',
} as const satisfies Record<string, ProtectedClass>;
export type ProtectedKind = keyof typeof PROTECTED_KIND_CLASS;
export const PROTECTED_KINDS = Object.keys(PROTECTED_KIND_CLASS) as ProtectedKind[];
export const ProtectedKind = Type.Enum([...PROTECTED_KINDS]);

/** A place that hazards must keep away from (受保护目标). Its class follows from its kind. */
export const ProtectedObject = Type.Object(
  {
    id: Identifier,
    kind: ProtectedKind,
    name: Name,
    place: Position,
    town: AreaCode,
    grid: Nullable(GridCode),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type ProtectedObject = Static<typeof ProtectedObject>;
