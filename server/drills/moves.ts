import { randomUUID } from 'node:crypto';
import { DRILL_MARK } from '../../shared/model/drill.ts';
import type { DrillMove, DrillMoveStep, NewDrillMove } from '../../shared/model/drill-move.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { MOVE_BEGINS, moveRefusal } from '../../shared/risk/drill-move.ts';
import { isIncidentOpen } from '../../shared/risk/incident-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { emergencyPlanRepository } from '../emergency-plans/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { drillMoveRepository } from './move-repository.ts';
import { drillRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;
type Drilled = Incident & { drill: string };
const SHORT = 12;
const LOG_KIND = { unit: 'dispatch', shelter: 'shelter', supply: 'supplies' } as const;

/** An incident of a drill, locked, still open; its drill runs. @throws Problem 404, 409 */
async function lockedDrilled(caller: Caller, id: string, on: Queryable): Promise<Drilled> {
  const incident = await incidentRepository(on).lock(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const { drill, state } = incident;
  if (drill === null) throw problem(409, 'drill-move-of-real', `incident: ${id} is a real one`);
  await drillRepository(on).checkRuns(drill);
  if (!isIncidentOpen(state)) throw problem(409, 'incident-is-over', `incident: ${id} is ${state}`);
  return { ...incident, drill };
}

/** What is moved. @throws Problem 404 outside the caller's area */
async function thingOf(caller: Caller, { kind, thing }: NewDrillMove, on: Queryable) {
  const found = await drillMoveRepository(on).thing(kind, thing, caller.scope);
  if (found) return found;
  throw problem(
    404,
    'drill-move-thing-unknown',
    `thing: there is no ${kind} ${thing} in your area`,
  );
}

/** What it serves is a step of the plan as the drill has it. @throws Problem 422 */
async function checkServes({ drill: id }: Drilled, { serves }: NewDrillMove, on: Queryable) {
  if (serves === null) return;
  const drill = (await drillRepository(on).byId(id, WHOLE_CITY))!;
  const plan = await emergencyPlanRepository(on).edition(drill.plan, drill.edition);
  const most = plan?.tasks.length ?? 0;
  if (serves <= most) return;
  throw problem(422, 'drill-move-step-unknown', `serves: expected 1 to ${most}, got ${serves}`);
}

/** What this act did the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function moveOfAct(
  incident: string,
  { kind, thing, words }: NewDrillMove,
  by: string,
  key: string | null,
  on: Queryable,
): Promise<DrillMove | null> {
  const before = key && (await drillMoveRepository(on).ofAct(by, key));
  if (!before) return null;
  const isSame = before.kind === kind && before.thing === thing && before.words === words;
  if (isSame && before.incident === incident) return before;
  throw keyUsed();
}

/** Tells it in the log of the drill's incident and the journal, marked in both, as the last of the transaction. */
async function tell({ journal }: Parts, incident: Drilled, move: DrillMove, on: Queryable) {
  const { state, at, by, reason } = move.steps.at(-1)!;
  const text = `${DRILL_MARK}${[move.name, move.words, reason].filter(Boolean).join(' · ')}`;
  const line = { kind: LOG_KIND[move.kind], act: state, text, happenedAt: at, enteredAt: at, by };
  await incidentRepository(on).addLines(incident.id, [line]);
  const { county, town, drill, id } = incident;
  const { kind, thing, name } = move;
  const data = { drill, incident: id, move: { id: move.id, kind, thing, name, state } };
  const entry = { kind: 'drill.move-changed' as const, actor: by, county, town, data };
  await journal.append(on, [{ ...entry, subject: `incident:${id}` }]);
}

/**
 * Moves a unit, a shelter or supplies in a drill: it is written down as moved, and stays as it is. Whether it is
 * free in truth is not asked. A retry with the same key is answered with the first.
 * @throws Problem 404, 409 when the drill does not run or moves it already, 422
 */
export async function makeMove(
  parts: Parts,
  caller: Caller,
  id: string,
  body: NewDrillMove,
  actKey: string | null,
): Promise<DrillMove> {
  const { database, journal, clock } = parts;
  const by = actorOf(caller);
  const made = await database.transaction(async (transaction) => {
    const incident = await lockedDrilled(caller, id, transaction);
    const repeated = await moveOfAct(id, body, by, actKey, transaction);
    if (repeated) return repeated;
    const thing = await thingOf(caller, body, transaction);
    await checkServes(incident, body, transaction);
    const at = instant(clock.now());
    const begins = MOVE_BEGINS[body.kind];
    const move: DrillMove = {
      ...{ id: `move-${randomUUID().slice(0, SHORT)}`, drill: incident.drill, incident: id },
      ...{ ...body, ...thing, state: begins.at(-1)!, version: 1 },
      steps: begins.map((state) => ({ state, at, by, reason: null })),
    };
    if (!(await drillMoveRepository(transaction).insert(move, actKey))) {
      throw problem(409, 'drill-move-taken', `thing: ${thing.name} is moved in this drill already`);
    }
    await tell(parts, incident, move, transaction);
    return move;
  });
  journal.announce();
  return made;
}

/** One step further; a retry is its author's, for the same reason. @throws Problem 404, 409 with the reason, 412 when somebody was quicker */
export async function stepMove(
  parts: Parts,
  caller: Caller,
  id: string,
  { basedOn, state, reason }: DrillMoveStep,
): Promise<DrillMove> {
  const { database, journal, clock } = parts;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const moves = drillMoveRepository(transaction);
    const of = await moves.incidentOf(id, caller.scope);
    if (of === null) throw problem(404, 'drill-move-not-found', `there is no move ${id}`);
    const incident = await lockedDrilled(caller, of, transaction);
    const move = await moves.byId(id);
    const last = move.steps.at(-1);
    const isSame = last?.by === by && last.state === state && last.reason === reason;
    if (move.version === basedOn + 1 && isSame) return move;
    if (move.version !== basedOn) {
      const got = `basedOn: expected ${move.version}, got ${basedOn}`;
      throw problem(412, 'drill-move-changed-meanwhile', got, move);
    }
    const refusal = moveRefusal(move, state, reason);
    if (refusal) throw problem(409, refusal, `state: ${state} of one that is ${move.state}`);
    const step = { state, at: instant(clock.now()), by, reason };
    const next = { ...move, state, steps: [...move.steps, step], version: move.version + 1 };
    await moves.update(next);
    await tell(parts, incident, next, transaction);
    return next;
  });
  journal.announce();
  return done;
}
