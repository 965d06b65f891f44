import type { Wall, WallDirection } from '../../shared/model/wall.ts';
import { accountRepository } from '../accounts/repository.ts';
import { doneBefore, keepMade } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { CODE_LASTS_MS, startWithCode } from '../identity/pairing-code.ts';
import { identityRepository } from '../identity/repository.ts';
import { newPublicId } from '../identity/tokens.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type PlacedWall, wallRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

/** A code to type on the display's pairing page; shown once. */
export type Pairing = { code: string; expiresAt: string };

const wallOf = ({ county: _county, town: _town, ...wall }: PlacedWall): Wall => wall;

const found = (wall: PlacedWall | null, id: string): PlacedWall => {
  if (wall) return wall;
  throw problem(404, 'wall-not-found', `there is no wall ${id} in your area`);
};

const startPairing = async (
  { journal, identity }: Parts,
  caller: Caller,
  id: string,
  transaction: Queryable,
): Promise<Pairing> => {
  const now = instant(identity.now());
  const expiresAt = instant(identity.now() + CODE_LASTS_MS);
  const code = await startWithCode((kept) =>
    wallRepository(transaction).startPairing(id, kept, { now, expiresAt }),
  );
  const entry = auditEntry('wall.pairing-started', actorOf(caller), id);
  await journal.append(transaction, [entry]);
  return { code, expiresAt };
};

/**
 * Creates a wall and begins its pairing. A retry with the same key finds the wall there, and gets a code in place of the one
 * that nobody has seen.
 * @throws Problem 400 `area-not-allowed`, 404 when the wall was revoked since
 */
export const createWall = async (
  parts: Parts,
  caller: Caller,
  { name, area }: Pick<Wall, 'name' | 'area'>,
): Promise<{ wall: Wall; pairing: Pairing }> => {
  const { database, journal, identity } = parts;
  const created = await database.transaction(async (transaction) => {
    if (!(await accountRepository(transaction).isAreaWithin(area, caller.scope))) {
      throw problem(400, 'area-not-allowed', `no city, county or town ${area} in your area`);
    }
    const walls = wallRepository(transaction);
    const before = doneBefore().made;
    const id = before ?? newPublicId('wall');
    if (before === null) {
      await walls.insert({ id, name, area }, instant(identity.now()));
      await keepMade(id, transaction);
    }
    const wall = found(await walls.find(id, caller.scope), id);
    return { wall: wallOf(wall), pairing: await startPairing(parts, caller, id, transaction) };
  });
  journal.announce();
  return created;
};

/** Begins a new pairing; the present display stays until the code is used. @throws Problem 404 */
export const pairAgain = async (parts: Parts, caller: Caller, id: string): Promise<Pairing> => {
  const { database, journal } = parts;
  const pairing = await database.transaction(async (transaction) => {
    found(await wallRepository(transaction).find(id, caller.scope), id);
    return startPairing(parts, caller, id, transaction);
  });
  journal.announce();
  return pairing;
};

/** What a wall shows from now on. Its screens hear it from the journal. @throws Problem 404 */
export const directWall = async (
  { database, journal, identity }: Parts,
  caller: Caller,
  id: string,
  wanted: Omit<WallDirection, 'startedAt'>,
): Promise<Wall> => {
  const direction = { ...wanted, startedAt: instant(identity.now()) };
  const directed = await database.transaction(async (transaction) => {
    const walls = wallRepository(transaction);
    const wall = found(await walls.find(id, caller.scope), id);
    await walls.direct(id, direction);
    const { county, town } = wall;
    const entry = auditEntry('wall.directed', actorOf(caller), id, { direction });
    await journal.append(transaction, [{ ...entry, county, town }]);
    return wall;
  });
  journal.announce();
  return { ...wallOf(directed), direction };
};

/** Ends a wall and every session of it. @throws Problem 404 */
export const revokeWall = async (
  { database, journal, identity }: Parts,
  caller: Caller,
  id: string,
): Promise<void> => {
  const ended = await database.transaction(async (transaction) => {
    const walls = wallRepository(transaction);
    const now = instant(identity.now());
    found(await walls.find(id, caller.scope), id);
    await walls.revoke(id, now);
    const sessions = identityRepository(transaction);
    const endedSessions = await sessions.endAllOf({ wall: id }, now);
    const entry = auditEntry('wall.revoked', actorOf(caller), id, { endedSessions });
    await journal.append(transaction, [entry]);
    return endedSessions;
  });
  identity.ended(ended);
  journal.announce();
};
