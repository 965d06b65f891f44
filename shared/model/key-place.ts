import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  Identifier,
  Instant,
  LARGEST_INTEGER,
  Name,
  Nullable,
  Position,
  Synthetic,
} from './common.ts';
import { DRILL_STANDINGS } from './drill-cycle.ts';
import { GridCode } from './grid.ts';

/**
 * What a key place is: 重点部位 and 重点场所 as art. 31 names them, and venues of new kinds (art. 35).
 * Source: 无锡市社会治理促进条例 arts 31, 35 [S].
 */
export const KEY_PLACE_KINDS = [
  'airport',
  'railway-station',
  'metro-station',
  'coach-station',
  'port',
  'wharf',
  'school',
  'kindergarten',
  'bank',
  'hospital',
  'theatre',
  'heritage',
  'new-venue',
] as const;
export const KeyPlaceKind = Type.Enum([...KEY_PLACE_KINDS]);
export type KeyPlaceKind = (typeof KEY_PLACE_KINDS)[number];

/** A day as `2026-07-06`, Asia/Shanghai. Whether the day exists is checked apart. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const DayOrNone = Nullable(Day);

/** What an edit may change. The days say when a plan was filed and a drill held; null: none known. */
const duties = {
  managerUnit: Name,
  securityPlan: DayOrNone,
  emergencyPlan: DayOrNone,
  lastDrill: DayOrNone,
};

/** A key place with the unit that runs it, its plans and its last drill (art. 31). */
export const KeyPlace = Type.Object(
  {
    id: Identifier,
    kind: KeyPlaceKind,
    venueType: Nullable(Identifier, { description: 'set for new-venue alone' }),
    name: Name,
    place: Position,
    town: AreaCode,
    grid: Nullable(GridCode),
    ...duties,
    revision: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type KeyPlace = Static<typeof KeyPlace>;

/** A key place as it stands on the day it is asked for. */
export const KeyPlaceStanding = Type.Object(
  {
    ...KeyPlace.properties,
    drillDue: DayOrNone,
    drill: Type.Enum([...DRILL_STANDINGS]),
  },
  CLOSED,
);
export type KeyPlaceStanding = Static<typeof KeyPlaceStanding>;

const basedOn = Type.Integer({
  minimum: 1,
  maximum: LARGEST_INTEGER,
  description: 'the revision its author had before him',
});

/** `PUT /api/key-places/:id`. */
export const KeyPlaceChange = Type.Object({ basedOn, ...duties }, CLOSED);
export type KeyPlaceChange = Static<typeof KeyPlaceChange>;

/** A new kind of business and the department that leads in it; null: 待明确, still to be declared. */
export const VenueType = Type.Object(
  {
    id: Identifier,
    name: Name,
    nameEnglish: Name,
    leadDepartment: Nullable(Identifier),
    basis: Nullable(Name, { description: 'the document that declares it' }),
    decidedAt: Nullable(Instant),
    venues: Type.Integer({ minimum: 0, description: 'registered in the asker’s area' }),
    revision: Type.Integer({ minimum: 1 }),
  },
  CLOSED,
);
export type VenueType = Static<typeof VenueType>;

/** `PUT /api/venue-types/:id`. Both null takes a declaration back. */
export const VenueTypeChange = Type.Object(
  {
    basedOn,
    leadDepartment: VenueType.properties.leadDepartment,
    basis: VenueType.properties.basis,
  },
  CLOSED,
);
export type VenueTypeChange = Static<typeof VenueTypeChange>;
