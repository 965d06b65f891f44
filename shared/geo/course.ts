import type { Position } from '../model/common.ts';

const EARTH_METRES = 6_371_009;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Which way and how far, as the crow flies: degrees from north, clockwise, and metres on the sphere. */
export type Course = { degrees: number; metres: number };

/** The course between two places. Written out here: a page on a phone has no need of a library for it. */
export function courseTo([fromLon, fromLat]: Position, [toLon, toLat]: Position): Course {
  const [a, b] = [radians(fromLat), radians(toLat)];
  const east = radians(toLon - fromLon);
  const y = Math.sin(east) * Math.cos(b);
  const x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(east);
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(east / 2) ** 2;
  return {
    degrees: (Math.atan2(y, x) * (180 / Math.PI) + 360) % 360,
    metres: 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half))),
  };
}

/** Names of the eight directions, as keys of words. */
export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const directionOf = (degrees: number): Direction =>
  DIRECTIONS[Math.round(degrees / 45) % DIRECTIONS.length]!;
