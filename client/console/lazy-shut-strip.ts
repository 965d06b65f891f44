import { later } from '../ui/later.ts';

/** Not needed for the first map. */
export const LazyShutStrip = later(
  async () => (await import('../panels/evacuation/shut-strip.tsx')).ShutStrip,
);
