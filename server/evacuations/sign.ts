import { randomUUID } from 'node:crypto';
import type { Evacuation, EvacuationOrder } from '../../shared/model/evacuation.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { OpeningOrder } from '../../shared/model/shelter-file.ts';
import { commandsAll, WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { realThingsRefusal } from '../../shared/risk/incident-life.ts';
import { instant } from '../clock.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { NewEntry } from '../journal/journal.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { shelterFileRepository } from '../shelters/file-repository.ts';
import { openByOrder } from '../shelters/steps.ts';
import { addRelease } from '../warnings/release-acts.ts';
import { type Drafted, lastCountOf } from './draft.ts';
import { evacuationEntry } from './entry.ts';
import { releaseBody } from './notice-release.ts';
import { evacuationRepository } from './repository.ts';
import { seenPlan } from './seen-plan.ts';

const SHORT = 12;

/** The incident an order belongs to, locked. @throws Problem 404, 409 when it is over or of a drill */
async function lockedIncident(caller: Caller, id: string | null, transaction: Queryable) {
  if (id === null) return null;
  const incident = await incidentRepository(transaction).lock(id, caller.scope);
  if (!incident)
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  const refusal = realThingsRefusal(incident);
  if (refusal === null) return incident;
  throw problem(409, refusal, `incident: ${id} is ${incident.drill ?? incident.state}`);
}

/** The one county and town all grids lie in; null where they lie in several: an order of the city is every desk's to know. */
function commonPlaceOf(grids: Drafted['grids']): Pick<Evacuation, 'county' | 'town'> {
  const only = (codes: string[]) => (new Set(codes).size === 1 ? codes[0]! : null);
  return { county: only(grids.map((one) => one.county)), town: only(grids.map((one) => one.town)) };
}

/** Nobody is sent to a door that no order opens. @throws Problem 422 naming the shelters */
function checkNoneShut({ opens }: EvacuationOrder, { plan }: Drafted['draft']): void {
  const shut = plan.shelters.filter(
    ({ id, assigned, state }) => assigned > 0 && state !== 'open' && !opens.includes(id),
  );
  if (shut.length === 0) return;
  const told = shut.map(({ id, state }) => `${id} is ${state}`).join(', ');
  const names = shut.map(({ name }) => name);
  throw problem(422, 'evacuation-shelter-shut', `opens: expected those too: ${told}`, names);
}

/** Opens every shelter the order names that takes somebody in. @throws Problem 409, 422 */
async function openShelters(
  caller: Caller,
  { opens }: EvacuationOrder,
  { plan }: Drafted['draft'],
  order: OpeningOrder,
  transaction: Queryable,
): Promise<NewEntry[]> {
  const files = shelterFileRepository(transaction);
  const entries: NewEntry[] = [];
  for (const id of [...opens].sort()) {
    const isUsed = plan.shelters.some((one) => one.id === id && one.assigned > 0);
    if (!isUsed) {
      throw problem(422, 'evacuation-opens-unused', `opens: nobody is sent to ${id}`, [id]);
    }
    const kept = (await files.byId(id, caller.scope))!;
    const now = Date.parse(order.issuedAt);
    entries.push(...(await openByOrder(kept, order, caller, now, transaction)));
  }
  return entries;
}

type Signing = { transaction: Transaction; incident: Incident | null; order: OpeningOrder };

/** Everything an order writes, and what the journal has to tell of it. */
async function carryOut(
  services: Services,
  caller: Caller,
  body: EvacuationOrder,
  { transaction, incident, order }: Signing,
): Promise<{ evacuation: Evacuation; places: Drafted['offers']; entries: NewEntry[] }> {
  const now = services.clock.now();
  const { draft, grids, offers } = await seenPlan(services, caller, body, transaction);
  const { plan } = draft;
  const department = await shelterFileRepository(transaction).departmentName(order.issuedBy);
  if (department === null) {
    const got = `got ${order.issuedBy}`;
    throw problem(422, 'shelter-order-unknown', `order.issuedBy: expected a department, ${got}`);
  }
  checkNoneShut(body, draft);
  const opened = await openShelters(caller, body, draft, order, transaction);
  const ring = plan.outline.coordinates[0]!;
  const drafted =
    body.notice === null
      ? null
      : await addRelease(transaction, caller, releaseBody(body.notice, ring, department, now), now);
  const evacuation: Evacuation = {
    ...{ id: `evacuation-${randomUUID().slice(0, SHORT)}`, incident: incident?.id ?? null },
    ...{ ...commonPlaceOf(grids), order, plan, opened: [...body.opens].sort() },
    ...{
      release: drafted?.release.id ?? null,
      signedAt: order.issuedAt,
      signedBy: actorOf(caller),
    },
    ...{ endedAt: null, endedBy: null, endReason: null },
    synthetic: caller.demo || offers.some(({ shelter }) => shelter.synthetic),
  };
  const used = new Set(plan.lines.map(({ shelter }) => shelter));
  const places = offers.filter(({ shelter }) => used.has(shelter.id));
  const entries = [evacuationEntry(evacuation, 'sign', evacuation.signedBy), ...opened];
  return { evacuation, places, entries: [...entries, ...(drafted?.entries ?? [])] };
}

/** A line in the incident's log: numbers and the order, no more. */
const logLine = ({ order, plan: { totals }, signedAt, signedBy }: Evacuation) => ({
  ...({ kind: 'act', act: 'evacuate' } as const),
  text: `${order.number} · ${totals.placed}/${totals.heads}`,
  ...{ happenedAt: signedAt, enteredAt: signedAt, by: signedBy },
});

/** What this act did the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function signedBefore(
  { incident, order }: EvacuationOrder,
  by: string,
  actKey: string | null,
  transaction: Queryable,
): Promise<Evacuation | null> {
  const before = actKey && (await evacuationRepository(transaction).ofAct(by, actKey));
  if (!before) return null;
  if (before.incident === incident && before.order.number === order.number) return before;
  throw keyUsed();
}

/**
 * Signs what was seen as one order: the plan, the shelters it opens, and the draft of the public's notice, all or
 * nothing. Places are taken under a lock, so that two orders never promise the same one. A retry with the same key is
 * answered with the first.
 * @throws Problem 404, 409 `evacuation-places-gone` naming the shelter, 422 that says what to change
 */
export async function signEvacuation(
  services: Services,
  caller: Caller,
  body: EvacuationOrder,
  actKey: string | null,
): Promise<Evacuation> {
  const { database, journal, clock, telemetry } = services;
  const order: OpeningOrder = { ...body.order, issuedAt: instant(clock.now()) };
  const signed = await database.transaction(async (transaction) => {
    const by = actorOf(caller);
    const ids = body.lines.map(({ shelter }) => shelter);
    const evacuations = evacuationRepository(transaction);
    await evacuations.lockShelters([...ids, ...body.opens], caller.scope);
    const before = await signedBefore(body, by, actKey, transaction);
    if (before) return before;
    const incident = await lockedIncident(caller, body.incident, transaction);
    const signing = { transaction, incident, order };
    const { evacuation, places, entries } = await carryOut(services, caller, body, signing);
    const promised = places.map(({ shelter: { id }, count, lastCount, promised: already }) => ({
      shelter: id,
      heads: evacuation.plan.shelters.find((one) => one.id === id)!.assigned,
      inside: already.heads > 0 ? already.inside : (count ?? lastCount ?? 0),
    }));
    if (!(await evacuations.insert(evacuation, promised, actKey))) {
      throw keyUsed();
    }
    if (incident) {
      await incidentRepository(transaction).addLines(incident.id, [logLine(evacuation)]);
    }
    await journal.append(transaction, entries);
    return evacuation;
  });
  if (signed.opened.length > 0) await telemetry.refresh();
  journal.announce();
  return signed;
}

/** Whoever came for an order that ends is inside from now on for those that stand: their places are beside his. */
async function countAnew(services: Services, ended: Evacuation, transaction: Queryable) {
  const shelters = new Set(ended.plan.lines.map(({ shelter }) => shelter));
  const kept = await shelterFileRepository(transaction).all(WHOLE_CITY);
  const counts = kept.flatMap((one) => {
    const inside = shelters.has(one.shelter.id) ? lastCountOf(services, one) : null;
    return inside === null ? [] : [{ shelter: one.shelter.id, inside }];
  });
  await evacuationRepository(transaction).raiseInside(counts, ended.id);
}

/**
 * Ends an order: the places it promised are free again, but for who came.
 * @throws Problem 403 when it reaches beyond the area of who did not sign it, 404, 409 when it is ended already
 */
export async function endEvacuation(
  services: Services,
  caller: Caller,
  id: string,
  reason: string,
): Promise<Evacuation> {
  const { database, journal, clock } = services;
  const ended = await database.transaction(async (transaction) => {
    const evacuations = evacuationRepository(transaction);
    const found = await evacuations.byId(id, caller.scope, true);
    if (!found) throw problem(404, 'evacuation-not-found', `there is no order ${id} in your area`);
    const by = actorOf(caller);
    if (!commandsAll(caller.scope, found) && found.signedBy !== by) {
      throw problem(403, 'evacuation-of-other-area', `order ${id} reaches beyond your area`);
    }
    if (found.endedAt !== null) {
      if (found.endedBy === by && found.endReason === reason) return found;
      throw problem(409, 'evacuation-is-over', `order ${id} was ended by ${found.endedBy}`);
    }
    const at = instant(clock.now());
    const shelters = found.plan.lines.map(({ shelter }) => shelter);
    await evacuations.lockShelters(shelters, WHOLE_CITY);
    await evacuations.end(id, at, by, reason);
    await countAnew(services, found, transaction);
    const after = { ...found, endedAt: at, endedBy: by, endReason: reason };
    if (found.incident !== null) {
      const text = `${found.order.number} · ${reason}`;
      const stamp = { happenedAt: at, enteredAt: at, by };
      const line = { kind: 'act', act: 'evacuate-end', text, ...stamp } as const;
      const incidents = incidentRepository(transaction);
      await incidents.lock(found.incident, WHOLE_CITY);
      await incidents.addLines(found.incident, [line]);
    }
    await journal.append(transaction, [evacuationEntry(after, 'end', by)]);
    return after;
  });
  journal.announce();
  return ended;
}
