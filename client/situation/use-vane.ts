import { useMemo } from 'react';
import { distanceMetres } from '../../shared/geo/measure.ts';
import type { Position } from '../../shared/model/common.ts';
import { isDirection } from '../../shared/model/stream.ts';
import { WIND_REACH_METRES } from '../../shared/risk/nearest-wind.ts';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { useTelemetryRevision } from '../store/use-telemetry.ts';
import { newestOf } from './newest.ts';

/** A station that tells from where the wind comes. `from` is degrees clockwise from north, `at` epoch ms. */
export type Vane = { name: string; metres: number; from: number; at: number };

/**
 * The nearest station within reach of a place that tells now from where the wind comes. Null: none does. A station that
 * is silent or doubted by the quality checks says nothing.
 */
export function useVane(place: Position): Vane | null {
  const streams = useLive((live) => live.registers?.streams);
  useTelemetryRevision();
  const [lon, lat] = place;
  const near = useMemo(
    () =>
      (streams ?? [])
        .filter(({ metric }) => isDirection(metric))
        .map((stream) => ({ stream, metres: Math.round(distanceMetres([lon, lat], stream.place)) }))
        .filter(({ metres }) => metres <= WIND_REACH_METRES)
        .sort((a, b) => a.metres - b.metres),
    [streams, lon, lat],
  );
  for (const { stream, metres } of near) {
    const { value, at, condition, suspect } = newestOf(telemetry, stream);
    if (value === null || at === null || condition === 'unknown' || suspect) continue;
    return { name: stream.name, metres, from: Math.round(value) % 360, at };
  }
  return null;
}
