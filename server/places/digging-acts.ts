import { isDeepStrictEqual } from 'node:util';
import {
  type Digging,
  type DiggingPipe,
  LONGEST_DIGGING_DAYS,
  type NewDigging,
} from '../../shared/model/digging.ts';
import { worstZone } from '../../shared/risk/digging.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { streamRepository } from '../streams/repository.ts';
import { askableOutline, gasNear } from './answer.ts';
import { diggingRepository } from './digging-repository.ts';

/** @throws Problem 422 on a time that cannot be */
function checkTimes({ beginsAt, endsAt }: NewDigging, now: number): void {
  const [begins, ends] = [Date.parse(beginsAt), Date.parse(endsAt)];
  if (ends <= begins) {
    throw problem(
      422,
      'digging-times',
      `endsAt: expected a moment after ${beginsAt}, got ${endsAt}`,
    );
  }
  if (ends <= now) {
    const expected = `expected a moment after ${instant(now)}`;
    throw problem(422, 'digging-over', `endsAt: ${expected}, got ${endsAt}`);
  }
  if (ends - begins > LONGEST_DIGGING_DAYS * DAY_MS) {
    throw problem(422, 'digging-too-long', `endsAt: expected at most ${LONGEST_DIGGING_DAYS} days`);
  }
}

/** The zones reached, if the law lets somebody dig there. @throws Problem 422 */
async function zonesOf(on: Queryable, { outline, agreed }: NewDigging) {
  const pipes: DiggingPipe[] = (await gasNear(on, outline)).map(
    ({ id, name, pressure, responsibleUnit, zone, metres, measuredFrom }) => ({
      ...{ id, name, pressure, responsibleUnit, zone, metres, measuredFrom },
    }),
  );
  const zone = worstZone(pipes);
  if (zone === 'protected') {
    const named = pipes.filter((pipe) => pipe.zone === 'protected').map(({ name }) => name);
    const expected = 'expected ground outside of every protected zone';
    throw problem(422, 'digging-forbidden', `outline: ${expected}, got ${named.join(', ')}`, named);
  }
  if (zone === 'control' && agreed === null) {
    const expected = 'expected what was agreed with the operator of the pipes';
    throw problem(422, 'digging-not-agreed', `agreed: ${expected}, got null`);
  }
  return { zone, pipes };
}

const entryOf = (caller: Caller, digging: Digging, act: 'declare' | 'withdraw'): NewEntry => {
  const { id, unit: name, county, town, beginsAt, endsAt, zone, version } = digging;
  const at = { actor: actorOf(caller), county, town, subject: `digging:${id}` };
  const data = { act: `digging-${act}`, name, beginsAt, endsAt, zone, version };
  return { kind: 'digging.changed', ...at, data };
};

/**
 * Takes a declaration of digging; said twice it is taken once.
 * @throws Problem 409 when the id is another's, 422 in a protected zone, without an agreement in a control
 * zone, outside the area, or at times that cannot be
 */
export async function declareDigging(
  { database, journal, clock }: Services,
  caller: Caller,
  given: NewDigging,
): Promise<Digging> {
  const now = clock.now();
  await askableOutline(database, given.outline);
  const place = await diggingRepository(database).spotOf(given.outline);
  const { county, town, grid } = await streamRepository(database).locate(place);
  if (county === null || town === null || !inScope(caller.scope, county, town)) {
    throw problem(422, 'outside-area', 'outline: expected ground within your area');
  }
  const kept = await diggingRepository(database).byId(given.id, caller.scope);
  if (kept !== null) return sameOrTaken(kept, given, caller);
  checkTimes(given, now);
  const zones = await zonesOf(database, given);
  const stamp = { version: 1, declaredAt: instant(now), declaredBy: caller.id };
  const unsaid = { withdrawnAt: null, withdrawnBy: null };
  const digging: Digging = { ...given, place, county, town, grid, ...zones, ...stamp, ...unsaid };
  await database.transaction(async (transaction) => {
    if (!(await diggingRepository(transaction).create(digging))) {
      throw problem(409, 'digging-exists', `id: a digging ${given.id} is declared already`);
    }
    await journal.append(transaction, [entryOf(caller, digging, 'declare')]);
  });
  journal.announce();
  return digging;
}

/** An id that is there is no fault when the same person declared the same before. */
function sameOrTaken(kept: Digging, given: NewDigging, caller: Caller): Digging {
  const isSame =
    kept.declaredBy === caller.id &&
    kept.unit === given.unit &&
    kept.work === given.work &&
    kept.agreed === given.agreed &&
    Date.parse(kept.beginsAt) === Date.parse(given.beginsAt) &&
    Date.parse(kept.endsAt) === Date.parse(given.endsAt) &&
    isDeepStrictEqual(kept.outline, given.outline);
  if (isSame) return kept;
  throw problem(409, 'digging-exists', `id: a digging ${given.id} is declared already`);
}

/** Takes a declaration back. Throws Problem 404, 409 when somebody was quicker or it is withdrawn. */
export async function withdrawDigging(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { basedOn }: { basedOn: number },
): Promise<Digging> {
  const done = await database.transaction(async (transaction) => {
    const diggings = diggingRepository(transaction);
    const kept = await diggings.byId(id, caller.scope, true);
    if (!kept) throw problem(404, 'digging-not-found', `there is no digging ${id} in your area`);
    const isOwn = kept.withdrawnBy === caller.id && kept.version === basedOn + 1;
    if (isOwn) return kept;
    if (kept.version !== basedOn || kept.withdrawnAt !== null) {
      const who = `version ${kept.version} by ${kept.withdrawnBy ?? kept.declaredBy}`;
      throw problem(409, 'digging-changed-meanwhile', `basedOn: ${who} came after ${basedOn}`);
    }
    const at = instant(clock.now());
    await diggings.withdraw(id, at, caller.id);
    const version = kept.version + 1;
    const withdrawn = { ...kept, version, withdrawnAt: at, withdrawnBy: caller.id };
    await journal.append(transaction, [entryOf(caller, withdrawn, 'withdraw')]);
    return withdrawn;
  });
  journal.announce();
  return done;
}
