import { boxAroundIncident, metresToIncident } from '../../shared/geo/incident-distance.ts';
import type { Incident } from '../../shared/model/incident.ts';
import {
  type IncidentTip,
  type IncidentTips,
  MOST_TIPS_LISTED,
  NEAR_TIP_METRES,
  type NearIncident,
  type TipLinkBody,
} from '../../shared/model/incident-tip.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { linkRefusal, tipReference } from '../../shared/risk/linked-tip.ts';
import { instant } from '../clock.ts';
import type { Transaction } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { tipEntry } from '../journal/tip-entry.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { tipRepository } from '../tips/repository.ts';
import { checkVersion, lockedIncident, wasDone, writeAct } from './act.ts';
import { linkTip, lockedTip } from './link-tip.ts';
import { incidentRepository } from './repository.ts';
import { incidentTipRepository } from './tip-repository.ts';

/** The tips of an incident, and those near it that could be linked; of the caller's area alone. @throws Problem 404 */
export async function tipsOf(
  { database }: Services,
  caller: Caller,
  id: string,
): Promise<IncidentTips> {
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const tips = incidentTipRepository(database);
  const away = (tip: Omit<IncidentTip, 'metres'>): IncidentTip => ({
    ...tip,
    metres: Math.round(metresToIncident(tip.place, incident)),
  });
  const linked = (await tips.linked(id, caller.scope)).map(away);
  const beyond = (await tips.count(id)).count - linked.length;
  if (linkRefusal(incident, { state: 'received' }) !== null) return { linked, beyond, near: [] };
  const around = await tips.open(boxAroundIncident(incident, NEAR_TIP_METRES), caller.scope);
  const near = around.map(away).filter(({ metres }) => metres <= NEAR_TIP_METRES);
  return { linked, beyond, near: near.slice(0, MOST_TIPS_LISTED) };
}

/** Open incidents of the caller's area near a tip, the nearest first. @throws Problem 404 */
export async function incidentsNear(
  { database, clock }: Services,
  caller: Caller,
  id: string,
): Promise<NearIncident[]> {
  const tip = await tipRepository(database).byId(id, caller.scope, instant(clock.now()));
  if (!tip) throw problem(404, 'tip-not-found', `there is no tip ${id} in your area`);
  const open = await incidentRepository(database).open(caller.scope);
  return open
    .map((incident) => ({
      ...{ id: incident.id, kind: incident.kind, title: incident.title, state: incident.state },
      ...{ version: incident.version, receivedAt: incident.receivedAt },
      metres: Math.round(metresToIncident(tip.place, incident)),
    }))
    .filter(({ metres }) => metres <= NEAR_TIP_METRES)
    .sort((a, b) => a.metres - b.metres);
}

/** What the log says of the act: which tip, and why it was unlinked. */
const textOf = (body: TipLinkBody, tip: Tip): string =>
  body.act === 'tip-link' ? tipReference(tip) : `${tipReference(tip)} · ${body.reason.trim()}`;

/** @throws Problem 409 when it is not of this incident, with the one that has it */
async function unlinkTip(
  caller: Caller,
  { id }: Incident,
  tip: Tip,
  transaction: Transaction,
): Promise<NewEntry[]> {
  if (!(await incidentTipRepository(transaction).unlink(tip.id, id))) {
    const { incident } = tip;
    throw problem(409, 'tip-not-linked', `tip: ${tip.id} is not linked to ${id}`, { incident });
  }
  return [tipEntry({ ...tip, incident: null }, 'tip-unlink', actorOf(caller))];
}

/**
 * Links a tip to an open incident, or takes it from one with a reason, also when that is over; written to the log and
 * the journal with it, where the log says when the tip was received. A retry with the same key is answered with the
 * incident as it is.
 * @throws Problem 404, 409 with the reason (also where its drill does not run), 412 when somebody was quicker
 */
export async function actOnTips(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: TipLinkBody,
  actKey: string,
): Promise<Incident> {
  const by = actorOf(caller);
  const { act } = body;
  const done = await database.transaction(async (transaction) => {
    const now = clock.now();
    const at = instant(now);
    const found = await lockedIncident(caller, id, transaction);
    const tip = await lockedTip(caller, body.tip, now, transaction);
    const text = textOf(body, tip);
    const isSame = (was: { act: string | null; text: string }) =>
      was.act === act && was.text === text;
    if (await wasDone(id, by, actKey, transaction, isSame)) return found;
    await drillRepository(transaction).checkRuns(found.drill);
    checkVersion(found, body.basedOn);
    const isLink = act === 'tip-link';
    const told = isLink
      ? await linkTip(caller, found, tip, now, transaction)
      : await unlinkTip(caller, found, tip, transaction);
    const incident = { ...found, changedAt: at, version: found.version + 1 };
    const happenedAt = isLink ? tip.receivedAt : at;
    await writeAct(journal, { incident, act, text, by, at, happenedAt, told, actKey }, transaction);
    return incident;
  });
  journal.announce();
  return done;
}
