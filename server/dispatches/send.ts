import { randomUUID } from 'node:crypto';
import type { Dispatch, SendUnits } from '../../shared/model/dispatch.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { isExpired } from '../../shared/risk/certification.ts';
import { ACKNOWLEDGE_WITHIN_MS, SENT_AS } from '../../shared/risk/dispatch-life.ts';
import { realThingsRefusal } from '../../shared/risk/incident-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { dispatchEntries } from './entry.ts';
import { dispatchRepository, type SentUnit } from './repository.ts';

const SHORT = 12;

/** Who has the unit, since when, and where: what the one who comes second is told (F38). */
const takenBy = ({ resource, callSign, incident, incidentTitle, steps, state }: Dispatch) => ({
  ...{ resource, callSign, incident, incidentTitle, state },
  ...{ by: steps[0]?.by, at: steps[0]?.at },
});

/** @throws Problem 404 for a unit elsewhere, 409 for one that is taken, out of service or not certified any more */
async function mustBeFree(
  caller: Caller,
  resources: readonly string[],
  now: number,
  transaction: Queryable,
) {
  const dispatches = dispatchRepository(transaction);
  const units = await dispatches.lockUnits(resources, caller.scope);
  const unknown = resources.filter((id) => !units.some((unit) => unit.id === id));
  if (unknown.length > 0) {
    throw problem(404, 'resource-not-found', `resources: not in your area: ${unknown.join(', ')}`);
  }
  const broken = units.filter(({ status }) => status === 'out_of_service');
  if (broken.length > 0) {
    const names = broken.map(({ callSign }) => callSign);
    throw problem(409, 'resource-out-of-service', `resources: out of service: ${names.join(', ')}`);
  }
  const expired = units.filter(({ certifiedUntil }) => isExpired(certifiedUntil, now));
  if (expired.length > 0) {
    const names = expired.map(({ callSign, certifiedUntil }) => `${callSign} (${certifiedUntil})`);
    const got = `resources: certification expired: ${names.join(', ')}`;
    throw problem(409, 'resource-certification-expired', got);
  }
  const taken = await dispatches.tasksOf(resources);
  if (taken.length > 0) {
    const names = taken.map(({ callSign }) => callSign).join(', ');
    throw problem(
      409,
      'resource-taken',
      `resources: on a task already: ${names}`,
      taken.map(takenBy),
    );
  }
}

/** What this act did the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function sentBefore(
  id: string,
  { resources, task }: SendUnits,
  by: string,
  actKey: string,
  transaction: Queryable,
): Promise<Dispatch[] | null> {
  const before = await dispatchRepository(transaction).ofAct(by, actKey);
  if (before.length === 0) return null;
  const isSame =
    before.length === resources.length &&
    before.every(
      (one) => one.incident === id && one.task === task && resources.includes(one.resource),
    );
  if (isSame) return before;
  throw keyUsed();
}

function sentUnits(incident: Incident, body: SendUnits, by: string, now: number): SentUnit[] {
  const at = instant(now);
  const steps = SENT_AS.map((state) => ({ state, at, by, place: null, reason: null }));
  return body.resources.map((resource) => ({
    ...{ id: `dispatch-${randomUUID().slice(0, SHORT)}`, incident: incident.id, resource },
    ...{ state: 'assigned', task: body.task, steps, sentBy: by, sentAt: at },
    ...{ acknowledgeBy: instant(now + ACKNOWLEDGE_WITHIN_MS) },
    ...{ county: incident.county, town: incident.town },
  }));
}

/**
 * Sends units to an incident, all or none. A retry with the same key is answered with the first. Of several who
 * want one unit exactly one gets it: units are locked in order, and the database holds one open task a unit.
 * Nobody is sent for a drill.
 * @throws Problem 404, 409 `resource-taken` with who has it, since when and where
 */
export async function sendUnits(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: SendUnits,
  actKey: string,
): Promise<Dispatch[]> {
  const by = actorOf(caller);
  const sent = await database.transaction(async (transaction) => {
    const dispatches = dispatchRepository(transaction);
    const incident = await incidentRepository(transaction).lock(id, caller.scope);
    if (!incident) {
      throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
    }
    const repeated = await sentBefore(id, body, by, actKey, transaction);
    if (repeated) return repeated;
    const refusal = realThingsRefusal(incident);
    if (refusal !== null) {
      throw problem(409, refusal, `incident: ${id} is ${incident.drill ?? incident.state}`);
    }
    const now = clock.now();
    await mustBeFree(caller, body.resources, now, transaction);
    await dispatches.insert(sentUnits(incident, body, by, now), actKey);
    const made = (await dispatches.tasksOf(body.resources)).filter((one) => one.incident === id);
    const at = instant(now);
    const text = [made.map(({ callSign }) => callSign).join('、'), body.task]
      .filter(Boolean)
      .join(' · ');
    const line = {
      kind: 'dispatch',
      act: 'assigned',
      text,
      happenedAt: at,
      enteredAt: at,
      by,
    } as const;
    await incidentRepository(transaction).addLines(id, [line]);
    await journal.append(transaction, await dispatchEntries(made, by, transaction));
    return made;
  });
  journal.announce();
  return sent;
}
