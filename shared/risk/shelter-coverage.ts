import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import { PERSONS_A_HOUSEHOLD } from './exposure.ts';

/** A grid by places spread evenly over it: each stands for an equal part of its households. */
export type SampledGrid = {
  code: string;
  town: string;
  households: number;
  samples: readonly Position[];
};

/** A shelter as far as coverage goes. */
export type CoveringSite = { place: Position; places: number };

/** What a grid has, estimated: heads, and how many of them no shelter serves. */
export type GridServed = { code: string; town: string; population: number; unserved: number };

const METRES_A_DEGREE = 111_000;

/** The sites that any sample of the grid could have within reach: a box, to spare measuring. */
function sitesNear(
  samples: readonly Position[],
  sites: readonly CoveringSite[],
  metres: number,
): number[] {
  const north = metres / METRES_A_DEGREE;
  const east = north / Math.cos(((samples[0]?.[1] ?? 0) * Math.PI) / 180);
  let [west, south, most, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of samples) {
    [west, most] = [Math.min(west, lon), Math.max(most, lon)];
    [south, top] = [Math.min(south, lat), Math.max(top, lat)];
  }
  return sites.flatMap(({ place: [lon, lat] }, at) =>
    lon >= west - east && lon <= most + east && lat >= south - north && lat <= top + north
      ? [at]
      : [],
  );
}

type Reach = { sample: number; site: number; metres: number };

/** Gives the nearest first their places, until a site is full or a sample is served. */
function fillNearestFirst(reaches: Reach[], waiting: number[], left: number[]): void {
  reaches.sort((a, b) => a.metres - b.metres);
  for (const { sample, site } of reaches) {
    const taken = Math.min(waiting[sample]!, left[site]!);
    waiting[sample]! -= taken;
    left[site]! -= taken;
  }
}

/**
 * How many of each grid live within the distance of a site, weighted by area: households are taken to be
 * spread evenly over their grid, at its samples (an error of about one sample in a grid cut by the circle).
 * @param metres the class's evacuation distance, as the crow flies
 * @param limited whether a site serves no more than it has places, the nearest first
 */
export function shelterCoverage(
  grids: readonly SampledGrid[],
  sites: readonly CoveringSite[],
  metres: number,
  limited: boolean,
): GridServed[] {
  const waiting: number[] = [];
  const reaches: Reach[] = [];
  const first: number[] = [];
  for (const { households, samples } of grids) {
    const near = sitesNear(samples, sites, metres);
    first.push(waiting.length);
    for (const sample of samples) {
      const at = waiting.push((households * PERSONS_A_HOUSEHOLD) / samples.length) - 1;
      for (const site of near) {
        const away = distanceMetres(sample, sites[site]!.place);
        if (away <= metres) reaches.push({ sample: at, site, metres: away });
      }
    }
  }
  if (limited) {
    const left = sites.map(({ places }) => places);
    fillNearestFirst(reaches, waiting, left);
  } else for (const { sample } of reaches) waiting[sample] = 0;
  return grids.map(({ code, town, households, samples }, at) => {
    let unserved = 0;
    for (let sample = 0; sample < samples.length; sample++) {
      unserved += waiting[first[at]! + sample]!;
    }
    return { code, town, population: households * PERSONS_A_HOUSEHOLD, unserved };
  });
}

export type TownServed = { town: string; population: number; unserved: number };

/** The sums of the towns, the most unserved first; whole heads. */
export function townsServed(grids: readonly GridServed[]): TownServed[] {
  const towns = new Map<string, TownServed>();
  for (const { town, population, unserved } of grids) {
    const sum = towns.get(town) ?? { town, population: 0, unserved: 0 };
    sum.population += population;
    sum.unserved += unserved;
    towns.set(town, sum);
  }
  return [...towns.values()]
    .map(({ town, population, unserved }) => ({
      town,
      population: Math.round(population),
      unserved: Math.round(unserved),
    }))
    .sort((a, b) => b.unserved - a.unserved);
}
