import type { Clock } from '../clock.ts';
import type { Telemetry } from './service.ts';

/**
 * How long risk has not been judged, in milliseconds; before the first time, since this was asked for.
 */
export function unjudged(
  clock: Pick<Clock, 'monotonic'>,
  telemetry: Pick<Telemetry, 'evaluatedAt'>,
): () => number {
  const beganAt = clock.monotonic();
  return () => clock.monotonic() - Math.max(telemetry.evaluatedAt(), beganAt);
}
