import Type, { type Static } from 'typebox';
import { Instant } from '../model/common.ts';
import { Dispatch } from '../model/dispatch.ts';
import { Incident, IncidentLine } from '../model/incident.ts';
import { TipCount } from '../model/incident-tip.ts';

/**
 * `GET /api/incidents/:id`. `clocks`: who must hear of it by when, by law; `clocksFrom`: when the first was received of all
 * that were merged into it. `tips`: how many were linked.
 */
export const IncidentFile = Type.Object({
  incident: Incident,
  lines: Type.Array(IncidentLine, { description: 'oldest first' }),
  dispatches: Type.Array(Dispatch, { description: 'units sent, newest first' }),
  tips: TipCount,
  clocksFrom: Instant,
  clocks: Type.Array(
    Type.Object({ to: Type.Enum(['county', 'city', 'province', 'state-council']), by: Instant }),
  ),
});
export type IncidentFile = Static<typeof IncidentFile>;
