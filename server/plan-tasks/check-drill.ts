import type { Incident } from '../../shared/model/incident.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { problem } from '../plugins/errors.ts';

const WHOLE_CITY = { county: null, town: null };

/** How the drill of an incident stands; null: it is a real one. */
export const drillOf = async ({ drill }: Incident, on: Queryable) =>
  drill === null ? null : drillRepository(on).byId(drill, WHOLE_CITY);

/** Nothing is done in a drill that stands still or is over. @throws Problem 409 */
export async function checkDrillRuns(incident: Incident, on: Queryable): Promise<void> {
  const drill = await drillOf(incident, on);
  if (drill === null || drill.state === 'running') return;
  const code = drill.state === 'interrupted' ? 'drill-interrupted' : 'drill-is-over';
  throw problem(409, code, `drill ${drill.id} is ${drill.state}`);
}
