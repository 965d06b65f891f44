import { sampleArea } from '../../shared/geo/sample-area.ts';
import type { Scope } from '../../shared/model/account.ts';
import { SHELTER_STANDARDS, type ShelterClass } from '../../shared/model/shelter.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { classCapacity } from '../../shared/risk/shelter-capacity.ts';
import {
  type CoveringSite,
  type SampledGrid,
  shelterCoverage,
  townsServed,
} from '../../shared/risk/shelter-coverage.ts';
import type { ShelterCoverage } from '../../shared/wire/shelters.ts';
import { sharedAnswers } from '../answers/shared-answers.ts';
import { gridRepository } from '../grids/repository.ts';
import { registerRepository } from '../registers/repository.ts';
import type { Services } from '../services.ts';
import { type KeptShelter, shelterFileRepository } from './file-repository.ts';

/** Samples of a grid: so many along each side of its box, some fifteen within [D]. */
const SAMPLES_A_SIDE = 5;
const WHILE_TRUE_MS = Number.POSITIVE_INFINITY;

/** The sites that serve as a class: it is among theirs, and they are not out of use. */
const sitesOf = (kept: readonly KeptShelter[], of: ShelterClass): CoveringSite[] =>
  kept
    .filter(
      ({ shelter, facilities }) =>
        shelter.state !== 'unavailable' && facilities.classes.includes(of),
    )
    .map(({ shelter, facilities }) => ({
      place: shelter.place,
      places: classCapacity(of, facilities).places,
    }));

async function sampledGrids(services: Services, scope: Scope): Promise<SampledGrid[]> {
  const shapes = await gridRepository(services.database).shapes(scope);
  return shapes.map(({ code, town, households, rings }) => ({
    code,
    town,
    households,
    samples: sampleArea(rings, SAMPLES_A_SIDE),
  }));
}

/**
 * How many a class's shelters serve, by scope: grids are sampled once a coverage, and each question is
 * worked out once a revision of the registers. Shelters over the scope's border serve those within.
 */
export function coverageReader(services: Services) {
  const { clock, database } = services;
  const samples = sharedAnswers<SampledGrid[]>(clock.monotonic, WHILE_TRUE_MS);
  const answers = sharedAnswers<ShelterCoverage>(clock.monotonic, WHILE_TRUE_MS);
  return async (scope: Scope, of: ShelterClass, limited: boolean): Promise<ShelterCoverage> => {
    const { registersRevision, coverageVersion } =
      await registerRepository(database).versions(scope);
    const slot = `${scope.county}:${scope.town}`;
    return answers(
      `${slot}:${of}:${limited}`,
      `${registersRevision}:${coverageVersion}`,
      async () => {
        const grids = await samples(slot, coverageVersion, () => sampledGrids(services, scope));
        const sites = sitesOf(await shelterFileRepository(database).all(WHOLE_CITY), of);
        const { distanceMetres } = SHELTER_STANDARDS[of];
        const served = shelterCoverage(grids, sites, distanceMetres, limited);
        const towns = townsServed(served);
        const sum = (key: 'population' | 'unserved') =>
          Math.round(served.reduce((total, grid) => total + grid[key], 0));
        return {
          ...{ class: of, distanceMetres, limited, sites: sites.length, towns },
          population: sum('population'),
          unserved: sum('unserved'),
          grids: served.flatMap(({ code, population, unserved }) =>
            Math.round(unserved) === 0
              ? []
              : [[code, Math.round(population), Math.round(unserved)] as [string, number, number]],
          ),
        };
      },
    );
  };
}
