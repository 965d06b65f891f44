import Type, { type Static } from 'typebox';
import { ActorName, BasedOnOrNone, CLOSED, Instant, Nullable } from './common.ts';
import { INCIDENT_GRADES, IncidentKind } from './incident.ts';
import { ResourceType } from './resource.ts';
import { Skill } from './skill.ts';

/** `any`: of every grade that has no card of its own, and of what is not graded yet. */
export const CARD_GRADES = ['any', ...INCIDENT_GRADES] as const;
export const CardGrade = Type.Enum([...CARD_GRADES]);
export type CardGrade = (typeof CARD_GRADES)[number];

const Count = Type.Integer({ minimum: 1, maximum: 50 });

/** How many go: of one type, or with one skill whatever their type. */
export const Need = Type.Union([
  Type.Object({ type: ResourceType, count: Count }, CLOSED),
  Type.Object({ skill: Skill, count: Count }, CLOSED),
]);
export type Need = Static<typeof Need>;
const Needs = Type.Array(Need, { minItems: 1, maxItems: 20 });

/** A response package: what goes to an incident of a kind and grade at first. Version 0: as shipped. */
export const RunCard = Type.Object(
  {
    kind: IncidentKind,
    grade: CardGrade,
    version: Type.Integer({ minimum: 0 }),
    needs: Needs,
    note: Type.String({ maxLength: 300 }),
    recordedAt: Nullable(Instant),
    recordedBy: Nullable(ActorName),
  },
  CLOSED,
);
export type RunCard = Static<typeof RunCard>;

/** `PUT /api/run-cards/:kind/:grade`. `basedOn` 0: the shipped one, or none of this grade. */
export const RunCardChange = Type.Object(
  {
    basedOn: BasedOnOrNone,
    needs: Needs,
    note: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
  },
  CLOSED,
);
export type RunCardChange = Static<typeof RunCardChange>;
