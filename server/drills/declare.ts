import { randomUUID } from 'node:crypto';
import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { DrillInject, NewDrill } from '../../shared/model/drill.ts';
import { commandsAll, WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { areaRepository } from '../areas/repository.ts';
import { instant } from '../clock.ts';
import { emergencyPlanRepository } from '../emergency-plans/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { drillEntry } from './entry.ts';
import { drillRepository, type PlacedDrill } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;
const SHORT = 8;

/** The ground of a drill, which lies within the area of who declares it. @throws Problem 403, 422 */
async function groundOf({ database }: Parts, { scope }: Caller, area: string): Promise<Scope> {
  const ground = area === CITY_CODE ? WHOLE_CITY : await areaRepository(database).placeOf(area);
  if (!ground) throw problem(422, 'unknown-area', `area: no county or town ${area}`);
  if (commandsAll(scope, ground)) return ground;
  throw problem(403, 'drill-of-other-area', 'area: the drill reaches beyond your area');
}

/** Injects in their order, each incident at its place. @throws Problem 422 for one outside the drill's area */
async function placed(
  { database }: Parts,
  { injects, area }: Pick<NewDrill, 'injects' | 'area'>,
  ground: Scope,
): Promise<DrillInject[]> {
  const middle = await drillRepository(database).middleOf(area, ground);
  const found: DrillInject[] = [];
  for (const [index, inject] of injects.entries()) {
    const place = inject.incident && (inject.incident.place ?? middle);
    const isWithin = place && (await incidentRepository(database).areasOf(place, ground));
    if (inject.incident && !isWithin) {
      const field = `injects[${index}].incident.place`;
      const message = `${field}: ${place?.join(', ')} lies in no grid of the drill’s area`;
      throw problem(422, 'drill-place-elsewhere', message);
    }
    found.push({ ...inject, incident: inject.incident && { ...inject.incident, place } });
  }
  return found.sort((one, other) => one.minute - other.minute);
}

/** The plan it drills, in force now for all of its area. @throws Problem 422 */
async function planOf({ database }: Parts, id: string, ground: Scope) {
  const plan = await emergencyPlanRepository(database).byId(id, WHOLE_CITY);
  const holds = plan && plan.effective !== null && plan.state !== 'withdrawn';
  if (holds && inScope(ground, plan.county, plan.town)) return plan;
  throw problem(422, 'plan-does-not-hold', `plan: ${id} is not in force in the drill’s area`);
}

/** Declares a drill. A retry with the same key is answered with the first. @throws Problem 403, 409, 422 */
export async function declareDrill(
  parts: Parts,
  caller: Caller,
  { area, injects, ...body }: NewDrill,
  actKey: string | null,
): Promise<PlacedDrill> {
  const { database, journal, clock } = parts;
  const ground = await groundOf(parts, caller, area);
  const plan = await planOf(parts, body.plan, ground);
  const sorted = await placed(parts, { injects, area }, ground);
  const by = actorOf(caller);
  const drill: PlacedDrill = {
    ...{ id: `drill-${randomUUID().slice(0, SHORT)}`, ...body, ...ground, area },
    ...{ injects: sorted, delivered: 0 },
    ...{ planName: plan.name, edition: plan.edition, state: 'declared', startedAt: null },
    ...{
      runningSince: null,
      elapsedMs: 0,
      interruptedAt: null,
      interruptedBy: null,
      endedAt: null,
    },
    ...{ declaredBy: by, version: 1, synthetic: caller.demo },
  };
  const declared = await database.transaction(async (transaction) => {
    const drills = drillRepository(transaction);
    if (!(await drills.insert(drill, actKey))) {
      const before = (await drills.ofAct(by, actKey!))!;
      if (before.name === drill.name && before.plan === drill.plan) return before;
      throw keyUsed();
    }
    const at = instant(clock.now());
    await drills.addLines(drill.id, [{ act: 'declare', text: drill.name, at, actor: by }]);
    await journal.append(transaction, [drillEntry(drill, 'declare', by)]);
    return drill;
  });
  journal.announce();
  return declared;
}
