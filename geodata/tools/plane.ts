import type { Position } from '../../shared/model/common.ts';

/**
 * A point of the working grid: whole millionths of a degree (about 0.1 m) east and north of ORIGIN.
 * Whole numbers this small keep every orientation test exact in a double.
 */
export type Point = readonly [x: number, y: number];

/** The corner the working grid is counted from, [lon, lat]. */
export const ORIGIN: Position = [119.4, 31];
/** Grid steps in one degree. */
export const STEPS_PER_DEGREE = 1_000_000;

const KILOMETRES_PER_STEP_NORTH = 110.9 / STEPS_PER_DEGREE;
/** Cosine of 31.55° N, the middle of the city. */
const KILOMETRES_PER_STEP_EAST = (111.32 * 0.8522) / STEPS_PER_DEGREE;

/** `[lon, lat]` in degrees to the working grid. */
export function toPoint([lon, lat]: Position | readonly number[]): Point {
  return [
    Math.round((lon! - ORIGIN[0]) * STEPS_PER_DEGREE),
    Math.round((lat! - ORIGIN[1]) * STEPS_PER_DEGREE),
  ];
}

/** The working grid to `[lon, lat]`, six decimals. */
export function toPosition([x, y]: Point): Position {
  return [
    sixDecimals(ORIGIN[0] + x / STEPS_PER_DEGREE),
    sixDecimals(ORIGIN[1] + y / STEPS_PER_DEGREE),
  ];
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** The working grid to kilometres on a plane that fits the city within 0.6 %. */
export function toKilometres([x, y]: Point): Point {
  return [x * KILOMETRES_PER_STEP_EAST, y * KILOMETRES_PER_STEP_NORTH];
}

/** Kilometres back to the working grid, rounded. */
export function fromKilometres([east, north]: Point): Point {
  return [
    Math.round(east / KILOMETRES_PER_STEP_EAST),
    Math.round(north / KILOMETRES_PER_STEP_NORTH),
  ];
}

/** Square kilometres in one square step. */
export const SQUARE_KILOMETRES_PER_STEP = KILOMETRES_PER_STEP_EAST * KILOMETRES_PER_STEP_NORTH;

/** Kilometres between two points of the working grid. */
export function distanceKilometres(one: Point, other: Point): number {
  const [east, north] = toKilometres([one[0] - other[0], one[1] - other[1]]);
  return Math.hypot(east, north);
}

/** A point moved by metres east and north. */
export function moveByMetres(point: Point, east: number, north: number): Point {
  const [x, y] = fromKilometres([east / 1_000, north / 1_000]);
  return [point[0] + x, point[1] + y];
}
