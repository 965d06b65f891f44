import Type, { type Static } from 'typebox';
import {
  BasedOnOrNone,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
} from './common.ts';
import { ShelterClass, ShelterState } from './shelter.ts';

/** What can bind a capacity, in the order they are told. */
export const CAPACITY_LIMITS = ['area', 'beds', 'toilets', 'water'] as const;
export type CapacityLimit = (typeof CAPACITY_LIMITS)[number];

/** Who runs a site: grades by administration of GB/T 44013-2024, province to village [S]. */
export const SHELTER_ADMINISTRATIONS = ['province', 'city', 'county', 'town', 'community'] as const;

/** What a site keeps for those it takes in [D]. */
export const SHELTER_SUPPLIES = [
  'tents',
  'blankets',
  'rations',
  'firstAid',
  'lighting',
  'extinguishers',
] as const;
export type ShelterSupply = (typeof SHELTER_SUPPLIES)[number];

/** Yes or no, and null for what nobody has recorded: never taken for a yes. */
const Recorded = Nullable(Type.Boolean());
const RecordedAmount = Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 }));
const Held = Nullable(
  Type.Union([Type.Boolean(), Type.Integer({ minimum: 0, maximum: 1_000_000 })]),
);
/** The largest site anybody could mean: ten square kilometres [D]. */
const Area = Type.Number({ exclusiveMinimum: 0, maximum: 10_000_000 });

const AccessPoint = Type.Object({ name: Name, place: Position, stepFree: Recorded }, CLOSED);

/** What a site is and has. The first of `classes` is the one it is registered under. */
export const ShelterFacilities = Type.Object(
  {
    classes: Type.Array(ShelterClass, { minItems: 1, maxItems: 4, uniqueItems: true }),
    space: Type.Enum(['indoor', 'outdoor']),
    administration: Nullable(Type.Enum([...SHELTER_ADMINISTRATIONS])),
    grossAreaSquareMetres: Nullable(Area),
    effectiveAreaSquareMetres: Area,
    beds: RecordedAmount,
    toilets: RecordedAmount,
    waterLitresPerDay: Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    accessible: Recorded,
    backupPower: Recorded,
    supplies: Type.Record(Type.Enum([...SHELTER_SUPPLIES]), Held, {
      description: 'true or an amount: kept there; false: not; null: not recorded',
    }),
    accessPoints: Type.Array(AccessPoint, { maxItems: 12 }),
    managingUnit: Nullable(Name, { description: 'an organisation' }),
  },
  CLOSED,
);
export type ShelterFacilities = Static<typeof ShelterFacilities>;

/** The order a shelter is opened on; `issuedBy` is a department of the register. */
export const OpeningOrder = Type.Object(
  {
    number: Type.String({ minLength: 3, maxLength: 60, pattern: '\\S' }),
    issuedBy: Identifier,
    issuedAt: Instant,
  },
  CLOSED,
);
export type OpeningOrder = Static<typeof OpeningOrder>;

/** One step of a shelter's life. `by` is an account, null where it was so from the beginning. */
export const ShelterStep = Type.Object(
  {
    state: ShelterState,
    at: Instant,
    by: Nullable(Identifier),
    reason: Nullable(Type.String({ maxLength: 300 })),
    order: Nullable(OpeningOrder),
  },
  CLOSED,
);
export type ShelterStep = Static<typeof ShelterStep>;

/** `POST /api/shelters/:id/state`. `from` is the state its author saw; another meanwhile is a conflict. */
export const ShelterStateChange = Type.Object(
  {
    from: ShelterState,
    to: ShelterState,
    reason: Nullable(Type.String({ minLength: 1, maxLength: 300 })),
    order: Nullable(OpeningOrder),
  },
  CLOSED,
);
export type ShelterStateChange = Static<typeof ShelterStateChange>;

/** `PUT /api/shelters/:id/file`. `basedOn` is the version its author had before him; 0: none yet. */
export const ShelterFileChange = Type.Object(
  { basedOn: BasedOnOrNone, facilities: ShelterFacilities },
  CLOSED,
);
export type ShelterFileChange = Static<typeof ShelterFileChange>;

/** `POST /api/shelters/:id/counts`: a head count by hand where no stream counts. */
export const ShelterCountEntry = Type.Object(
  {
    count: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    countedAt: Instant,
    source: Name,
  },
  CLOSED,
);
export type ShelterCountEntry = Static<typeof ShelterCountEntry>;

/** Where a site is and what it is called. */
const site = {
  name: Name,
  place: Position,
  outline: Nullable(PolygonGeometry, {
    description: 'null: a circle of its area stands for it',
  }),
};

/** `POST /api/shelters`: a site taken into the register. */
export const NewShelter = Type.Object(
  { id: Identifier, ...site, facilities: ShelterFacilities },
  CLOSED,
);
export type NewShelter = Static<typeof NewShelter>;

/** `POST /api/shelters/siting`: what would be found at a site that is not saved yet. */
export const SiteQuestion = Type.Object(
  {
    place: site.place,
    outline: site.outline,
    facilities: ShelterFacilities,
  },
  CLOSED,
);
export type SiteQuestion = Static<typeof SiteQuestion>;

/** `PUT /api/shelters/:id/site`. `basedOn` is the version its author had before him. */
export const ShelterSiteChange = Type.Object({ basedOn: BasedOnOrNone, ...site }, CLOSED);
export type ShelterSiteChange = Static<typeof ShelterSiteChange>;
