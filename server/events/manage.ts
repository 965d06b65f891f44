import { randomUUID } from 'node:crypto';
import type { EventActBody, EventDraft, LargeEvent } from '../../shared/model/large-event.ts';
import { commandsAll, commonArea } from '../../shared/risk/command-area.ts';
import {
  changeMeaning,
  eventAfter,
  eventRefusal,
  isOverCapacity,
  missingParts,
  undecided,
} from '../../shared/risk/large-event.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { gatheringRepository, type LocatedZone } from '../gatherings/repository.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { eventRepository } from './repository.ts';
import { settleZones } from './zone-limits.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

const SHORT = 8;

/** What was done with a file: an act of a person, or of the clock. */
export const eventEntry = (event: LargeEvent, act: string, actor: string): NewEntry => ({
  kind: 'event.changed',
  actor,
  county: event.county,
  town: event.town,
  subject: `event:${event.id}`,
  data: { act, name: event.name, state: event.state, version: event.version },
});

/** An event may hold fewer than its zone is approved for, never more: the crowd is judged by what the event says. */
function checkCapacities({ zones }: EventDraft, found: readonly LocatedZone[]): void {
  for (const { gathering, capacity } of zones) {
    const own = found.find(({ id }) => id === gathering)!.ownCapacity;
    if (capacity <= own) continue;
    const what = `expected at most the zone's own ${own}, got ${capacity}`;
    throw problem(422, 'event-over-zone', `zones.${gathering}.capacity: ${what}`);
  }
}

/** Checks what the schema cannot, and says where the event is. */
async function placeOf(draft: EventDraft, caller: Caller, transaction: Queryable) {
  if (Date.parse(draft.endsAt) <= Date.parse(draft.beginsAt)) {
    throw problem(422, 'event-ends-early', `endsAt: expected after ${draft.beginsAt}`);
  }
  if (draft.expectedPerSession < draft.expected) {
    const what = `expected at least the ${draft.expected} at once, got ${draft.expectedPerSession}`;
    throw problem(422, 'event-session-smaller', `expectedPerSession: ${what}`);
  }
  const wanted = draft.zones.map(({ gathering }) => gathering);
  const found = await gatheringRepository(transaction).located(wanted, caller.scope);
  const missing = wanted.filter((id) => !found.some((zone) => zone.id === id));
  if (missing.length > 0 || new Set(wanted).size < wanted.length) {
    const what = `expected each zone of your area once, got ${wanted.join(', ')}`;
    throw problem(422, 'event-zone-unknown', `zones: ${what}`, missing);
  }
  checkCapacities(draft, found);
  return commonArea(found);
}

const UNDECIDED = {
  appliedAt: null,
  acceptedAt: null,
  decidedAt: null,
  decidedBy: null,
  notice: null,
} as const;

/** A new file, drafted. A retry with the same key is answered with the first. @throws Problem 422 naming the field */
export async function draftEvent(
  parts: Parts,
  caller: Caller,
  draft: EventDraft,
): Promise<LargeEvent> {
  const { database, journal } = parts;
  const drafted = await database.transaction(async (transaction) => {
    const events = eventRepository(transaction);
    const before = doneBefore().made;
    if (before !== null) return mustStand(await events.byId(before, caller.scope));
    const place = await placeOf(draft, caller, transaction);
    const event: LargeEvent = {
      ...draft,
      ...place,
      ...UNDECIDED,
      id: `event-${randomUUID().slice(0, SHORT)}`,
      state: 'drafted',
      version: 1,
      draftedBy: caller.id,
      synthetic: caller.demo,
    };
    await events.insert([event]);
    await keepMade(event.id, transaction);
    await journal.append(transaction, [eventEntry(event, 'draft', actorOf(caller))]);
    return event;
  });
  journal.announce();
  return drafted;
}

async function locked(id: string, caller: Caller, basedOn: number, transaction: Queryable) {
  const event = await eventRepository(transaction).lock(id, caller.scope);
  if (!event) throw problem(404, 'event-not-found', `there is no event ${id} in your area`);
  if (!commandsAll(caller.scope, event)) {
    throw problem(403, 'event-reaches-further', `event ${id} reaches beyond your area`);
  }
  if (event.version !== basedOn) {
    const what = `basedOn: expected version ${event.version}, got ${basedOn}`;
    throw problem(409, 'event-changed-meanwhile', what, event);
  }
  return event;
}

/** Once applied for, a file changes only as far as art. 15 lets it: whatever makes it another event is a new permit's. */
function changed(event: LargeEvent, draft: EventDraft, at: string): LargeEvent {
  const next = { ...event, ...draft, version: event.version + 1 };
  if (event.state === 'drafted') return next;
  if (event.state !== 'applied' && event.state !== 'accepted' && event.state !== 'approved') {
    throw problem(409, 'event-not-in-this-state', `the event is ${event.state}`);
  }
  const meaning = changeMeaning(event, draft);
  if (meaning === 'new-permit') {
    throw problem(
      422,
      'event-needs-new-permit',
      'event: place, form, organiser, mode, who decides or a larger size need a new file',
    );
  }
  if (missingParts(draft).length > missingParts(event).length) {
    throw problem(422, 'plan-incomplete', 'event.plan: nothing may be taken out of it any more');
  }
  if (isOverCapacity(draft)) {
    throw problem(422, 'over-capacity', 'event.zones: expected room for all who are expected');
  }
  const isApproved = event.state === 'approved' && meaning === 'new-decision';
  return isApproved ? undecided(next, at) : next;
}

/** Changes a file. @throws Problem 403 where zones lie outside the caller's area, 404, 409 when somebody was quicker, 422 */
export async function changeEvent(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  { basedOn, event: draft }: { basedOn: number; event: EventDraft },
): Promise<LargeEvent> {
  const done = await database.transaction(async (transaction) => {
    const event = await locked(id, caller, basedOn, transaction);
    const place = await placeOf(draft, caller, transaction);
    const next = { ...changed(event, draft, instant(clock.now())), ...place };
    await eventRepository(transaction).update([next]);
    await journal.append(transaction, [eventEntry(next, 'change', actorOf(caller))]);
    return next;
  });
  journal.announce();
  return done;
}

/** One act on a file. @throws Problem 403 where zones lie outside the caller's area, 404, 409 with the reason it is not possible now */
export async function actOnEvent(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  { basedOn, act, notice }: EventActBody,
): Promise<LargeEvent> {
  const done = await database.transaction(async (transaction) => {
    const event = await locked(id, caller, basedOn, transaction);
    const reason = eventRefusal(event, act, caller.id, notice);
    if (reason)
      throw problem(409, reason, `act: ${act} is not possible: ${reason}`, missingParts(event));
    const at = instant(clock.now());
    const next = { ...event, ...eventAfter(event, act, caller.id, notice, at) };
    await eventRepository(transaction).update([next]);
    await journal.append(transaction, [eventEntry(next, act, actorOf(caller))]);
    if (event.state === 'under-way') {
      await settleZones([next], transaction);
      await journal.append(transaction, [
        auditEntry('register.changed', actorOf(caller), 'gatherings', { at }),
      ]);
    }
    return next;
  });
  journal.announce();
  return done;
}
