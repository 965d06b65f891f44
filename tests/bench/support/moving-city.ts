import { readRegister } from '../../../geodata/read.ts';
import { chance } from '../../../geodata/tools/player/noise.ts';
import type { NewestReading } from '../../../server/telemetry/newest.ts';

/** Codes of the city's towns, in order. */
const TOWNS: readonly string[] = [
  ...new Set(readRegister('streams').flatMap(({ town }) => (town === null ? [] : [town]))),
].sort();

const COUNTY_DIGITS = 6;
/** Values are multiples of 1/64, so that Float32 holds what JSON holds. */
const STEPS = 64;

/**
 * Units that all move each tick: `count` readings spread over the towns, the same for the same `step`.
 * @param step raises `at` and moves every unit
 */
export function movedUnits(count: number, step: number, startedAt: number): NewestReading[] {
  return Array.from({ length: count }, (_, number) => {
    const town = TOWNS[Math.floor(chance(number, 1) * TOWNS.length)]!;
    return {
      number,
      town,
      county: town.slice(0, COUNTY_DIGITS),
      at: startedAt + step,
      value: null,
      in: null,
      out: null,
      lon: 119.6 + chance(number, 2) / 2 + step / STEPS / 1_000,
      lat: 31.2 + chance(number, 3) / 2,
      speed: Math.floor(chance(number, step) * 20 * STEPS) / STEPS,
      heading: Math.floor(chance(number, 4) * 360),
      quality: 0,
      condition: number % 6,
    };
  });
}

/** What a screen of about a twentieth of the city watches: 3 to 6 towns, another choice for each `screen`. */
export function townsOnScreen(screen: number): string[] {
  const count = 3 + Math.floor(chance(screen, 5) * 4);
  const chosen = new Set<string>();
  for (let pick = 0; chosen.size < count; pick += 1) {
    chosen.add(TOWNS[Math.floor(chance(screen, 100 + pick) * TOWNS.length)]!);
  }
  return [...chosen];
}
