import type { EmergencyPlanTask } from '../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { NewEntry } from './journal.ts';

/** The journal's line of what was done with a task of an emergency plan. */
export const emergencyPlanTaskEntry = (
  { id: incident, county, town, title, drill }: Incident,
  { id, role, state, reason }: EmergencyPlanTask,
  act: string,
  actor: string,
): NewEntry => ({
  kind: 'plan-task.changed',
  actor,
  county,
  town,
  subject: `incident:${incident}`,
  data: { act: `plan-task-${act}`, name: `${role} · ${title}`, task: id, state, reason, drill },
});
