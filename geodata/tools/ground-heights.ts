import { feature } from 'topojson-client';
import type { Position } from '../../shared/model/common.ts';
import type { Coverage } from '../read.ts';

/** The plain between lake and river lies between 3 and 5 m and lower (DOMAIN.md §8); how it rolls is invented. */
const PLAIN_METRES = 4;
const WAVES: readonly [metres: number, east: number, north: number, phase: number][] = [
  [0.7, 21, 13, 0.4],
  [0.5, -37, 29, 1.9],
  [0.35, 71, 83, 4.1],
  [0.25, 151, -127, 2.6],
  [0.6, 520, 430, 1.1],
];
/** Where the real hills are, their height on the whole, and how wide they are, degrees; all rough. */
const HILLS: readonly [lon: number, lat: number, metres: number, width: number][] = [
  [119.78, 31.15, 120, 0.06],
  [120.235, 31.59, 60, 0.014],
  [120.27, 31.89, 25, 0.009],
];
const DECIMETRES = 10;

/** An invented height of the ground at a place, metres above 吴淞基面. */
function heightAt([lon, lat]: Position): number {
  const rolling = WAVES.reduce(
    (sum, [metres, east, north, phase]) =>
      sum + metres * Math.sin(east * lon + north * lat + phase),
    PLAIN_METRES,
  );
  return HILLS.reduce((sum, [x, y, metres, width]) => {
    const squared = ((lon - x) * 0.85) ** 2 + (lat - y) ** 2;
    return sum + metres * Math.exp(-squared / (2 * width ** 2));
  }, rolling);
}

const middle = (ring: readonly Position[]): Position => {
  const corners = ring.slice(1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, at) => sum + at[axis], 0) / corners.length;
  return [mean(0), mean(1)];
};

/** A height for every grid, in decimetres, in the coverage's own order. */
export const buildGroundHeights = (coverage: Coverage): number[] =>
  feature(coverage, coverage.objects.grids).features.map(({ geometry }) => {
    const shape = geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
    const [ring] = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates[0]!;
    return Math.round(heightAt(middle(ring as Position[])) * DECIMETRES);
  });
