import type { Drill, DrillActBody, DrillLine } from '../../shared/model/drill.ts';
import { commandsAll, WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { drillAfter } from '../../shared/risk/drill-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { emergencyPlanTaskRepository } from '../emergency-plan-tasks/repository.ts';
import { emergencyPlanRepository } from '../emergency-plans/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { drillEntry } from './entry.ts';
import { drillRepository, type PlacedDrill } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** @throws Problem 404 */
async function locked(caller: Caller, id: string, on: Queryable): Promise<PlacedDrill> {
  const drill = await drillRepository(on).lock(id, caller.scope);
  if (drill) return drill;
  throw problem(404, 'drill-not-found', `there is no drill ${id} in your area`);
}

/** A drill is led by those whose area holds all of it. @throws Problem 403 */
function checkLeader({ scope }: Caller, drill: PlacedDrill): void {
  if (!commandsAll(scope, drill))
    throw problem(403, 'drill-of-other-area', 'the drill reaches beyond your area');
}

/** Its clock does not run while something real and grave was seen by nobody. @throws Problem 409 naming it */
async function checkNothingReal(drill: PlacedDrill, on: Queryable): Promise<void> {
  const alarm = await drillRepository(on).graveAlarm(drill);
  if (alarm === null) return;
  const message = `act: alarm ${alarm.id} of level ${alarm.level} is real and not acknowledged`;
  throw problem(409, 'drill-real-alarm-first', message, alarm);
}

/** The edition in force as it starts, which it is then scored by. @throws Problem 409 when none is any more */
async function editionAtStart({ plan }: Drill, on: Queryable): Promise<number> {
  const found = await emergencyPlanRepository(on).byId(plan, WHOLE_CITY);
  if (found && found.edition > 0 && found.state !== 'withdrawn') return found.edition;
  throw problem(409, 'plan-does-not-hold', `plan: ${plan} is not in force any more`);
}

/** Writes down what was done, in the drill's own record and the journal. */
async function tell(
  { journal }: Parts,
  drill: PlacedDrill,
  { act, at, actor }: Omit<DrillLine, 'number' | 'text'>,
  on: Queryable,
): Promise<void> {
  await drillRepository(on).addLines(drill.id, [{ act, text: '', at, actor }]);
  await journal.append(on, [drillEntry(drill, act, actor)]);
}

/** What else an act brings about: what is open waits as long as the drill did; nobody takes part in what is over. */
async function follow(before: Drill, after: Drill, at: string, on: Queryable): Promise<void> {
  if (before.interruptedAt !== null && after.state === 'running') {
    const stood = Date.parse(at) - Date.parse(before.interruptedAt);
    await emergencyPlanTaskRepository(on).postpone(after.id, stood);
  }
  if (after.endedAt !== null) await drillRepository(on).leave(after.id, null, at);
}

/** Starts, resumes, ends or cancels it. @throws Problem 403, 404, 409, 412 when somebody was quicker */
export async function actOnDrill(
  parts: Parts,
  caller: Caller,
  id: string,
  { basedOn, act }: DrillActBody,
): Promise<PlacedDrill> {
  const { database, journal, clock } = parts;
  const actor = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const drill = await locked(caller, id, transaction);
    checkLeader(caller, drill);
    if (drill.version !== basedOn) {
      const got = `basedOn: expected ${drill.version}, got ${basedOn}`;
      throw problem(412, 'drill-changed-meanwhile', got);
    }
    const at = instant(clock.now());
    const after = drillAfter(drill, act, at);
    if (!after)
      throw problem(409, 'drill-wrong-state', `act: ${act} of one that is ${drill.state}`);
    if (act === 'start') after.edition = await editionAtStart(drill, transaction);
    if (after.state === 'running') await checkNothingReal(drill, transaction);
    await drillRepository(transaction).update(after);
    await follow(drill, after, at, transaction);
    const placed = { ...drill, ...after };
    await tell(parts, placed, { act, at, actor }, transaction);
    return placed;
  });
  journal.announce();
  return done;
}

/** A desk takes part: its screens carry the ribbon from now on. Again changes nothing. @throws Problem 404, 409 */
export async function joinDrill(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { database, journal, clock } = parts;
  const actor = actorOf(caller);
  await database.transaction(async (transaction) => {
    const drill = await locked(caller, id, transaction);
    const drills = drillRepository(transaction);
    const current = await drills.takenPartInBy(actor);
    if (current?.id === id) return;
    if (current) throw problem(409, 'drill-other-joined', `you take part in ${current.id}`);
    if (drill.endedAt !== null)
      throw problem(409, 'drill-is-over', `drill ${id} is ${drill.state}`);
    const at = instant(clock.now());
    await drills.join(id, actor, at);
    await tell(parts, drill, { act: 'join', at, actor }, transaction);
  });
  journal.announce();
}

/** A desk goes back to what is real. Again changes nothing. @throws Problem 404 */
export async function leaveDrill(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { database, journal, clock } = parts;
  const actor = actorOf(caller);
  await database.transaction(async (transaction) => {
    const drill = await locked(caller, id, transaction);
    const at = instant(clock.now());
    const left = await drillRepository(transaction).leave(id, actor, at);
    if (left > 0) await tell(parts, drill, { act: 'leave', at, actor }, transaction);
  });
  journal.announce();
}
