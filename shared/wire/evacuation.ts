import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable } from '../model/common.ts';
import { Evacuation, EvacuationNotice, EvacuationPlan } from '../model/evacuation.ts';
import { ShelterState } from '../model/shelter.ts';

/** The answer of `POST /api/evacuations/draft`: the plan, the words proposed for the public, and what is missing. */
export const EvacuationDraft = Type.Object(
  { plan: EvacuationPlan, notice: EvacuationNotice },
  CLOSED,
);
export type EvacuationDraft = Static<typeof EvacuationDraft>;

/** A shelter an order in force sends people to that is not open now. */
export const ShutShelter = Type.Object(
  {
    shelter: Identifier,
    name: Name,
    state: ShelterState,
    since: Nullable(Instant, { description: 'null: nobody noted when' }),
    heads: Type.Integer({ minimum: 0, description: 'as many as the order sends there' }),
  },
  CLOSED,
);
export type ShutShelter = Static<typeof ShutShelter>;

const { plan: _, ...rest } = Evacuation.properties;
const { totals } = EvacuationPlan.properties;
/** One line of `GET /api/evacuations`, newest first. */
export const EvacuationLine = Type.Object(
  { ...rest, totals, shut: Type.Array(ShutShelter, { description: 'none once it has ended' }) },
  CLOSED,
);
export type EvacuationLine = Static<typeof EvacuationLine>;
