/** Chinese words of what units can do, how many they carry and when they are on duty. */
export const zhUnitProfiles = {
  'journal.unit.profile-recorded': '{actor}登记了 {name} 的技能、载员与班次',
  'error.profile-changed-meanwhile': '他人刚刚登记过，请看过再改。',
} as const;
