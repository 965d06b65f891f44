import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { isDispatchOpen } from '../../../shared/risk/dispatch-life.ts';
import { isIncidentOpen } from '../../../shared/risk/incident-life.ts';
import { withPast } from '../past-incidents.ts';
import { withTasks } from '../unit-tasks.ts';
import { changed, type Reducer } from './change.ts';

/** Something was done with an incident; what is over leaves the picture, and whoever reads its card reads on. */
export const incidentTold: Reducer = (state, { data }) => {
  const incident = data.incident as Partial<Incident> | undefined;
  if (typeof incident?.id !== 'string' || incident.state === undefined) return changed(state);
  const incidents = new Map(state.incidents);
  if (isIncidentOpen(incident.state)) {
    incidents.set(incident.id, incident as Incident);
    return changed({ ...state, incidents });
  }
  incidents.delete(incident.id);
  const pastIncidents = withPast(state.pastIncidents, incident as Incident);
  return changed({ ...state, incidents, pastIncidents });
};

/** A unit's task went on; when it is over the unit stands as its register says. */
export const dispatchTold: Reducer = (state, { data }) => {
  const dispatch = data.dispatch as Partial<Dispatch> | undefined;
  if (typeof dispatch?.resource !== 'string' || dispatch.state === undefined) return changed(state);
  const dispatches = new Map(state.dispatches);
  if (isDispatchOpen(dispatch.state)) dispatches.set(dispatch.resource, dispatch as Dispatch);
  else if (dispatches.get(dispatch.resource)?.id === dispatch.id)
    dispatches.delete(dispatch.resource);
  const registers = state.registers && withTasks(state.registers, dispatches);
  return changed({ ...state, dispatches, registers });
};
