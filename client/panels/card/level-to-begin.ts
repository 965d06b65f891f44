import type { PlanBoard } from '../../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../../shared/model/incident.ts';

const LOWEST = 4;

type Plans = Pick<PlanBoard, 'activations' | 'proposals'>;

/**
 * The level a response is begun with unless a person says another: that of the active plan, else of the one proposed; of
 * several the highest. One that is begun stays at its own. @param plans null: not known yet
 */
export function levelToBegin(response: Incident['response'], plans: Plans | null): number {
  if (response !== null) return response.level;
  const active = plans?.activations.map(({ level }) => level) ?? [];
  const proposed = plans?.proposals.flatMap(({ level }) => level ?? []) ?? [];
  return Math.min(...(active.length > 0 ? active : proposed), LOWEST);
}
