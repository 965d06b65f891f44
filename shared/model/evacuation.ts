import Type, { type Static } from 'typebox';
import { AffectedArea, FloodGround, SectorWind } from './affected-area.ts';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
  Synthetic,
} from './common.ts';
import { GridCode } from './grid.ts';
import { EVENT_CLASSES } from './release.ts';
import { ShelterClass, ShelterState } from './shelter.ts';
import { OpeningOrder } from './shelter-file.ts';

/** Heads go in tens (shared/risk/evacuation-places.ts). */
const Heads = Type.Integer({ minimum: 0, maximum: 1_000_000, multipleOf: 10 });
/** More grids than one order can be read for [D]. */
export const MOST_GRIDS = 500;

export const FixedMove = Type.Object({ grid: GridCode, shelter: Identifier, heads: Heads }, CLOSED);
export type FixedMove = Static<typeof FixedMove>;

/** What somebody changed in a draft. A list that names something twice is refused. */
export const EvacuationEdits = Type.Object(
  {
    heads: Type.Array(Type.Object({ grid: GridCode, heads: Heads }, CLOSED), {
      maxItems: MOST_GRIDS,
    }),
    /** Where those of a grid gather, when somebody knows a better place. */
    assembly: Type.Array(Type.Object({ grid: GridCode, place: Position }, CLOSED), {
      maxItems: MOST_GRIDS,
    }),
    fixed: Type.Array(FixedMove, { maxItems: 5_000 }),
    shelters: Type.Array(
      Type.Object(
        {
          shelter: Identifier,
          use: Type.Boolean(),
          keptOut: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        },
        CLOSED,
      ),
      { maxItems: 1_000 },
    ),
    beyondMetres: Type.Integer({ minimum: 0, maximum: 30_000 }),
    walkMetres: Type.Integer({ minimum: 0, maximum: 5_000 }),
    seats: Type.Integer({ minimum: 1, maximum: 300 }),
    days: Type.Integer({ minimum: 1, maximum: 100 }),
  },
  CLOSED,
);
export type EvacuationEdits = Static<typeof EvacuationEdits>;

/** A draft as nobody has touched it: 45 seats a bus, on foot up to the 1 km of a short shelter, one day [D]. */
export const UNTOUCHED: EvacuationEdits = {
  heads: [],
  assembly: [],
  fixed: [],
  shelters: [],
  beyondMetres: 0,
  walkMetres: 1_000,
  seats: 45,
  days: 1,
};

const Line = Type.Object(
  {
    grid: GridCode,
    shelter: Identifier,
    heads: Heads,
    metres: Type.Integer({ minimum: 0 }),
    beyond: Type.Boolean({ description: 'further than the distance of the class' }),
    fixed: Type.Boolean({ description: 'by hand' }),
  },
  CLOSED,
);

/** A grid that is hit. `heads` null: nobody counted its households, and nobody said how many are there. */
const HitGrid = Type.Object(
  {
    code: GridCode,
    name: Name,
    town: AreaCode,
    share: Type.Number({ minimum: 0, maximum: 1 }),
    counted: Nullable(Heads),
    heads: Nullable(Heads),
    assembly: Position,
    placed: Heads,
    unplaced: Heads,
    trips: Type.Integer({ minimum: 0 }),
  },
  CLOSED,
);
export type HitGrid = Static<typeof HitGrid>;

/** Why a shelter is not used, or what its places are known by. */
export const LEFT_OUT = [
  'in-area',
  'unavailable',
  'closing',
  'full',
  'too-short',
  'not-known',
  'by-hand',
] as const;
export const KNOWN_BY = ['count', 'state', 'last-count', 'capacity'] as const;

const Need = Type.Object(
  {
    waterLitres: Type.Integer({ minimum: 0 }),
    waterLitresADay: Type.Integer({ minimum: 0 }),
    waterKept: Nullable(Type.Integer({ minimum: 0, description: 'litres a day, as recorded' })),
    toilets: Type.Integer({ minimum: 0 }),
    toiletsKept: Nullable(Type.Integer({ minimum: 0 })),
  },
  CLOSED,
);
export type ShelterNeed = Static<typeof Need>;

/**
 * A shelter within reach. `class` and `capacity` are those of the stay that is planned, which of a site of several
 * classes need not be the one it is registered under. `left` by the head count at `at`, what open orders promise taken
 * off.
 */
