import type { UnitPairing } from '../../shared/model/unit-page.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { type OpenedSession, openSession } from '../identity/open-session.ts';
import { CODE_LASTS_MS, keptOf, normalCode, startWithCode } from '../identity/pairing-code.ts';
import { identityRepository } from '../identity/repository.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type PlacedUnit, unitRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;
type Kind = 'unit.pairing-started' | 'unit.paired' | 'unit.unpaired';

const missing = (id: string) =>
  problem(404, 'resource-not-found', `there is no unit ${id} in your area`);

const entryOf = (kind: Kind, unit: PlacedUnit, actor: string, ended: string[] = []): NewEntry => ({
  ...{ kind, actor, county: unit.county, town: unit.town, subject: unit.id },
  data: { name: unit.callSign, endedSessions: ended },
});

async function lockedUnit(caller: Caller, id: string, transaction: Queryable) {
  const unit = await unitRepository(transaction).lock(id, caller.scope);
  if (unit) return unit;
  throw missing(id);
}

/** How a unit's page is paired now. @throws Problem 404 */
export async function pairingOf(parts: Parts, caller: Caller, id: string): Promise<UnitPairing> {
  const { database, identity } = parts;
  const now = instant(identity.now());
  const pairing = await unitRepository(database).pairingOf(id, caller.scope, now);
  if (pairing) return pairing;
  throw missing(id);
}

/** A one-time code to type on the unit's device; the present one stays until it is used. @throws Problem 404 */
export async function startPairing(
  parts: Parts,
  caller: Caller,
  id: string,
): Promise<{ code: string; expiresAt: string }> {
  const { database, journal, identity } = parts;
  const now = instant(identity.now());
  const expiresAt = instant(identity.now() + CODE_LASTS_MS);
  const code = await database.transaction(async (transaction) => {
    const unit = await lockedUnit(caller, id, transaction);
    const made = await startWithCode((kept) =>
      unitRepository(transaction).startPairing(id, kept, { now, expiresAt }),
    );
    await journal.append(transaction, [entryOf('unit.pairing-started', unit, actorOf(caller))]);
    return made;
  });
  journal.announce();
  return { code, expiresAt };
}

/**
 * Turns a code that was typed on a device into the unit's session; a device that was paired before is cut.
 * @throws Problem 403 `pairing-code-invalid`: wrong, used, older than five minutes, or tried too often
 */
export async function pairUnit(parts: Parts, typed: string): Promise<OpenedSession> {
  const { database, journal, identity } = parts;
  const now = instant(identity.now());
  const opened = await database.transaction(async (transaction) => {
    const unit = await unitRepository(transaction).redeem(keptOf(normalCode(typed)), now);
    if (unit === null) return null;
    const sessions = identityRepository(transaction);
    const ended = await sessions.endAllOf({ unit: unit.id }, now);
    const session = await openSession(parts, transaction, { unit: unit.id });
    const entry = entryOf('unit.paired', unit, `unit:${unit.id}`, ended);
    await journal.append(transaction, [entry]);
    return { session, ended };
  });
  if (opened === null) {
    throw problem(403, 'pairing-code-invalid', 'this code is wrong, was used, or is too old');
  }
  identity.ended(opened.ended);
  journal.announce();
  return opened.session;
}

/** Ends a unit's sessions and voids its code: by the desk, or by its own page. @throws Problem 404 */
export async function unpairUnit(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { database, journal, identity } = parts;
  const ended = await database.transaction(async (transaction) => {
    const unit = await lockedUnit(caller, id, transaction);
    const now = instant(identity.now());
    await unitRepository(transaction).dropCode(id);
    await dispatchRepository(transaction).forgetPlace(id);
    const sessions = await identityRepository(transaction).endAllOf({ unit: id }, now);
    const entry = entryOf('unit.unpaired', unit, actorOf(caller), sessions);
    await journal.append(transaction, [entry]);
    return sessions;
  });
  identity.ended(ended);
  journal.announce();
}
