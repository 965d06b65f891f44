import { isDeepStrictEqual } from 'node:util';
import { readWaterways } from '../../geodata/read.ts';
import { circleArea, plumeSector, riverArea } from '../../shared/geo/affected-area.ts';
import { distanceMetres } from '../../shared/geo/measure.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { AffectedArea, FloodGround, SectorWind } from '../../shared/model/affected-area.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import { nearestWind } from '../../shared/risk/nearest-wind.ts';
import { MOST_SQUARE_METRES } from '../../shared/wire/place-question.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { usableOutline } from '../database/usable-outline.ts';
import { inScope } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { isDoubted } from '../telemetry/newest.ts';
import { floodGround } from './flood-ground.ts';
import { hazardGround } from './hazard-ground.ts';

const groundChanged = (detail: string) => problem(409, 'affected-area-changed', detail);

let waterways: Position[][] | null = null;
/** Read once: the courses of water do not change while the server runs. */
const courses = (): Position[][] => {
  waterways ??= readWaterways();
  return waterways;
};

type Sources = Pick<Services, 'newest' | 'telemetry'>;

/** Stations of wind in the asker's area, with how far they are from a place. */
const stationsOf = ({ telemetry }: Sources, scope: Scope, place: Position) =>
  [...telemetry.catalogue().streamsById.values()]
    .filter(({ metric, county, town }) => metric === 'wind-speed' && inScope(scope, county, town))
    .map(({ id, number, name, place: at }) => ({
      ...{ number, stream: id, name },
      metres: Math.round(distanceMetres(place, at)),
    }));

/**
 * The wind at a place, of the stations in the asker's area (shared/risk/nearest-wind.ts). Only its speed is measured; from
 * where it blows a person has to say. A station the quality checks doubt says nothing: one stuck at 4 m/s would make a
 * narrow sector of a calm, in which gas goes anywhere.
 */
function windNear(sources: Sources, scope: Scope, place: Position): SectorWind | null {
  const stations = stationsOf(sources, scope, place).map(({ number, ...station }): SectorWind => {
    const reading = sources.newest.get(number);
    const isKnown =
      reading !== undefined && reading.condition !== CONDITION_CODE.unknown && !isDoubted(reading);
    return {
      ...station,
      speed: isKnown ? reading.value : null,
      at: reading === undefined || reading.at <= 0 ? null : instant(reading.at),
    };
  });
  return nearestWind(stations);
}

/** The wind somebody saw: its station is looked up, what was read there is taken as it was seen. */
function windSeen(
  sources: Sources,
  scope: Scope,
  place: Position,
  seen: SectorWind | null,
): SectorWind | null {
  if (seen === null) return null;
  const station = stationsOf(sources, scope, place).find(({ stream }) => stream === seen.stream);
  if (!station) throw groundChanged(`wind.stream: there is no wind measured at ${seen.stream}`);
  const { number: _, ...known } = station;
  return { ...known, speed: seen.speed, at: seen.at };
}

async function groundOf(
  on: Queryable,
  scope: Scope,
  area: Exclude<AffectedArea, { kind: 'flood' }>,
  wind: SectorWind | null,
): Promise<unknown> {
  switch (area.kind) {
    case 'drawn':
      return area.outline;
    case 'around':
      return circleArea(area.place, area.metres);
    case 'plume':
      return plumeSector(area.place, area.metres, area.windFrom, wind?.speed ?? null);
    case 'hazard': {
      const found = await hazardGround(on, scope, area.hazard, area.metres);
      if (found?.outline) return found.outline;
      if (!found) throw problem(404, 'hazard-not-found', `there is no hazard ${area.hazard}`);
      const got = `hazard ${area.hazard} is a place without ground`;
      throw problem(422, 'evacuation-hazard-without-ground', `area.metres: expected ≥ 10, ${got}`);
    }
    case 'river': {
      const outline = riverArea(courses(), area);
      if (outline) return outline;
      throw problem(422, 'evacuation-no-water', 'area.place: no water line leads there from here');
    }
  }
}

/** The ground and the wind of a draft as its signer saw them. */
export type SeenGround = { outline: PolygonGeometry; wind: SectorWind | null };

type Affected = SeenGround & { squareMetres: number; flood?: FloodGround };

/**
 * An area as ground, and the wind or the water it was made of.
 * @param seen what somebody saw of it before: the wind is taken as it was then, and must lead to the same ground
 * @throws Problem 404, 409 where the ground is another than was seen, 422 that says what to change
 */
export async function affectedGround(
  services: Services,
  on: Queryable,
  scope: Scope,
  area: AffectedArea,
  seen: SeenGround | null,
): Promise<Affected> {
  const windAt = (place: Position) =>
    seen ? windSeen(services, scope, place, seen.wind) : windNear(services, scope, place);
  const wind = area.kind === 'plume' ? windAt(area.place) : null;
  const water = area.kind === 'flood' ? await floodGround(services, on, scope, area) : null;
  const ground = area.kind === 'flood' ? water!.outline : await groundOf(on, scope, area, wind);
  const { polygon, squareMetres } = await usableOutline(on, ground);
  if (squareMetres > MOST_SQUARE_METRES) {
    const got = `got ${Math.round(squareMetres)}`;
    throw problem(422, 'area-too-large', `area: expected ≤ ${MOST_SQUARE_METRES} m², ${got}`);
  }
  if (seen && !isDeepStrictEqual(polygon.coordinates, seen.outline.coordinates)) {
    throw groundChanged(`outline: expected the ground of area ${area.kind} as it is now`);
  }
  return { outline: polygon, squareMetres, wind, ...(water && { flood: water.flood }) };
}
