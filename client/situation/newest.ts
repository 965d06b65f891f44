import { CONDITIONS, type Condition } from '../../shared/model/level.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { TelemetryColumns } from '../store/telemetry.ts';

/** The newest reading of one stream, out of the columns. `at` is epoch ms, null: never heard of. */
export type Newest = {
  value: number | null;
  at: number | null;
  condition: Condition;
  suspect: boolean;
  speed: number | null;
  heading: number | null;
  position: readonly [number, number] | null;
};

export type NewestSource = TelemetryColumns & { indexOf(streamNumber: number): number };

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const NEVER: Newest = {
  value: null,
  at: null,
  condition: 'unknown',
  suspect: false,
  speed: null,
  heading: null,
  position: null,
};

/** @returns `unknown` and nulls for a stream nothing was ever heard of */
export function newestOf(columns: NewestSource, stream: Stream | undefined): Newest {
  const row = stream === undefined ? -1 : columns.indexOf(stream.number);
  if (row < 0) return NEVER;
  const [lon, lat] = [finite(columns.lon[row]!), finite(columns.lat[row]!)];
  return {
    value: finite(columns.value[row]!),
    at: columns.at[row]! > 0 ? columns.at[row]! : null,
    condition: CONDITIONS[columns.condition[row]!] ?? 'unknown',
    suspect: columns.suspect[row]! !== 0,
    speed: finite(columns.speed[row]!),
    heading: finite(columns.heading[row]!),
    position: lon === null || lat === null ? null : [lon, lat],
  };
}
