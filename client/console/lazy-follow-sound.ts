import { later } from '../ui/later.ts';

/** Not needed for the first map; until it has come, the desk says that nothing would be heard. */
export const LazyFollowSound = later(
  async () => (await import('../panels/alarms/follow-sound.ts')).FollowSound,
);
