import type { Incident } from '../../shared/model/incident.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { linkedTip, linkRefusal } from '../../shared/risk/linked-tip.ts';
import { conditionEntries } from '../assessment/condition-entries.ts';
import { regradeGrids } from '../assessment/grid-conditions.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { tipEntry } from '../journal/tip-entry.ts';
import { problem } from '../plugins/errors.ts';
import { tipRepository } from '../tips/repository.ts';
import { incidentTipRepository } from './tip-repository.ts';

/** A tip of the caller's area, held until the end of the transaction. @param now epoch ms @throws Problem 404 */
export async function lockedTip(
  caller: Caller,
  id: string,
  now: number,
  transaction: Queryable,
): Promise<Tip> {
  const tip = await tipRepository(transaction).lock(id, caller.scope, instant(now));
  if (tip) return tip;
  throw problem(404, 'tip-not-found', `tip: there is no tip ${id} in your area`);
}

/**
 * Links a tip to an incident; who acts has locked both, in this order. It counts as looked at from then on, and its
 * grid is as unknown as the tip.
 * @param now epoch ms
 * @returns what the journal tells of it
 * @throws Problem 409 with the reason, `tip-has-incident` with the incident that has it
 */
export async function linkTip(
  caller: Caller,
  incident: Incident,
  tip: Tip,
  now: number,
  transaction: Queryable,
): Promise<NewEntry[]> {
  const refusal = linkRefusal(incident, tip);
  if (refusal) throw problem(409, refusal, `tip: ${tip.id} is not linked: ${refusal}`);
  const by = actorOf(caller);
  const at = instant(now);
  const has = await incidentTipRepository(transaction).link(tip.id, incident.id, by, at);
  if (has !== null) {
    const words = `tip: ${tip.id} is linked to ${has}`;
    throw problem(409, 'tip-has-incident', words, { incident: has });
  }
  const linked = linkedTip(tip, incident.id, caller.id, at);
  if (linked.version !== tip.version) await tipRepository(transaction).write(linked);
  const graded = await regradeGrids(tip.grid === null ? [] : [tip.grid], now, transaction);
  return [...conditionEntries([], graded), tipEntry(linked, 'tip-link', by)];
}
