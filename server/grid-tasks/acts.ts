import type { GridTask, GridTaskActBody, NewGridTask } from '../../shared/model/grid-task.ts';
import type { ServiceItem } from '../../shared/model/service-item.ts';
import { workingDeadline } from '../../shared/time/working-days.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import { serviceItemRepository } from '../service-items/repository.ts';
import type { Services } from '../services.ts';
import { workingCalendar } from '../working-calendar.ts';
import { gridTaskRepository, taskEntry } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/**
 * The item a task may be of, held until the end of the transaction. Art. 55: no department hands the grids what is
 * not on the list, not in force in that county at this moment, or not its own.
 */
async function allowedItem(
  { item: id, department }: NewGridTask,
  county: string,
  caller: Caller,
  transaction: Queryable,
  at: string,
): Promise<ServiceItem> {
  const items = serviceItemRepository(transaction);
  await items.lock(id, 'shared');
  const item = await items.byId(id, caller.scope, at);
  if (!item || item.county !== county) {
    const what = `item: expected an item on the list of ${county}, got ${id}`;
    throw problem(422, 'item-not-on-list', what, { item: id, county });
  }
  if (!item.inForce) {
    const { state, effectiveFrom } = item;
    const what = `item: ${id} is ${state} (from ${effectiveFrom}) and not in force at ${at}`;
    throw problem(422, 'item-not-in-force', what, { item: id, state, effectiveFrom, at });
  }
  if (item.department !== department) {
    const what = `department: ${id} is admitted for ${item.department}, got ${department}`;
    throw problem(422, 'item-of-other-department', what);
  }
  return item;
}

async function dueOf(
  { dueAt }: NewGridTask,
  { termWorkingDays }: ServiceItem,
  now: number,
  transaction: Queryable,
): Promise<string> {
  if (dueAt === null) {
    return instant(workingDeadline(now, termWorkingDays, await workingCalendar(transaction)));
  }
  if (Date.parse(dueAt) > now) return instant(Date.parse(dueAt));
  throw problem(422, 'due-in-the-past', `dueAt: expected after ${instant(now)}, got ${dueAt}`);
}

const isSameTask = (kept: GridTask, asked: NewGridTask): boolean =>
  kept.item === asked.item &&
  kept.grid === asked.grid &&
  kept.department === asked.department &&
  (asked.dueAt === null || Date.parse(asked.dueAt) === Date.parse(kept.dueAt));

/**
 * Gives a grid a task. The same task again has no further effect.
 * @throws Problem 404 for a grid out of reach, 409 when the id is another task's, 422 when the list does not allow it
 */
export async function assignTask(
  { database, journal, clock }: Parts,
  caller: Caller,
  asked: NewGridTask,
): Promise<GridTask> {
  const now = clock.now();
  const at = instant(now);
  const assigned = await database.transaction(async (transaction) => {
    const tasks = gridTaskRepository(transaction);
    const before = await tasks.byId(asked.id, caller.scope, at);
    if (before && isSameTask(before, asked)) return before;
    const place = await tasks.gridPlace(asked.grid, caller.scope);
    if (!place) throw problem(404, 'grid-not-found', `there is no grid ${asked.grid} in your area`);
    const item = await allowedItem(asked, place.county, caller, transaction, at);
    const dueAt = await dueOf(asked, item, now, transaction);
    const life = { state: 'assigned', returnReason: null, closedAt: null, version: 1 } as const;
    const given = { ...asked, ...life, town: place.town, assignedAt: at, dueAt };
    const row = { ...given, synthetic: caller.demo };
    if (!(await tasks.insert({ ...row, county: place.county, assignedBy: actorOf(caller) }))) {
      // Sent twice at once: what the other sending wrote can be seen now.
      const kept = await tasks.byId(asked.id, caller.scope, at);
      if (kept && isSameTask(kept, asked)) return kept;
      throw problem(409, 'task-exists', `id: ${asked.id} is another task`);
    }
    const task: GridTask = { ...row, itemName: item.name, overdue: false };
    await journal.append(transaction, [taskEntry(task, place.county, 'assign', actorOf(caller))]);
    return task;
  });
  journal.announce();
  return assigned;
}

/**
 * A grid has done a task or hands it back. The same act again has no further effect.
 * @throws Problem 404, 409 when it was closed otherwise, 422 where reason and act do not match
 */
export async function closeTask(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  { basedOn, act, reason }: GridTaskActBody,
): Promise<GridTask> {
  if ((act === 'return') !== (reason !== null)) {
    throw problem(422, 'reason-mismatch', 'reason: expected one with return, null with finish');
  }
  const state = act === 'finish' ? 'done' : 'returned';
  const closed = await database.transaction(async (transaction) => {
    const tasks = gridTaskRepository(transaction);
    const kept = await tasks.lock(id, caller.scope);
    if (!kept) throw problem(404, 'task-not-found', `there is no task ${id} in your area`);
    const { county, ...before } = kept;
    if (before.state === state && before.returnReason === reason) return before;
    if (before.state !== 'assigned' || before.version !== basedOn) {
      const what = `basedOn: expected version ${before.version} (${before.state}), got ${basedOn}`;
      throw problem(409, 'changed-meanwhile', what, before);
    }
    const closedAt = instant(clock.now());
    const task = {
      ...before,
      state,
      returnReason: reason,
      closedAt,
      version: basedOn + 1,
    } as const;
    await tasks.close(task, actorOf(caller));
    await journal.append(transaction, [taskEntry(task, county, act, actorOf(caller))]);
    return task;
  });
  journal.announce();
  return { ...closed, overdue: false };
}
