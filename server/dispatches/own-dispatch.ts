import type { Dispatch } from '../../shared/model/dispatch.ts';
import { mayStillTell } from '../../shared/risk/dispatch-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { ownTaskRepository } from './own-repository.ts';
import { dispatchRepository } from './repository.ts';

/** A task of the unit that asks, locked with its incident. @throws Problem 404 */
export async function lockedOwn(
  caller: Caller,
  id: string,
  transaction: Queryable,
): Promise<Dispatch> {
  const dispatch = await dispatchRepository(transaction).lockOwn(id, caller.id);
  if (dispatch) return dispatch;
  throw problem(404, 'dispatch-not-found', `dispatch: ${id} is no task of ${caller.name}`);
}

/** @throws Problem 409 for a task that was over long ago */
export function mustStillTell(dispatch: Dispatch, now: number): void {
  if (mayStillTell(dispatch, now)) return;
  const over = `dispatch: ${dispatch.id} is over since ${dispatch.steps.at(-1)!.at}`;
  throw problem(409, 'dispatch-long-over', over);
}

/** When something happened, by the device: not before the task was sent, and not after now, whatever its clock says. */
export function happened(said: string, dispatch: Dispatch, now: number): string {
  const sent = Date.parse(dispatch.steps[0]!.at);
  return instant(Math.max(sent, Math.min(Date.parse(said), now)));
}

/** Whether this act was done before by its key. @throws Problem 422 when the key was another act's */
export async function wasDone(
  { clock }: Pick<Services, 'clock'>,
  caller: Caller,
  { key, act }: { key: string; act: string },
  transaction: Queryable,
): Promise<boolean> {
  const at = instant(clock.now());
  const kept = { unit: caller.id, key, act, at };
  const before = await ownTaskRepository(transaction).keepAct(kept);
  if (before === null) return false;
  if (before === act) return true;
  throw keyUsed();
}
