import type { UnitRecords } from '../../shared/wire/unit-records.ts';
import type { Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { certificationRepository } from './certification-repository.ts';
import { profileRepository } from './profile-repository.ts';
import { unitRegister, unitRepository } from './repository.ts';

/** What is recorded of a unit now. @throws Problem 404 outside the caller's area */
export async function recordsOf(
  { database }: Services,
  { scope }: Caller,
  unit: string,
): Promise<UnitRecords> {
  if (!(await unitRegister(database).byId(unit, scope))) {
    throw problem(404, 'resource-not-found', `there is no unit ${unit} in your area`);
  }
  return {
    service: await unitRepository(database).serviceOf(unit),
    profile: await profileRepository(database).ofUnit(unit),
    certification: await certificationRepository(database).ofUnit(unit),
  };
}
