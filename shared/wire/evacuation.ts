import Type, { type Static } from 'typebox';
import { Evacuation, EvacuationNotice, EvacuationPlan } from '../model/evacuation.ts';

/** The answer of `POST /api/evacuations/draft`: the plan, the words proposed for the public, and what is missing. */
export const EvacuationDraft = Type.Object(
  { plan: EvacuationPlan, notice: EvacuationNotice },
  { additionalProperties: false },
);
export type EvacuationDraft = Static<typeof EvacuationDraft>;

const { plan: _, ...rest } = Evacuation.properties;
const { totals } = EvacuationPlan.properties;
/** One line of `GET /api/evacuations`, newest first. */
export const EvacuationLine = Type.Object({ ...rest, totals }, { additionalProperties: false });
export type EvacuationLine = Static<typeof EvacuationLine>;
