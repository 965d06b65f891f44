import type {
  KeyPlace,
  KeyPlaceChange,
  KeyPlaceStanding,
  VenueType,
  VenueTypeChange,
} from '../../shared/model/key-place.ts';
import { isRealDay } from '../../shared/model/moment.ts';
import { drillDue, drillStanding, shanghaiDay } from '../../shared/risk/drill-due.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { keyPlaceRepository, type LocatedKeyPlace, venueTypeRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** How a key place stands at `now`, epoch ms. */
export function standingOf(place: KeyPlace & { county?: string }, now: number): KeyPlaceStanding {
  const { county: _county, ...told } = place;
  const drill = drillStanding(place.lastDrill, shanghaiDay(now));
  return { ...told, drillDue: drillDue(place.lastDrill), drill };
}

const DAYS = ['securityPlan', 'emergencyPlan', 'lastDrill'] as const;

/** @throws Problem 422 on a day that does not exist or has not come */
function checkDays(change: KeyPlaceChange, now: number): void {
  const today = shanghaiDay(now);
  for (const field of DAYS) {
    const day = change[field];
    if (day === null || (isRealDay(day) && day <= today)) continue;
    throw problem(422, 'day-unusable', `${field}: expected a day up to ${today}, got ${day}`);
  }
}

const changedFields = (place: LocatedKeyPlace, change: KeyPlaceChange): string[] =>
  (['managerUnit', ...DAYS] as const).filter((field) => place[field] !== change[field]);

const changedMeanwhile = (revision: number, basedOn: number) =>
  problem(409, 'changed-meanwhile', `basedOn: expected ${revision}, got ${basedOn}`);

/**
 * Changes who runs a key place, its plans and its last drill. The same change again has no further effect.
 * @throws Problem 404, 409 when somebody was quicker, 422
 */
export async function changeKeyPlace(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  change: KeyPlaceChange,
): Promise<KeyPlaceStanding> {
  checkDays(change, clock.now());
  const changed = await database.transaction(async (transaction) => {
    const places = keyPlaceRepository(transaction);
    const before = await places.lock(id, caller.scope);
    if (!before) throw problem(404, 'key-place-not-found', `no key place ${id} in your area`);
    const fields = changedFields(before, change);
    if (fields.length === 0) return before;
    if (before.revision !== change.basedOn) throw changedMeanwhile(before.revision, change.basedOn);
    await places.change(id, change);
    const { basedOn, ...told } = change;
    const { county, town, name } = before;
    const entry = auditEntry('key-place.changed', actorOf(caller), `key-place:${id}`, {
      ...{ name, fields, revision: basedOn + 1 },
      ...told,
    });
    await journal.append(transaction, [{ ...entry, county, town }]);
    return { ...before, ...told, revision: basedOn + 1 };
  });
  journal.announce();
  return standingOf(changed, clock.now());
}

/**
 * Declares which department leads in a new kind of business and by what document, or takes that back.
 * @throws Problem 404, 409 when somebody was quicker, 422
 */
export async function declareLead(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  { basedOn, leadDepartment, basis }: VenueTypeChange,
): Promise<VenueType> {
  if ((leadDepartment === null) !== (basis === null)) {
    const expected = 'expected a document where a department is named, and none where none is';
    throw problem(422, 'basis-missing', `basis: ${expected}`);
  }
  const declared = await database.transaction(async (transaction) => {
    const types = venueTypeRepository(transaction);
    const before = await types.lock(id, caller.scope);
    if (!before) throw problem(404, 'venue-type-not-found', `there is no venue type ${id}`);
    if (before.leadDepartment === leadDepartment && before.basis === basis) return before;
    if (before.revision !== basedOn) throw changedMeanwhile(before.revision, basedOn);
    if (leadDepartment && !(await types.departmentExists(leadDepartment))) {
      throw problem(422, 'unknown-department', `leadDepartment: no department ${leadDepartment}`);
    }
    const at = instant(clock.now());
    const next = { ...before, leadDepartment, basis };
    await types.declare(next, { at, by: caller.id });
    const data = { name: before.name, leadDepartment, basis };
    const entry = auditEntry('venue-type.changed', actorOf(caller), `venue-type:${id}`, data);
    await journal.append(transaction, [entry]);
    return { ...next, revision: basedOn + 1, decidedAt: leadDepartment === null ? null : at };
  });
  journal.announce();
  return declared;
}
