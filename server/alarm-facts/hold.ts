import type { AlarmHold, HoldChanged, NewHold } from '../../shared/model/alarm-hold.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { alarmFactsRepository, type PlacedHold, withoutArea } from './repository.ts';
import { waitRepository } from './waits.ts';

const BEGUN = { shelved: 'source.shelved', 'out-of-service': 'source.taken-out' } as const;
const ENDED = { shelved: 'source.unshelved', 'out-of-service': 'source.returned' } as const;

const entryOf = (kind: JournalKind, actor: string, hold: PlacedHold): NewEntry => ({
  kind,
  actor,
  county: hold.county,
  town: hold.town,
  subject: hold.source,
  data: { name: hold.name, hold: withoutArea(hold) } satisfies HoldChanged,
});

/** What the journal says of a hold that ended; `actor` is `system` where its time was over. */
export const endedEntry = (actor: string, hold: PlacedHold): NewEntry =>
  entryOf(ENDED[hold.kind], actor, hold);

/** Throws Problem 400 where a time is missing or has no place. */
function checkTime({ kind, minutes }: NewHold): void {
  if ((kind === 'shelved') === (minutes !== null)) return;
  const expected = kind === 'shelved' ? 'how long, at most 8 hours' : 'null: until it is returned';
  throw problem(400, 'invalid-request', `minutes: expected ${expected}, got ${minutes}`);
}

/**
 * A source in the caller's area. A feed, a stream of no grid and a rule of the whole city are held only by who answers for all of
 * it: out of service they are unknown to everybody.
 */
async function heldSource(
  facts: ReturnType<typeof alarmFactsRepository>,
  caller: Caller,
  source: string,
) {
  const found = await facts.sourceOf(source);
  if (!found || !commandsAll(caller.scope, found)) {
    throw problem(404, 'source-not-found', `there is no source ${source} in your area`);
  }
  return found;
}

const saysTheSame = (hold: PlacedHold, asked: NewHold, actor: string): boolean =>
  hold.heldBy === actor && hold.reason === asked.reason && hold.note === asked.note;

/**
 * Shelves a source, or takes it out of service. Said twice by the same person it is the same answer while it stands, and
 * sent again under its key also after its end: nothing begins anew.
 * @throws Problem 400 without an end, 404 outside the caller's area, 409 when it is held already
 */
export async function beginHold(
  { database, journal, clock, telemetry }: Services,
  caller: Caller,
  asked: NewHold,
): Promise<AlarmHold> {
  checkTime(asked);
  const actor = actorOf(caller);
  const hold = await database.transaction(async (transaction) => {
    const facts = alarmFactsRepository(transaction);
    const source = await heldSource(facts, caller, asked.source);
    const before = doneBefore().made;
    if (before !== null) return mustStand(await facts.byId(Number(before)));
    const standing = await facts.standingOn(asked);
    if (standing && saysTheSame(standing, asked, actor)) {
      await keepMade(String(standing.id), transaction);
      return standing;
    }
    const { minutes, ...rest } = asked;
    const now = clock.now();
    const until = minutes === null ? null : instant(now + minutes * MINUTE_MS);
    const begun = standing
      ? null
      : await facts.hold({ ...rest, ...source, heldBy: actor, since: instant(now), until });
    if (!begun) {
      const details = standing && { heldBy: standing.heldBy, until: standing.until };
      throw problem(409, 'already-held', `${asked.source} is ${asked.kind} already`, details);
    }
    await keepMade(String(begun.id), transaction);
    await journal.append(transaction, [entryOf(BEGUN[begun.kind], actor, begun)]);
    return begun;
  });
  if (hold.kind === 'out-of-service') {
    await telemetry.refresh();
    await telemetry.evaluate();
  }
  journal.announce();
  return withoutArea(hold);
}

/**
 * Ends a hold before its time, or returns a source to service: it is unknown until it is heard again. Whatever alarm stands waits
 * from now on for somebody.
 * @throws Problem 404 when there is none that stands in the caller's area
 */
export async function endHold(
  { database, journal, clock, telemetry }: Services,
  caller: Caller,
  id: number,
): Promise<void> {
  const hold = await database.transaction(async (transaction) => {
    const facts = alarmFactsRepository(transaction);
    const standing = await facts.lockStanding(id, caller.scope);
    if (!standing || !commandsAll(caller.scope, standing)) {
      throw problem(404, 'hold-not-found', `nothing of number ${id} is set aside in your area`);
    }
    const at = instant(clock.now());
    await facts.end(id, at);
    await waitRepository(transaction).postponeHeld([id], at);
    await journal.append(transaction, [endedEntry(actorOf(caller), standing)]);
    return standing;
  });
  if (hold.kind === 'out-of-service') await telemetry.refresh();
  journal.announce();
}
