/**
 * The columns of a telemetry slice, as both ends hold them. Row `i` of every column speaks of one stream.
 * Values are Float32: water in metres keeps its millimetres up to 8,000 m, head counts are whole up to
 * 16,777,216. NaN means no value. Degrees travel as whole 1e-7 degrees, about a centimetre, because Float32
 * would step by 0.7 m at 120 E.
 */

/** Speed or heading nobody measured. */
export const UNMEASURED = 0xffff;

/** Bits of the `flags` columns. `suspect`: the quality checks doubt the reading. */
export const UPDATE_FLAGS = { suspect: 1 } as const;

/** What travels of a number or a head count. `conditions` are CONDITION_CODEs. */
type ScalarValues = {
  streams: Uint32Array;
  values: Float32Array;
  conditions: Uint8Array;
  flags: Uint8Array;
};

/**
 * What travels of a position: 1e-7 degrees, 0.01 m/s, 0.01 degree clockwise from north; UNMEASURED where
 * there is none.
 */
type PositionValues = {
  streams: Uint32Array;
  lons: Int32Array;
  lats: Int32Array;
  speeds: Uint16Array;
  headings: Uint16Array;
  conditions: Uint8Array;
  flags: Uint8Array;
};

/** To be encoded: `times` are times of measurement, ms since the epoch. */
export type ScalarColumns = ScalarValues & { times: Float64Array };
export type PositionColumns = PositionValues & { times: Float64Array };

/** Decoded: row `i` was measured at the slice's `baseTime - ages[i]` ms. */
export type ScalarViews = ScalarValues & { ages: Uint32Array };
export type PositionViews = PositionValues & { ages: Uint32Array };

/** Empty columns for `rows` numbers or counts, to be filled in place. */
export function scalarColumns(rows: number): ScalarColumns {
  return {
    streams: new Uint32Array(rows),
    values: new Float32Array(rows),
    times: new Float64Array(rows),
    conditions: new Uint8Array(rows),
    flags: new Uint8Array(rows),
  };
}

/** Empty columns for `rows` positions, to be filled in place. */
export function positionColumns(rows: number): PositionColumns {
  return {
    streams: new Uint32Array(rows),
    lons: new Int32Array(rows),
    lats: new Int32Array(rows),
    times: new Float64Array(rows),
    speeds: new Uint16Array(rows).fill(UNMEASURED),
    headings: new Uint16Array(rows).fill(UNMEASURED),
    conditions: new Uint8Array(rows),
    flags: new Uint8Array(rows),
  };
}

const DEGREE_STEPS = 1e7;
const HUNDREDTHS = 100;
const FULL_CIRCLE = 36_000;

/** Degrees to the whole 1e-7 degrees of the wire, and back. */
export function packDegrees(degrees: number): number {
  return Math.round(degrees * DEGREE_STEPS);
}
export function unpackDegrees(steps: number): number {
  return steps / DEGREE_STEPS;
}

/** Metres a second to hundredths; at most 655.34. */
export function packSpeed(metresPerSecond: number | null | undefined): number {
  if (metresPerSecond == null || !(metresPerSecond >= 0)) return UNMEASURED;
  return Math.min(UNMEASURED - 1, Math.round(metresPerSecond * HUNDREDTHS));
}

/** Degrees clockwise from north to hundredths; 360 becomes 0. */
export function packHeading(degrees: number | null | undefined): number {
  if (degrees == null || !Number.isFinite(degrees)) return UNMEASURED;
  const turned = Math.round(degrees * HUNDREDTHS) % FULL_CIRCLE;
  return turned < 0 ? turned + FULL_CIRCLE : turned;
}

/** Hundredths back to m/s or degrees; null where nothing was measured. */
export function unpackHundredths(hundredths: number): number | null {
  return hundredths === UNMEASURED ? null : hundredths / HUNDREDTHS;
}
