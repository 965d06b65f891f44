import type { zhUnitProfiles } from '../zh-CN/unit-profiles.ts';

/** The same words in English. */
export const enUnitProfiles: Record<keyof typeof zhUnitProfiles, string> = {
  'skill.fire-fighting': 'Fire-fighting',
  'skill.medical-care': 'Medical care',
  'skill.traffic-control': 'Traffic control',
  'skill.crowd-control': 'Crowd control',
  'skill.urban-search': 'Search in buildings',
  'skill.water-rescue': 'Water rescue',
  'skill.flood-defence': 'Flood defence',
  'skill.pumping': 'Pumping',
  'skill.gas-shutoff': 'Gas shut-off',
  'skill.hazmat-handling': 'Hazardous materials',
  'skill.cargo': 'Cargo',
  'need.types': 'By type',
  'need.skills': 'By skill, of any type',
  'dispatch.capacity': 'carries {count}',
  'dispatch.shift-unknown': 'shift not recorded',
  'dispatch.shift-until': 'on duty until {time}',
  'dispatch.shift-left': ', {count} min left',
  'dispatch.shift-begins': ', on duty from {time}',
  'dispatch.unfit.off-shift': 'off shift',
  'journal.unit.profile-recorded': '{actor} recorded the skills, capacity and shift of {name}',
  'error.profile-changed-meanwhile':
    'Somebody recorded it just now: look at it before changing it again.',
};
