import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
} from './common.ts';
import { Hazard, HazardClass } from './hazard.ts';
import { Day } from './key-place.ts';
import { Confidence } from './rule.ts';

/** Grades of a major hazard installation, 一级 worst. Source: GB 18218-2018 (DOMAIN.md §2.4). */
export const MAJOR_GRADES = [1, 2, 3, 4] as const;
export type MajorGrade = (typeof MAJOR_GRADES)[number];

/** Whether it is insured: `expired` is no cover, and where nobody knows until when, nobody knows whether. */
export const COVER_STANDINGS = ['yes', 'expired', 'no', 'unknown'] as const;
export type CoverStanding = (typeof COVER_STANDINGS)[number];

/** Acts that move a hazard along its life; an inspection is an act of its own and moves nothing. */
export const HAZARD_STEPS = ['register', 'assess', 'publish', 'withdraw', 'close'] as const;
export type HazardStep = (typeof HAZARD_STEPS)[number];

/** The life of a hazard: 排查 → 登记 → 评估 → (检查) → 公布 → 销号 (regulation art. 10). */
export const HAZARD_STATES = ['surveyed', 'registered', 'assessed', 'published', 'closed'] as const;
export const HazardState = Type.Enum([...HAZARD_STATES]);
export type HazardState = (typeof HAZARD_STATES)[number];

/**
 * The post that answers for it on the spot, the last link of the chain of art. 11. A closed list, so that
 * nobody can be written into it.
 */
export const POSTS = ['principal', 'safety', 'technical', 'operations', 'duty'] as const;
export const Post = Type.Enum([...POSTS]);
export type Post = (typeof POSTS)[number];

/** How many people stay within 500 m outside the boundary, in the classes of GB 18218-2018. */
export const EXPOSURES = ['none', '1-29', '30-49', '50-99', '100-more'] as const;
export const Exposure = Type.Enum([...EXPOSURES]);
export type Exposure = (typeof EXPOSURES)[number];

/** Substances whose threshold quantity is known here (DOMAIN.md §2.4). */
export const SUBSTANCES = [
  'ammonia',
  'chlorine',
  'hydrogen',
  'natural-gas',
  'petrol',
  'methanol',
  'benzene',
  'acetylene',
  'ethylene-oxide',
  'hydrogen-fluoride',
] as const;
export const Substance = Type.Enum([...SUBSTANCES]);
export type Substance = (typeof SUBSTANCES)[number];

export const StockItem = Type.Object(
  { substance: Substance, tonnes: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }) },
  CLOSED,
);
export type StockItem = Static<typeof StockItem>;

/** Risk grades of food sites, A low to D high (regulation art. 13). */
export const FOOD_GRADES = ['A', 'B', 'C', 'D'] as const;
export const FoodGrade = Type.Enum([...FOOD_GRADES]);
export type FoodGrade = (typeof FOOD_GRADES)[number];

/** Whether safety-liability insurance was taken out (art. 22); unknown is never taken for yes. */
export const COVERS = ['yes', 'no', 'unknown'] as const;
export const Cover = Type.Enum([...COVERS]);
export type Cover = (typeof COVERS)[number];

const Judged = {
  source: Type.String({ minLength: 1, maxLength: 300, description: 'who worked it out, by what' }),
  confidence: Confidence,
};

/** D = L·E·C; the steps each factor can take are checked by shared/risk/lec.ts. */
export const LecAssessment = Type.Object(
  {
    method: Type.Literal('LEC'),
    likelihood: Type.Number(),
    exposure: Type.Number(),
    consequence: Type.Number(),
    ...Judged,
  },
  CLOSED,
);
/** R = L·S in a matrix of five by five. */
export const MatrixAssessment = Type.Object(
  {
    method: Type.Literal('LS'),
    likelihood: Type.Integer({ minimum: 1, maximum: 5 }),
    severity: Type.Integer({ minimum: 1, maximum: 5 }),
    ...Judged,
  },
  CLOSED,
);
export const RiskAssessment = Type.Union([LecAssessment, MatrixAssessment]);
export type RiskAssessment = Static<typeof RiskAssessment>;

/** What whoever keeps the file may write; stock and exposure are restricted attributes. */
export const HazardFacts = Type.Object(
  {
    class: HazardClass,
    name: Name,
    place: Position,
    outline: Nullable(PolygonGeometry),
    responsibleUnit: Nullable(Name),
    department: Identifier,
    territory: Nullable(AreaCode, {
      description: 'territorial owner: the town or county it lies in; null: not yet said',
    }),
    post: Nullable(Post),
    stock: Type.Array(StockItem, { maxItems: SUBSTANCES.length }),
    exposure: Nullable(Exposure, {
      description: 'null: nobody counted; the worst class is reckoned with',
    }),
    foodGrade: Nullable(FoodGrade),
    cover: Cover,
    insuredUntil: Nullable(Instant),
    lastDrill: Nullable(Day, {
      description: 'when its unit last held a drill; null: none is known',
    }),
  },
  CLOSED,
);
export type HazardFacts = Static<typeof HazardFacts>;

/** The whole file of a hazard as it is kept. `version` grows by one with every act on it. */
export const HazardFile = Type.Object(
  {
    ...Hazard.properties,
    ...HazardFacts.properties,
    county: AreaCode,
    state: HazardState,
    version: Type.Integer({ minimum: 1 }),
    assessment: Nullable(RiskAssessment),
    surveyedAt: Nullable(Instant, {
      description: 'taken into the register; null: before that was kept',
    }),
    assessedAt: Nullable(Instant),
    publishedAt: Nullable(Instant),
    closedAt: Nullable(Instant),
    inspectedAt: Nullable(Instant),
    inspectionDue: Nullable(Instant),
    changedAt: Nullable(Instant),
    changedBy: Nullable(Identifier, { description: 'account; null: as shipped' }),
  },
  CLOSED,
);
export type HazardFile = Static<typeof HazardFile>;

export const INSPECTION_RESULTS = ['sound', 'danger-found'] as const;
export const InspectionResult = Type.Enum([...INSPECTION_RESULTS]);
export type InspectionResult = (typeof INSPECTION_RESULTS)[number];

/** One inspection on the spot. `inspectedBy` is an account; null in the demonstration's past. */
export const Inspection = Type.Object(
  {
    at: Instant,
    result: InspectionResult,
    finding: Type.String({ maxLength: 300 }),
    inspectedBy: Nullable(Identifier),
    nextDue: Nullable(Instant),
  },
  CLOSED,
);
export type Inspection = Static<typeof Inspection>;
