import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Queryable } from '../database/database.ts';
import type { NewEntry } from '../journal/journal.ts';
import { dispatchRepository } from './repository.ts';

/**
 * The journal's lines of steps of units' tasks; screens take the tasks from them. A unit that is sent elsewhere is told
 * of to the smallest area that has both the incident and its own desk.
 */
export async function dispatchEntries(
  dispatches: readonly Dispatch[],
  actor: string,
  transaction: Queryable,
): Promise<NewEntry[]> {
  const units = dispatches.map(({ resource }) => resource);
  const homes = await dispatchRepository(transaction).homesOf(units, transaction);
  return dispatches.map((dispatch) => {
    const home = homes.get(dispatch.resource);
    const county = home?.county === dispatch.county ? dispatch.county : null;
    const town = county !== null && home?.town === dispatch.town ? dispatch.town : null;
    const subject = `dispatch:${dispatch.id}`;
    return { kind: 'dispatch.changed', actor, county, town, subject, data: { dispatch } };
  });
}
