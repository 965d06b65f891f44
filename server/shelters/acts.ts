import { isDeepStrictEqual } from 'node:util';
import { FEWEST_TOLD, isFew } from '../../shared/model/fewest-told.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import type {
  ShelterCountEntry,
  ShelterFacilities,
  ShelterFileChange,
} from '../../shared/model/shelter-file.ts';
import { classCapacity } from '../../shared/risk/shelter-capacity.ts';
import { doneBefore } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type KeptShelter, shelterFileRepository } from './file-repository.ts';

/**
 * What an act has to say in the journal, or null where it had been done before. `besides`: what it means to others.
 */
type Told = {
  kind: JournalKind;
  data: NewEntry['data'];
  changesRegister: boolean;
  besides?: readonly NewEntry[];
} | null;

type Act = (kept: KeptShelter, transaction: Queryable, now: number) => Promise<Told>;

/** One act on one shelter: locked, done, journalled and told. Throws Problem 404 outside the caller's area. */
export async function actOn(
  services: Services,
  caller: Caller,
  id: string,
  act: Act,
): Promise<void> {
  const { database, journal, clock, telemetry } = services;
  const changesRegister = await database.transaction(async (transaction) => {
    const kept = await shelterFileRepository(transaction).lock(id, caller.scope);
    if (!kept) throw problem(404, 'shelter-not-found', `there is no shelter ${id} in your area`);
    const told = await act(kept, transaction, clock.now());
    if (told === null) return false;
    const { county, shelter } = kept;
    const at = { actor: actorOf(caller), county, town: shelter.town, subject: `shelter:${id}` };
    const data = { name: shelter.name, ...told.data };
    const entries: NewEntry[] = [{ kind: told.kind, ...at, data }, ...(told.besides ?? [])];
    if (told.changesRegister) {
      entries.push({ kind: 'register.changed', ...at, data: { name: shelter.name } });
    }
    await journal.append(transaction, entries);
    return told.changesRegister;
  });
  if (changesRegister) await telemetry.refresh();
  journal.announce();
}

/** The register entry a file leads to: it is registered under the first of its classes. */
export function registeredBy(
  { shelter }: Pick<KeptShelter, 'shelter'>,
  facilities: ShelterFacilities,
) {
  const { space, effectiveAreaSquareMetres, classes } = facilities;
  const first = classes[0]!;
  const capacity = classCapacity(first, facilities).places;
  return { ...shelter, class: first, space, effectiveAreaSquareMetres, capacity };
}

export function checkFacilities({
  grossAreaSquareMetres,
  effectiveAreaSquareMetres,
}: ShelterFacilities) {
  if (grossAreaSquareMetres !== null && grossAreaSquareMetres < effectiveAreaSquareMetres) {
    const got = `${effectiveAreaSquareMetres} of ${grossAreaSquareMetres} m²`;
    const expected = 'expected at most the gross area';
    throw problem(
      422,
      'effective-area-too-large',
      `effectiveAreaSquareMetres: ${expected}, got ${got}`,
    );
  }
}

/**
 * Records a further version of a shelter's file and what the register says by it.
 * @throws Problem 404, 409 when somebody was quicker, 422 on areas that cannot be
 */
export const changeShelterFile = (
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, facilities }: ShelterFileChange,
): Promise<void> =>
  actOn(services, caller, id, async (kept, transaction, now) => {
    checkFacilities(facilities);
    const isSame = isDeepStrictEqual(kept.facilities, facilities);
    if (isSame && kept.version === basedOn + 1 && kept.recordedBy === caller.id) return null;
    if (kept.version !== basedOn) {
      const who = `version ${kept.version} of ${kept.recordedAt} by ${kept.recordedBy ?? 'us'}`;
      throw problem(409, 'shelter-changed-meanwhile', `basedOn: ${who} came after ${basedOn}`);
    }
    if (isSame) throw problem(422, 'nothing-changed', `facilities: version ${basedOn} already`);
    const shelter = registeredBy(kept, facilities);
    const version = basedOn + 1;
    const next = { ...kept, shelter, facilities, version, recordedBy: caller.id };
    const files = shelterFileRepository(transaction);
    await files.writeFile({ ...next, recordedAt: instant(now) });
    const { capacity } = shelter;
    const data = { version, capacity, facilities };
    return { kind: 'shelter.changed', data, changesRegister: true };
  });

/** Somebody has been there and found the file true; a retry with the same key is not another visit. Throws Problem 409 when it is another version by now. */
export const verifyShelterFile = (
  services: Services,
  caller: Caller,
  id: string,
  { basedOn: version }: { basedOn: number },
): Promise<void> =>
  actOn(services, caller, id, async (kept, transaction, now) => {
    if (doneBefore().isRepeat) return null;
    if (kept.version === 0) {
      throw problem(409, 'shelter-file-unwritten', `shelter ${id} has no file to be verified`);
    }
    if (kept.version !== version) {
      const expected = `expected version ${kept.version}, got ${version}`;
      throw problem(409, 'shelter-changed-meanwhile', `basedOn: ${expected}`);
    }
    const files = shelterFileRepository(transaction);
    await files.verify(id, instant(now), caller.id);
    return { kind: 'shelter.verified', data: { version }, changesRegister: false };
  });

/** A head count as the journal may tell it. */
const told = (count: number): string => (isFew(count) ? `<${FEWEST_TOLD}` : String(count));

/**
 * Enters a head count by hand. A retry with the same key enters nothing, whatever was counted since.
 * @throws Problem 404, 409 where a stream counts or there is a count of that moment, 422 on one of the future
 */
export const countShelter = (
  services: Services,
  caller: Caller,
  id: string,
  entry: ShelterCountEntry,
): Promise<void> =>
  actOn(services, caller, id, async ({ shelter, counted }, transaction, now) => {
    if (doneBefore().isRepeat) return null;
    if (shelter.stream !== null) {
      throw problem(409, 'shelter-has-stream', `shelter ${id} is counted by ${shelter.stream}`);
    }
    const { count, countedAt, source } = entry;
    if (Date.parse(countedAt) > now) {
      const expected = `expected a moment before ${instant(now)}`;
      throw problem(422, 'count-in-future', `countedAt: ${expected}, got ${countedAt}`);
    }
    const isSame =
      counted !== null &&
      counted.count === count &&
      Date.parse(counted.at) === Date.parse(countedAt);
    if (isSame) return null;
    const files = shelterFileRepository(transaction);
    if (!(await files.addCount(id, entry, caller.id))) {
      throw problem(409, 'shelter-counted-already', `countedAt: there is a count of ${countedAt}`);
    }
    const data = { count: told(count), countedAt, source };
    return { kind: 'shelter.counted', data, changesRegister: false };
  });
