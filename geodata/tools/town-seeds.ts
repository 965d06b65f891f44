import type { TownSeed } from './density.ts';
import { toPoint } from './plane.ts';
import type { SourceCounty, SourceUnit } from './sources.ts';
import { TOWN_CENTRES } from './town-centres.ts';

/** The towns of each county, in the order of the counties, with centre and weight. Throws on a town without a centre. */
export function townSeedsByCounty(
  counties: readonly SourceCounty[],
  towns: readonly SourceUnit[],
  communities: readonly SourceUnit[],
): TownSeed[][] {
  return counties.map((county) =>
    towns
      .filter(({ parent }) => parent === county.code)
      .map(({ code, name }) => {
        const centre = TOWN_CENTRES[code];
        if (!centre) throw new Error(`Town centres: expected a centre for ${code} ${name}`);
        const count = communities.filter(({ parent }) => parent === code).length;
        return { code, centre: toPoint(centre), communities: count };
      }),
  );
}
