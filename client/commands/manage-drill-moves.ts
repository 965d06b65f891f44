import type { DrillMove, DrillMoveState, NewDrillMove } from '../../shared/model/drill-move.ts';
import { api } from '../live/api.ts';
import { incidentPath } from './manage-incidents.ts';

export const movesPath = (incident: string): string => `${incidentPath(incident)}/drill-moves`;

/** Moves a thing in a drill alone. */
export const makeMove = (incident: string, move: NewDrillMove, key: string) =>
  api.send<DrillMove>('POST', movesPath(incident), move, key);

/** 412 when somebody was quicker. */
export const stepMove = (
  { id, version }: DrillMove,
  state: DrillMoveState,
  reason: string | null,
) =>
  api.send<DrillMove>('POST', `/api/drill-moves/${encodeURIComponent(id)}/steps`, {
    ...{ basedOn: version, state, reason },
  });
