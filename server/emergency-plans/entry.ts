import type { NewEntry } from '../journal/journal.ts';
import type { StoredEmergencyPlan } from './repository.ts';

/** The journal's line of a step in a plan's own life. */
export const emergencyPlanEntry = (
  plan: StoredEmergencyPlan,
  act: string,
  actor: string,
): NewEntry => ({
  kind: 'emergency-plan.changed',
  actor,
  county: plan.county,
  town: plan.town,
  subject: `emergency-plan:${plan.id}`,
  data: { act: `plan-${act}`, name: plan.name, state: plan.state, edition: plan.edition },
});
