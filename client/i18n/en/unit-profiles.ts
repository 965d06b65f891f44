import type { zhUnitProfiles } from '../zh-CN/unit-profiles.ts';

/** The same words in English. */
export const enUnitProfiles: Record<keyof typeof zhUnitProfiles, string> = {
  'journal.unit.profile-recorded': '{actor} recorded the skills, capacity and shift of {name}',
  'error.profile-changed-meanwhile':
    'Somebody recorded it just now: look at it before changing it again.',
};
