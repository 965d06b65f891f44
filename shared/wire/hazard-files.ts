import Type, { type Static } from 'typebox';
import { AreaCode } from '../model/area.ts';
import { CLOSED, Identifier, Instant, LARGEST_INTEGER, Name, Nullable } from '../model/common.ts';
import {
  DANGER_STEPS,
  Danger,
  DangerOrigin,
  DangerSeverity,
  Rectification,
} from '../model/danger.ts';
import { Hazard, HazardClass } from '../model/hazard.ts';
import {
  COVER_STANDINGS,
  HAZARD_STEPS,
  HazardFacts,
  HazardFile,
  HazardState,
  Inspection,
  InspectionResult,
  MAJOR_GRADES,
  RiskAssessment,
} from '../model/hazard-file.ts';
import { Level } from '../model/level.ts';

const BasedOn = Type.Integer({
  minimum: 1,
  maximum: LARGEST_INTEGER,
  description: 'the version its author had before him; another since is a conflict',
});

/** One line of `GET /api/hazard-files`: what lists and filters need, restricted attributes left out. */
export const HazardSummary = Type.Object({
  id: Identifier,
  class: HazardClass,
  name: Name,
  town: AreaCode,
  risk: Nullable(Level),
  responsibleUnit: Nullable(Name),
  state: HazardState,
  majorGrade: Nullable(Type.Enum([...MAJOR_GRADES]), {
    description: 'GB 18218; null: no major hazard installation',
  }),
  inspectionDue: Nullable(Instant),
  overdue: Type.Boolean({ description: 'its inspection should have been made' }),
  cover: Type.Enum([...COVER_STANDINGS]),
  insuredUntil: Nullable(Instant),
  openDangers: Type.Integer(),
  openMajorDangers: Type.Integer(),
  synthetic: Hazard.properties.synthetic,
});
export type HazardSummary = Static<typeof HazardSummary>;

/** `GET /api/hazard-files/:id`. */
export const HazardFileAnswer = Type.Object({
  file: HazardFile,
  inspections: Type.Array(Inspection, { description: 'newest first, at most 100' }),
  dangers: Type.Array(Danger, { description: 'newest first, at most 100' }),
});
export type HazardFileAnswer = Static<typeof HazardFileAnswer>;

/** `POST /api/hazard-files`: a hazard found in a survey. */
export const NewHazard = Type.Object({ id: Identifier, facts: HazardFacts }, CLOSED);
export type NewHazard = Static<typeof NewHazard>;

/** `PUT /api/hazard-files/:id`. */
export const HazardFileChange = Type.Object({ basedOn: BasedOn, facts: HazardFacts }, CLOSED);
export type HazardFileChange = Static<typeof HazardFileChange>;

/** `POST /api/hazard-files/:id/steps`. One shape for all steps, so that a fault names its own field. */
export const HazardStepTaken = Type.Object(
  {
    basedOn: BasedOn,
    step: Type.Enum([...HAZARD_STEPS]),
    assessment: Type.Optional(RiskAssessment),
  },
  CLOSED,
);
export type HazardStepTaken = Static<typeof HazardStepTaken>;

/** `POST /api/hazard-files/:id/inspections`. A danger found is told with its words. */
export const InspectionMade = Type.Object(
  {
    basedOn: BasedOn,
    result: InspectionResult,
    finding: Type.String({ maxLength: 300 }),
  },
  CLOSED,
);
export type InspectionMade = Static<typeof InspectionMade>;

/** `POST /api/dangers`. */
export const NewDanger = Type.Object(
  {
    id: Identifier,
    hazard: Identifier,
    origin: DangerOrigin,
    finding: Type.String({ minLength: 1, maxLength: 300 }),
  },
  CLOSED,
);
export type NewDanger = Static<typeof NewDanger>;

/**
 * `POST /api/dangers/:id/steps`. `severity` with the step `grade` alone, with a `reason` where it makes a major danger a
 * general one; `rectification` with `notify`.
 */
export const DangerStepTaken = Type.Object(
  {
    basedOn: BasedOn,
    step: Type.Enum([...DANGER_STEPS]),
    severity: Type.Optional(DangerSeverity),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    rectification: Type.Optional(Rectification),
  },
  CLOSED,
);
export type DangerStepTaken = Static<typeof DangerStepTaken>;

/** One line of `GET /api/hazard-files/:id/outlines`: what it had up to a moment; null: none. */
export const EarlierOutline = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  outline: Hazard.properties.outline,
  until: Instant,
  replacedBy: Identifier,
});
export type EarlierOutline = Static<typeof EarlierOutline>;

/** What everybody may know of a published hazard (art. 10): no stock, no exposure, no insurance, no post. */
export const PublicHazard = Type.Object({
  id: Identifier,
  form: Hazard.properties.form,
  class: HazardClass,
  name: Name,
  place: Hazard.properties.place,
  outline: Hazard.properties.outline,
  town: AreaCode,
  risk: Nullable(Level),
  responsibleUnit: Nullable(Name),
  department: Identifier,
  publishedAt: Nullable(Instant),
  synthetic: Hazard.properties.synthetic,
});
export type PublicHazard = Static<typeof PublicHazard>;
