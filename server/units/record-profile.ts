import type { ProfileChange, UnitProfile } from '../../shared/model/unit-profile.ts';
import type { Caller } from '../identity/caller.ts';
import type { Services } from '../services.ts';
import { profileRepository } from './profile-repository.ts';
import { type RecordOfUnit, recordOfUnit } from './record-of-unit.ts';

const PROFILE: RecordOfUnit<Omit<ProfileChange, 'basedOn'>, UnitProfile> = {
  repository: profileRepository,
  saidIn: ({ skills, capacity, shift, note }) => ({ skills, capacity, shift, note }),
  kindsOf: () => ['unit.profile-recorded'],
  overtaken: 'profile-changed-meanwhile',
};

/**
 * Records what a unit can do, how many it carries and when it is on duty. A retry is answered the same.
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker
 */
export const recordProfile = (
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, ...said }: ProfileChange,
): Promise<UnitProfile> => recordOfUnit(services, caller, id, { basedOn, said }, PROFILE);