const ReachedShelter = Type.Object(
  {
    id: Identifier,
    name: Name,
    class: ShelterClass,
    place: Position,
    state: ShelterState,
    capacity: Type.Integer({ minimum: 0 }),
    left: Nullable(Type.Integer({ minimum: 0 })),
    at: Nullable(Instant),
    knownBy: Type.Enum([...KNOWN_BY]),
    promised: Type.Integer({ minimum: 0 }),
    keptOut: Type.Integer({ minimum: 0 }),
    leftOut: Nullable(Type.Enum([...LEFT_OUT])),
    places: Heads,
    assigned: Heads,
    need: Need,
  },
  CLOSED,
);
export type ReachedShelter = Static<typeof ReachedShelter>;

const Count = Type.Integer({ minimum: 0 });
const Totals = Type.Object(
  {
    heads: Heads,
    placed: Heads,
    unplaced: Heads,
    beyond: Heads,
    trips: Count,
    uncounted: Type.Integer({ minimum: 0, description: 'grids of which nobody knows how many' }),
    waterLitres: Count,
    toilets: Count,
  },
  CLOSED,
);

/** A plan as it is drafted and as it is signed: who goes where, and what that takes. */
export const EvacuationPlan = Type.Object(
  {
    area: AffectedArea,
    outline: PolygonGeometry,
    areaSquareMetres: Type.Number({ minimum: 0 }),
    coveredShare: Type.Number({ minimum: 0, maximum: 1 }),
    wind: Nullable(SectorWind),
    flood: Type.Optional(FloodGround),
    grids: Type.Array(HitGrid),
    shelters: Type.Array(ReachedShelter),
    lines: Type.Array(Line),
    totals: Totals,
    edits: EvacuationEdits,
  },
  CLOSED,
);
export type EvacuationPlan = Static<typeof EvacuationPlan>;

/** What the public is told; it goes the way of every release: a second account reviews it. */
export const EvacuationNotice = Type.Object(
  {
    headline: Type.String({ minLength: 1, maxLength: 80 }),
    description: Type.String({ minLength: 1, maxLength: 2_000 }),
    instruction: Type.String({ minLength: 1, maxLength: 2_000 }),
    areaDescription: Type.String({ minLength: 1, maxLength: 200 }),
    eventClass: Type.Enum([...EVENT_CLASSES]),
    hours: Type.Integer({ minimum: 1, maximum: 240 }),
  },
  CLOSED,
);
export type EvacuationNotice = Static<typeof EvacuationNotice>;

/** `POST /api/evacuations/draft`: what would be ordered; nothing is saved. */
export const DraftQuestion = Type.Object(
  { incident: Nullable(Identifier), area: AffectedArea, edits: EvacuationEdits },
  CLOSED,
);
export type DraftQuestion = Static<typeof DraftQuestion>;

const { number, issuedBy } = OpeningOrder.properties;

/**
 * `POST /api/evacuations`: the plan its signer saw, by its ground, the wind it was made of and its lines, for the wind
 * may have turned since. `opens`: shelters the order opens.
 */
export const EvacuationOrder = Type.Object(
  {
    ...DraftQuestion.properties,
    outline: PolygonGeometry,
    wind: Nullable(SectorWind),
    lines: Type.Array(FixedMove, { maxItems: 5_000 }),
    order: Type.Object({ number, issuedBy }, CLOSED),
    opens: Type.Array(Identifier, { maxItems: 1_000, uniqueItems: true }),
    notice: Nullable(EvacuationNotice),
  },
  CLOSED,
);
export type EvacuationOrder = Static<typeof EvacuationOrder>;

/** A signed order. `release`: the draft of the public's notice. Ended: places promised are free again. */
export const Evacuation = Type.Object(
  {
    id: Identifier,
    incident: Nullable(Identifier),
    county: Nullable(AreaCode),
    town: Nullable(AreaCode),
    order: OpeningOrder,
    plan: EvacuationPlan,
    opened: Type.Array(Identifier),
    release: Nullable(Type.Integer({ minimum: 1 })),
    signedAt: Instant,
    signedBy: Identifier,
    endedAt: Nullable(Instant),
    endedBy: Nullable(Identifier),
    endReason: Nullable(Type.String({ minLength: 1, maxLength: 300 })),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Evacuation = Static<typeof Evacuation>;
