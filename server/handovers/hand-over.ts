import { randomUUID } from 'node:crypto';
import type { Scope } from '../../shared/model/account.ts';
import {
  ALARMS_IN_HAND,
  type Handover,
  type HandoverAct,
  type HandoverCard,
  type NewHandover,
  type OrderInHand,
} from '../../shared/model/handover.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Warning } from '../../shared/model/warning.ts';
import { reportClocks } from '../../shared/risk/report-clocks.ts';
import { alarmFactsRepository } from '../alarm-facts/repository.ts';
import { alarmRepository } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { emergencyPlanTaskRepository } from '../emergency-plan-tasks/repository.ts';
import { evacuationRepository } from '../evacuations/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { NewEntry } from '../journal/journal.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { supplyRepository } from '../supplies/repository.ts';
import { warningRepository } from '../warnings/repository.ts';
import { handoverRepository } from './repository.ts';

const SHORT = 12;

/** A warning without a level comes last: its issuer gave none. */
const rankOf = ({ level }: Pick<Warning, 'level'>): number => CONDITION_CODE[level ?? 'none'];
const worstFirst = (one: Warning, other: Warning): number => rankOf(other) - rankOf(one);

/** Supplies under way and evacuations in force, the oldest first. */
async function ordersInHand(database: Queryable, scope: Scope): Promise<OrderInHand[]> {
  const supplies = await supplyRepository(database).ordersInHand(scope);
  const evacuations = await evacuationRepository(database).inHand(scope);
  return [...supplies, ...evacuations].sort(
    (one, other) => Date.parse(one.signedAt) - Date.parse(other.signedAt),
  );
}

/** What a desk has in hand at a moment. @param at ISO 8601 */
export async function cardOf(database: Queryable, scope: Scope, at: string): Promise<HandoverCard> {
  const incidents = await incidentRepository(database).open(scope);
  const clocksFrom = await incidentRepository(database).clocksFrom(incidents.map(({ id }) => id));
  const out = await dispatchRepository(database).open(scope);
  const shelved = await alarmFactsRepository(database).standing(scope);
  const { alarms, count } = await alarmRepository(database).inHand(scope, ALARMS_IN_HAND);
  const warnings = await warningRepository(database).current(scope);
  const due = incidents.flatMap((incident) =>
    reportClocks(incident, clocksFrom.get(incident.id) ?? incident.receivedAt).map(
      ({ to, by }) => ({
        ...{ incident: incident.id, title: incident.title, to, by: instant(by) },
      }),
    ),
  );
  return {
    at,
    incidents: incidents.map(({ id, title, kind, state, response, receivedAt, command }) => ({
      ...{ id, title, kind, state, level: response?.level ?? null, receivedAt },
      command: {
        level: command.level,
        offeredTo: command.offer?.to ?? null,
        sectors: command.sectors.map(({ name }) => name),
      },
    })),
    alarms: alarms.map(({ id, name, level, active, raisedAt, acknowledgedBy }) => ({
      ...{ id, name, level, active, raisedAt, acknowledgedBy },
    })),
    alarmCount: count,
    warnings: warnings.sort(worstFirst).map(({ event, level, status, synthetic, expires }) => ({
      ...{ event, level, status, synthetic, expires },
    })),
    due: due.sort((a, b) => Date.parse(a.by) - Date.parse(b.by)),
    shelved: shelved.map(({ name, reason, until }) => ({ name, reason, until })),
    out: out.map(({ callSign, incidentTitle, state, steps }) => ({
      ...{ callSign, incident: incidentTitle, state, since: steps.at(-1)!.at },
    })),
    orders: await ordersInHand(database, scope),
    tasks: await emergencyPlanTaskRepository(database).inHand(scope),
    releases: await warningRepository(database).releasesInHand(scope),
  };
}

const entryOf = (handover: Handover, { scope }: Caller, actor: string): NewEntry => ({
  ...{ kind: 'handover.changed', actor, county: scope.county, town: scope.town },
  subject: handover.id,
  data: { act: handover.state, incidents: handover.card.incidents.length },
});

/**
 * Offers the desk to the next officer, with what it has in hand at this moment.
 * A retry with the same key is answered with the first.
 * @throws Problem 409 `handover-open` while it is on offer already, 422 when the key was another act's
 */
export async function offerDesk(
  { database, journal, clock }: Services,
  caller: Caller,
  { note }: NewHandover,
  actKey: string | null,
): Promise<Handover> {
  const by = actorOf(caller);
  const offered = await database.transaction(async (transaction) => {
    const handovers = handoverRepository(transaction);
    const before = actKey === null ? null : await handovers.ofAct(by, actKey);
    if (before && before.note !== note) {
      throw keyUsed();
    }
    if (before) return before;
    const at = instant(clock.now());
    const handover: Handover = {
      ...{ id: `handover-${randomUUID().slice(0, SHORT)}`, area: caller.area, note },
      card: await cardOf(transaction, caller.scope, at),
      ...{ state: 'offered', givenBy: by, givenAt: at, endedBy: null, endedAt: null },
    };
    if (!(await handovers.insert(handover, caller.scope, actKey))) {
      throw problem(409, 'handover-open', `the desk of ${caller.area} is on offer already`);
    }
    await journal.append(transaction, [entryOf(handover, caller, by)]);
    return handover;
  });
  journal.announce();
  return offered;
}

/**
 * The next officer accepts, or the giver takes it back. A retry by the same person is answered the same.
 * @throws Problem 404, 409 `handover-own` for a giver who accepts, `handover-over`, `handover-not-yours`
 */
export async function endHandover(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { act }: HandoverAct,
): Promise<Handover> {
  const by = actorOf(caller);
  const state = act === 'accept' ? 'accepted' : 'withdrawn';
  const ended = await database.transaction(async (transaction) => {
    const handovers = handoverRepository(transaction);
    const found = await handovers.lock(id, caller.area);
    if (!found) throw problem(404, 'handover-not-found', `there is no handover ${id} of your desk`);
    if (found.state === state && found.endedBy === by) return found;
    if (found.state !== 'offered') {
      throw problem(409, 'handover-over', `handover ${id} is ${found.state}`, found);
    }
    const isOwn = found.givenBy === by;
    if (act === 'accept' && isOwn) {
      throw problem(409, 'handover-own', 'act: whoever hands over does not accept it');
    }
    if (act === 'withdraw' && !isOwn) {
      throw problem(409, 'handover-not-yours', 'act: only its giver takes it back');
    }
    const next: Handover = { ...found, state, endedBy: by, endedAt: instant(clock.now()) };
    await handovers.end(next);
    await journal.append(transaction, [entryOf(next, caller, by)]);
    return next;
  });
  journal.announce();
  return ended;
}
