import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Queryable } from '../database/database.ts';
import type { NewEntry } from '../journal/journal.ts';
import { toldIn } from '../journal/told-in.ts';
import { dispatchRepository } from './repository.ts';

/**
 * The journal's lines of steps of units' tasks; screens take the tasks from them. A unit that is sent elsewhere is told of where
 * the incident is and at its own desk.
 */
export async function dispatchEntries(
  dispatches: readonly Dispatch[],
  actor: string,
  transaction: Queryable,
): Promise<NewEntry[]> {
  const units = dispatches.map(({ resource }) => resource);
  const homes = await dispatchRepository(transaction).homesOf(units);
  return dispatches.flatMap((dispatch) => {
    const home = homes.get(dispatch.resource);
    const line = { actor, subject: `dispatch:${dispatch.id}`, data: { dispatch } };
    return toldIn(home ? [dispatch, home] : [dispatch]).map(
      (where): NewEntry => ({ kind: 'dispatch.changed', ...line, ...where }),
    );
  });
}
