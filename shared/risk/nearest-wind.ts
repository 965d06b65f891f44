import type { SectorWind } from '../model/affected-area.ts';

/** Wind that is measured farther away says nothing of the wind here, metres. Project default [D]. */
export const WIND_REACH_METRES = 20_000;

/**
 * The wind that counts at a place: of the stations within reach the nearest that is heard, else the nearest. Null: nobody
 * measures it here, and of an unknown wind nobody knows where it carries.
 */
export function nearestWind(stations: readonly SectorWind[]): SectorWind | null {
  const nearer = (a: SectorWind, b: SectorWind) =>
    Number(a.speed === null) - Number(b.speed === null) ||
    a.metres - b.metres ||
    a.stream.localeCompare(b.stream);
  return stations.filter(({ metres }) => metres <= WIND_REACH_METRES).sort(nearer)[0] ?? null;
}
