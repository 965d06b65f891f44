import type { Incident } from '../../shared/model/incident.ts';
import type { NewEntry } from './journal.ts';

/**
 * The journal's line of what was done with an incident; screens take the incident from it. What belongs to a drill
 * is of another kind, so that no screen takes it for real.
 * @param responseBefore the level of response before the act, where there was one: what the act made of it is in the incident
 */
export const incidentEntry = (
  incident: Incident,
  act: string,
  actor: string,
  responseBefore?: number,
): NewEntry => ({
  kind: incident.drill === null ? 'incident.changed' : 'drill.incident-changed',
  actor,
  county: incident.county,
  town: incident.town,
  subject: `incident:${incident.id}`,
  data: { act, incident, ...(responseBefore === undefined ? {} : { responseBefore }) },
});
