import { isDeepStrictEqual } from 'node:util';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type {
  NewShelter,
  ShelterSiteChange,
  SiteQuestion,
} from '../../shared/model/shelter-file.ts';
import { undersizedClasses } from '../../shared/risk/shelter-siting.ts';
import type { SiteAnswer } from '../../shared/wire/shelters.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { checkOutlineOf } from '../database/usable-outline.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { streamRepository } from '../streams/repository.ts';
import { actOn, checkFacilities, registeredBy } from './acts.ts';
import { shelterFileRepository } from './file-repository.ts';
import { capacitiesOf, findingsReader } from './read-files.ts';

type Site = { place: Position; outline: PolygonGeometry | null };

/**
 * Where a site lies, once its ground can be what it says.
 * @throws Problem 422 that names the field, what was expected and what came
 */
async function locate(database: Queryable, { scope }: Caller, { place, outline }: Site) {
  if (outline !== null) await checkOutlineOf(database, { place, outline });
  const { county, town, grid } = await streamRepository(database).locate(place);
  if (county === null || town === null || !inScope(scope, county, town)) {
    throw problem(422, 'outside-area', 'place: expected [lon, lat] within your area');
  }
  return { county, town, grid };
}

/** What stands against a site and what it would take in, before anything is saved. Throws Problem 422. */
export async function askSite(
  services: Services,
  caller: Caller,
  { place, outline, facilities }: SiteQuestion,
): Promise<SiteAnswer> {
  checkFacilities(facilities);
  const { town, grid } = await locate(services.database, caller, { place, outline });
  const findings = await findingsReader(services, caller.scope);
  return {
    ...{ town, grid },
    findings: findings({ shelter: { place }, outline, facilities }),
    undersized: undersizedClasses(facilities),
    ...capacitiesOf(facilities),
  };
}

/**
 * Takes a site into the register with its file; said twice it is taken once.
 * @throws Problem 409 when the id is another's, 422 on facts that cannot be
 */
export async function registerShelter(
  services: Services,
  caller: Caller,
  { id, name, place, outline, facilities }: NewShelter,
): Promise<void> {
  const { database, journal, clock, telemetry } = services;
  checkFacilities(facilities);
  const { county, town, grid } = await locate(database, caller, { place, outline });
  const given = { id, name, place, town, grid, state: 'standby' as const };
  const blank = { class: facilities.classes[0]!, space: facilities.space, stream: null };
  const own = { ...given, ...blank, effectiveAreaSquareMetres: 1, capacity: 0, synthetic: false };
  const shelter: Shelter = registeredBy({ shelter: own }, facilities);
  await database.transaction(async (transaction) => {
    const files = shelterFileRepository(transaction);
    if (!(await files.create({ shelter, outline, county }))) {
      await checkSame(transaction, caller, { id, name, place, outline, facilities });
      return;
    }
    const stamp = { version: 1, recordedAt: instant(clock.now()), recordedBy: caller.id };
    const unsaid = { verifiedAt: null, verifiedBy: null, step: null, counted: null };
    await files.writeFile({ shelter, outline, county, facilities, ...stamp, ...unsaid });
    const at = { actor: actorOf(caller), county, town, subject: `shelter:${id}` };
    const data = { name, version: 1, capacity: shelter.capacity, place, outline, facilities };
    const entries: NewEntry[] = [
      { kind: 'shelter.registered', ...at, data },
      { kind: 'register.changed', ...at, data: { name } },
    ];
    await journal.append(transaction, entries);
  });
  await telemetry.refresh();
  journal.announce();
}

/** An id that is taken is no fault when the same person said the same before. */
async function checkSame(transaction: Queryable, caller: Caller, said: NewShelter): Promise<void> {
  const kept = await shelterFileRepository(transaction).byId(said.id, caller.scope);
  const isSame =
    kept?.recordedBy === caller.id &&
    kept.version === 1 &&
    kept.shelter.name === said.name &&
    isDeepStrictEqual(kept.shelter.place, said.place) &&
    isDeepStrictEqual(kept.outline, said.outline) &&
    isDeepStrictEqual(kept.facilities, said.facilities);
  if (!isSame)
    throw problem(409, 'shelter-exists', `id: a shelter ${said.id} is registered already`);
}

/**
 * Records where a site is and what it is called; the earlier place and outline stay in the journal.
 * @throws Problem 404, 409 when somebody was quicker, 422 on a place or outline that cannot be
 */
export async function moveShelter(
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, name, place, outline }: ShelterSiteChange,
): Promise<void> {
  const standing = await locate(services.database, caller, { place, outline });
  await actOn(services, caller, id, async (kept, transaction, now) => {
    const before = { name: kept.shelter.name, place: kept.shelter.place, outline: kept.outline };
    const isSame = isDeepStrictEqual(before, { name, place, outline });
    if (isSame && kept.version === basedOn + 1 && kept.recordedBy === caller.id) return null;
    if (kept.version !== basedOn) {
      const who = `version ${kept.version} of ${kept.recordedAt} by ${kept.recordedBy ?? 'us'}`;
      throw problem(409, 'shelter-changed-meanwhile', `basedOn: ${who} came after ${basedOn}`);
    }
    if (isSame) throw problem(422, 'nothing-changed', `site: version ${basedOn} already`);
    const { town, grid, county } = standing;
    const shelter = { ...kept.shelter, name, place, town, grid };
    const version = basedOn + 1;
    const stamp = { version, recordedAt: instant(now), recordedBy: caller.id };
    const files = shelterFileRepository(transaction);
    await files.writeSite({ shelter, outline, county });
    await files.writeFile({ ...kept, shelter, ...stamp });
    const data = { version, place, outline, before };
    return { kind: 'shelter.moved', data, changesRegister: true };
  });
}
