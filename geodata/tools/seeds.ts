import { Delaunay } from 'd3-delaunay';
import { densityAt, type Sample, sampleAt, type TownSeed } from './density.ts';
import { fromKilometres, type Point } from './plane.ts';
import type { Random } from './random.ts';
import type { Region } from './regions.ts';
import { scan } from './rings.ts';

const RELAXATIONS = 8;
/** Open water is parted into cells of about this size. */
export const WATER_CELL_SQUARE_KILOMETRES = 9;

/** Samples of a region every `spacing` kilometres; on water the mass is plain area. */
export function sampleRegion(
  region: Region,
  towns: readonly TownSeed[],
  spacing: number,
): Sample[] {
  const [west, south, east, north] = region.bounds;
  const [stepEast, stepNorth] = fromKilometres([spacing, spacing]);
  const samples: Sample[] = [];
  for (let y = south + stepNorth / 2; y < north; y += stepNorth) {
    const crossings = scan(region.shape, y + 0.5);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const first = Math.ceil((crossings[index]! - west) / stepEast);
      for (let x = west + first * stepEast; x < crossings[index + 1]! && x < east; x += stepEast) {
        const density = region.water ? 1 : densityAt([x, y], towns);
        samples.push(sampleAt([x, y], density * spacing ** 2));
      }
    }
  }
  return samples;
}

/** The mass of samples in all. */
export function massOf(samples: readonly Sample[]): number {
  return samples.reduce((sum, { mass }) => sum + mass, 0);
}

/**
 * Places `count` seeds among the samples so that each has about the same mass around it: drawn by mass,
 * then moved to the middle of what is nearest to them (Lloyd), several times.
 */
export function placeSeeds(samples: readonly Sample[], count: number, random: Random): Point[] {
  const seeds = drawByMass(samples, count, random);
  if (count > 2) for (let round = 0; round < RELAXATIONS; round += 1) relax(seeds, samples);
  const points: Point[] = [];
  for (let index = 0; index < count; index += 1) {
    points.push(fromKilometres([seeds[index * 2]!, seeds[index * 2 + 1]!]));
  }
  return points;
}

function drawByMass(samples: readonly Sample[], count: number, random: Random): Float64Array {
  const seeds = new Float64Array(count * 2);
  const total = massOf(samples);
  let cumulative = 0;
  let placed = 0;
  const offset = random();
  for (const { east, north, mass } of samples) {
    cumulative += mass;
    while (placed < count && ((placed + offset) * total) / count <= cumulative) {
      seeds[placed * 2] = east + (random() - 0.5) * 0.05;
      seeds[placed * 2 + 1] = north + (random() - 0.5) * 0.05;
      placed += 1;
    }
  }
  return seeds;
}

function relax(seeds: Float64Array, samples: readonly Sample[]): void {
  const delaunay = new Delaunay(seeds);
  const sums = new Float64Array((seeds.length / 2) * 3);
  let nearest = 0;
  for (const { east, north, mass } of samples) {
    nearest = delaunay.find(east, north, nearest);
    sums[nearest * 3]! += east * mass;
    sums[nearest * 3 + 1]! += north * mass;
    sums[nearest * 3 + 2]! += mass;
  }
  for (let index = 0; index * 2 < seeds.length; index += 1) {
    const mass = sums[index * 3 + 2]!;
    if (mass === 0) continue;
    seeds[index * 2] = sums[index * 3]! / mass;
    seeds[index * 2 + 1] = sums[index * 3 + 1]! / mass;
  }
}
