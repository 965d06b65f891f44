import type {
  EmergencyPlanTask,
  EmergencyPlanTaskAct,
} from '../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../shared/model/incident.ts';
import {
  emergencyPlanTaskRefusal,
  STATE_AFTER,
} from '../../shared/risk/emergency-plan-task-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { emergencyPlanTaskEntry } from '../journal/emergency-plan-task-entry.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { emergencyPlanTaskRepository } from './repository.ts';

function after(
  task: EmergencyPlanTask,
  { act, reason }: EmergencyPlanTaskAct,
  at: string,
  by: string,
): EmergencyPlanTask {
  const isOpen = STATE_AFTER[act] === 'open';
  return {
    ...task,
    state: STATE_AFTER[act],
    reason,
    closedAt: isOpen ? null : at,
    closedBy: isOpen ? null : by,
    version: task.version + 1,
  };
}

/** Whether this was done before: by the same person and for the same reason. Who opened a task again is not kept with it. */
function isDone(
  task: EmergencyPlanTask,
  { basedOn, act, reason }: EmergencyPlanTaskAct,
  by: string,
): boolean {
  const isSame = task.state === STATE_AFTER[act] && task.reason === reason;
  return task.version === basedOn + 1 && isSame && (task.closedBy ?? by) === by;
}

/** The incident a task is of, locked: asked again where it was merged into another meanwhile. @throws Problem 404 */
async function lockedIncidentOf(task: string, caller: Caller, on: Queryable): Promise<Incident> {
  const of = () => emergencyPlanTaskRepository(on).incidentOf(task, caller.scope);
  for (;;) {
    const id = await of();
    const incident = id && (await incidentRepository(on).lock(id, caller.scope));
    if (!incident) throw problem(404, 'plan-task-not-found', `there is no task ${task}`);
    if ((await of()) === id) return incident;
  }
}

/**
 * A task is done, is not done, or is opened again, in the log of its incident and the journal with it. A retry of
 * what was done already changes nothing.
 * @throws Problem 404, 409 with the reason, 412 when somebody was quicker
 */
export async function actOnTask(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: EmergencyPlanTaskAct,
): Promise<EmergencyPlanTask> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const tasks = emergencyPlanTaskRepository(transaction);
    const incident = await lockedIncidentOf(id, caller, transaction);
    const task = await tasks.byId(id);
    if (isDone(task, body, by)) return task;
    if (task.version !== body.basedOn) {
      const got = `basedOn: expected ${task.version}, got ${body.basedOn}`;
      throw problem(412, 'plan-task-changed-meanwhile', got, task);
    }
    await drillRepository(transaction).checkRuns(incident.drill);
    const now = clock.now();
    const refusal = emergencyPlanTaskRefusal(task, body, now);
    if (refusal) throw problem(409, refusal, `act: ${body.act} of a task that is ${task.state}`);
    const at = instant(now);
    const next = after(task, body, at, by);
    await tasks.update(next);
    const text = [task.role, task.words, body.reason].filter(Boolean).join(' · ');
    const line = { kind: 'plan', act: `plan-task-${body.act}`, text } as const;
    await incidentRepository(transaction).addLines(incident.id, [
      { ...line, happenedAt: at, enteredAt: at, by },
    ]);
    await journal.append(transaction, [emergencyPlanTaskEntry(incident, next, body.act, by)]);
    return next;
  });
  journal.announce();
  return done;
}
