import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { CITY_ENVELOPE, isInside } from '../../shared/geo/envelope.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import { CLOSED } from '../../shared/model/common.ts';
import { GridCode } from '../../shared/model/grid.ts';
import { ShelterClass } from '../../shared/model/shelter.ts';
import { nearestShelters } from '../../shared/risk/nearest-shelters.ts';
import { NearestShelters, ShelterCoverage } from '../../shared/wire/shelters.ts';
import { gridRepository } from '../grids/repository.ts';
import { SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { coverageReader } from './coverage.ts';
import { shelterFileRepository } from './file-repository.ts';
import { occupancyOf, placesLeftIn } from './occupancy.ts';

const MOST_NEAREST = 5;

const Degrees = Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,12})?$' });
const NearestQuery = Type.Object(
  {
    lon: Type.Optional(Degrees),
    lat: Type.Optional(Degrees),
    grid: Type.Optional(GridCode),
  },
  CLOSED,
);
const CoverageQuery = Type.Object(
  {
    class: Type.Optional(ShelterClass),
    limited: Type.Optional(Type.Enum(['true', 'false'])),
  },
  CLOSED,
);

/** Where the question is asked from: a grid's centre, or a place of the city. */
async function askedFrom(
  { database }: Services,
  scope: Scope,
  { lon, lat, grid }: Static<typeof NearestQuery>,
): Promise<Position> {
  if (grid !== undefined) {
    const card = await gridRepository(database).card(grid, scope);
    if (!card) throw problem(404, 'grid-not-found', `there is no grid ${grid} in your area`);
    return card.grid.centre;
  }
  const place: Position = [Number(lon ?? Number.NaN), Number(lat ?? Number.NaN)];
  if (!isInside(CITY_ENVELOPE, place)) {
    throw problem(400, 'invalid-request', 'lon, lat: expected a place of the city, or `grid`');
  }
  return place;
}

async function readNearest(services: Services, scope: Scope, from: Position) {
  const kept = await shelterFileRepository(services.database).all(scope);
  const offers = kept.map((one) => {
    const { id, name, place, class: of, state } = one.shelter;
    const occupancy = occupancyOf(services, one);
    const left = placesLeftIn(one.shelter, occupancy);
    return { id, name, place, class: of, state, left, at: occupancy.at };
  });
  return { from, ...nearestShelters(from, offers, MOST_NEAREST) };
}

/** Who is served by which shelter: the coverage of a class, and the nearest open one with places. */
export const shelterReachRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const coverage = coverageReader(services);
  typed.get(
    '/api/shelters/coverage',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Heads within a class’s distance of a shelter, and those left unserved, by grid',
        querystring: CoverageQuery,
        response: { 200: ShelterCoverage },
      },
    },
    async ({ caller, query }) =>
      coverage(caller.scope, query.class ?? 'emergency', query.limited === 'true'),
  );
  typed.get(
    '/api/shelters/nearest',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'The nearest open shelters with places, as the crow flies',
        querystring: NearestQuery,
        response: { 200: NearestShelters },
      },
    },
    async ({ caller, query }) =>
      readNearest(services, caller.scope, await askedFrom(services, caller.scope, query)),
  );
};
