import { CONDITION_CODE, type Condition } from '../../shared/model/level.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { Situation } from '../../shared/wire/situation.ts';
import {
  type PositionViews,
  type ScalarViews,
  UNMEASURED,
  UPDATE_FLAGS,
  unpackDegrees,
} from '../../shared/wire/telemetry-columns.ts';
import type { Frame } from '../../shared/wire/telemetry-frame.ts';

/** `[stream number, condition]` as the journal tells it. */
export type ConditionChange = readonly [number, Condition];

/**
 * The newest of every stream, one row a stream in the order of the register. Written in place many times
 * a second and read by the map's frame loop; nothing here is React state. NaN: nothing was measured;
 * `at` is epoch ms of the reading, 0: never heard of; degrees, m/s, degrees clockwise from north.
 */
export type TelemetryColumns = {
  number: Uint32Array;
  value: Float32Array;
  at: Float64Array;
  condition: Uint8Array;
  suspect: Uint8Array;
  lon: Float64Array;
  lat: Float64Array;
  speed: Float32Array;
  heading: Float32Array;
};

const emptyColumns = (rows: number): TelemetryColumns => ({
  number: new Uint32Array(rows),
  value: new Float32Array(rows).fill(Number.NaN),
  at: new Float64Array(rows),
  condition: new Uint8Array(rows).fill(CONDITION_CODE.unknown),
  suspect: new Uint8Array(rows),
  lon: new Float64Array(rows).fill(Number.NaN),
  lat: new Float64Array(rows).fill(Number.NaN),
  speed: new Float32Array(rows).fill(Number.NaN),
  heading: new Float32Array(rows).fill(Number.NaN),
});

const hundredths = (packed: number): number => (packed === UNMEASURED ? Number.NaN : packed / 100);

/** An older reading never overwrites a newer one; the same one may come again with a new condition. */
export class Telemetry implements TelemetryColumns {
  number!: Uint32Array;
  value!: Float32Array;
  at!: Float64Array;
  condition!: Uint8Array;
  suspect!: Uint8Array;
  lon!: Float64Array;
  lat!: Float64Array;
  speed!: Float32Array;
  heading!: Float32Array;
  /** Rises with every change; the finer ones tell the map which columns to look at again. */
  revision = 0;
  positionRevision = 0;
  conditionRevision = 0;
  /** Sequence of the newest frame applied. */
  frame = 0;
  private rows = new Map<number, number>();
  private readonly listeners = new Set<() => void>();

  constructor() {
    Object.assign(this, emptyColumns(0));
  }

  /** Called whenever a frame has been applied. @returns ends it */
  follow(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  get size(): number {
    return this.number.length;
  }

  /** The row of a stream, -1 when the register has no such stream. */
  indexOf(streamNumber: number): number {
    return this.rows.get(streamNumber) ?? -1;
  }

  /** Lays the rows out for a register; what is known of streams that stay is kept. */
  configure(streams: readonly Stream[]): void {
    const columns = emptyColumns(streams.length);
    const rows = new Map<number, number>();
    streams.forEach((stream, row) => {
      rows.set(stream.number, row);
      const before = this.indexOf(stream.number);
      if (before >= 0) copyRow(this, before, columns, row);
      columns.number[row] = stream.number;
    });
    Object.assign(this, columns);
    this.rows = rows;
    this.touch(true, true);
  }

  /** The state of a snapshot. What a frame told since stays when it is newer. */
  applyLatest(latest: Situation['latest']): void {
    latest.numbers.forEach((streamNumber, item) => {
      const row = this.acceptable(streamNumber, latest.at[item]!);
      if (row < 0) return;
      this.at[row] = latest.at[item]!;
      this.condition[row] = latest.conditions[item]!;
      this.suspect[row] = latest.flags[item]! & UPDATE_FLAGS.suspect;
      this.value[row] = latest.values[item] ?? Number.NaN;
      this.lon[row] = latest.longitudes[item] ?? Number.NaN;
      this.lat[row] = latest.latitudes[item] ?? Number.NaN;
      this.speed[row] = latest.speeds[item] ?? Number.NaN;
      this.heading[row] = latest.headings[item] ?? Number.NaN;
    });
    this.touch(true, true);
  }

  applyFrame(frame: Frame): void {
    let conditionsChanged = false;
    let moved = false;
    for (const slice of frame.slices) {
      conditionsChanged = this.applyScalars(slice.scalars, slice.baseTime) || conditionsChanged;
      conditionsChanged = this.applyPositions(slice.positions, slice.baseTime) || conditionsChanged;
      moved ||= slice.positions.streams.length > 0;
    }
    this.frame = frame.sequence;
    this.touch(conditionsChanged, moved);
    for (const listener of this.listeners) listener();
  }

  /** What the journal says a stream is in. It is told in order, so the last word counts. */
  applyConditions(changes: readonly ConditionChange[]): void {
    for (const [streamNumber, condition] of changes) {
      const row = this.indexOf(streamNumber);
      if (row >= 0) this.condition[row] = CONDITION_CODE[condition];
    }
    this.touch(changes.length > 0, false);
  }

  private applyScalars(scalars: ScalarViews, baseTime: number): boolean {
    let conditionsChanged = false;
    for (let item = 0; item < scalars.streams.length; item++) {
      const at = baseTime - scalars.ages[item]!;
      const row = this.acceptable(scalars.streams[item]!, at);
      if (row < 0) continue;
      this.value[row] = scalars.values[item]!;
      conditionsChanged = this.head(row, at, scalars, item) || conditionsChanged;
    }
    return conditionsChanged;
  }

  private applyPositions(positions: PositionViews, baseTime: number): boolean {
    let conditionsChanged = false;
    for (let item = 0; item < positions.streams.length; item++) {
      const at = baseTime - positions.ages[item]!;
      const row = this.acceptable(positions.streams[item]!, at);
      if (row < 0) continue;
      this.lon[row] = unpackDegrees(positions.lons[item]!);
      this.lat[row] = unpackDegrees(positions.lats[item]!);
      this.speed[row] = hundredths(positions.speeds[item]!);
      this.heading[row] = hundredths(positions.headings[item]!);
      conditionsChanged = this.head(row, at, positions, item) || conditionsChanged;
    }
    return conditionsChanged;
  }

  /** Writes what numbers and positions have in common; true when the condition changed. */
  private head(
    row: number,
    at: number,
    columns: { conditions: Uint8Array; flags: Uint8Array },
    item: number,
  ): boolean {
    const condition = columns.conditions[item]!;
    const changed = this.condition[row] !== condition;
    this.at[row] = at;
    this.condition[row] = condition;
    this.suspect[row] = columns.flags[item]! & UPDATE_FLAGS.suspect;
    return changed;
  }

  private acceptable(streamNumber: number, at: number): number {
    const row = this.rows.get(streamNumber);
    return row === undefined || at < this.at[row]! ? -1 : row;
  }

  private touch(conditionsChanged: boolean, moved: boolean): void {
    this.revision += 1;
    if (conditionsChanged) this.conditionRevision += 1;
    if (moved) this.positionRevision += 1;
  }
}

function copyRow(from: TelemetryColumns, row: number, to: TelemetryColumns, target: number): void {
  for (const name of Object.keys(to) as (keyof TelemetryColumns)[]) {
    to[name][target] = from[name][row]!;
  }
}

export const telemetry = new Telemetry();
