import type { Level } from '../model/level.ts';
import { LIVE_PERIODS, SILENCE_PERIODS } from './silence.ts';

/** What a feed carries decides how long it may be silent: positions age faster than gauges. */
export type FeedClass = 'vehicle' | 'sensor';

/** How bad the silence of a whole feed is: something to look after, or a failure. */
export type FeedSilence = Extract<Level, 'yellow' | 'red'>;

const MS_PER_SECOND = 1_000;

/**
 * Positions are refreshed every 30 s and are never older than 90 s. Source: GTFS-Realtime best practices,
 * by FAULTS.md G14.
 */
const VEHICLE_LIMITS: Readonly<Record<FeedSilence, number>> = { yellow: 30_000, red: 90_000 };

/**
 * In periods: yellow past two (FAULTS.md F44, G14); red past three, when nothing the feed ever said counts
 * any more and its streams are unknown. No standard fixes the red step: ours, after DOMAIN §3.3 [D].
 */
const LIMIT_PERIODS: Readonly<Record<FeedSilence, number>> = {
  yellow: LIVE_PERIODS,
  red: SILENCE_PERIODS,
};

/** Milliseconds of silence past which a feed is yellow, or red. Never less than its contract allows. */
export function feedSilenceLimit(
  feedClass: FeedClass,
  periodSeconds: number,
  level: FeedSilence,
): number {
  const byContract = LIMIT_PERIODS[level] * periodSeconds * MS_PER_SECOND;
  return feedClass === 'vehicle' ? Math.max(VEHICLE_LIMITS[level], byContract) : byContract;
}

/** How bad it is that a feed was not heard for `silentMs`; null while it keeps its contract. */
export function feedSilence(
  feedClass: FeedClass,
  periodSeconds: number,
  silentMs: number,
): FeedSilence | null {
  if (silentMs > feedSilenceLimit(feedClass, periodSeconds, 'red')) return 'red';
  return silentMs > feedSilenceLimit(feedClass, periodSeconds, 'yellow') ? 'yellow' : null;
}
