import { type Fence, fenceOf, isWithin, METRES_PER_DEGREE } from '../../shared/geo/fence.ts';
import type { Position } from '../../shared/model/common.ts';
import type {
  Combination,
  UnitChoice,
  WatchArea,
  WatchCondition,
  WatchRule,
} from '../../shared/model/watch-rule.ts';
import type { AskedStream, WatchPlace } from '../../shared/risk/watch-place.ts';
import type { Queryable } from '../database/database.ts';
import type { WatchedStream } from '../telemetry/watched.ts';
import {
  flatRings,
  type GroundArea,
  type GroundHazard,
  type GroundUnit,
  groundRepository,
  type Rings,
} from './ground-repository.ts';

/** A hazard that is a point is watched as far as its own register looks: 500 m (GB 18218, exposed people). */
const HAZARD_METRES = 500;
const CORNERS = 32;
/** Numbers of streams begin at 1. */
const NO_STREAM = 0;

/** Streams as the places of rules are found among them. */
export type GroundStream = Pick<
  WatchedStream,
  'number' | 'id' | 'metric' | 'county' | 'town' | 'place' | 'synthetic'
> & { rule: object | null };

/** The registers as some rules need them. */
export type Ground = {
  streams: readonly GroundStream[];
  areas: ReadonlyMap<string, GroundArea>;
  shapes: ReadonlyMap<string, Rings>;
  hazards: ReadonlyMap<string, GroundHazard>;
  units: readonly GroundUnit[];
};

/** A rule and its version. */
export type Versioned = { rule: WatchRule; version: number };

type Found = Pick<WatchPlace, 'key' | 'name' | 'county' | 'town' | 'point' | 'subject'> & {
  fence: Fence | null;
  synthetic: boolean;
};

/** The areas a rule names. */
export const areasOf = ({ watches }: WatchRule): readonly WatchArea[] => {
  if (watches.kind === 'geofence') return [watches.area];
  if (watches.kind === 'absence') return watches.areas;
  return watches.where.kind === 'area' ? [watches.where.area] : [];
};

/** Reads of the registers what these rules need. */
export async function readGround(
  database: Queryable,
  rules: readonly WatchRule[],
  streams: Iterable<GroundStream>,
): Promise<Ground> {
  const repository = groundRepository(database);
  const areas = rules.flatMap(areasOf);
  const needsUnits = rules.some(({ watches }) => watches.kind !== 'combination');
  const codes = areas.flatMap((area) => (area.kind === 'administrative' ? area.code : []));
  const hazards = areas.flatMap((area) => (area.kind === 'hazard' ? area.hazard : []));
  return {
    streams: [...streams],
    areas: new Map((await repository.areas()).map((area) => [area.code, area])),
    shapes: await repository.shapes(codes),
    hazards: new Map((await repository.hazards(hazards)).map((hazard) => [hazard.id, hazard])),
    units: needsUnits ? await repository.units() : [],
  };
}

function circle([lon, lat]: Position, metres: number): Position[] {
  const north = metres / METRES_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: CORNERS + 1 }, (_, corner): Position => {
    const angle = ((corner % CORNERS) / CORNERS) * 2 * Math.PI;
    return [lon + east * Math.cos(angle), lat + north * Math.sin(angle)];
  });
}

function middleOf({ bounds: [west, south, east, north] }: Fence): Position {
  return [(west + east) / 2, (south + north) / 2];
}

/** An area of a rule in the registers; one that is in none any more has no fence, and nothing is known of it. */
function foundArea(area: WatchArea, ground: Ground): Found {
  if (area.kind === 'drawn') {
    const fence = fenceOf(flatRings(area.outline));
    const place = { county: null, town: null, point: middleOf(fence), subject: null };
    return { key: 'drawn', name: '划定区域', ...place, fence, synthetic: false };
  }
  if (area.kind === 'hazard') {
    const { hazard: id } = area;
    const hazard = ground.hazards.get(id);
    const subject = { kind: 'hazard', id } as const;
    const rings = hazard?.outline
      ? flatRings(hazard.outline)
      : hazard && [circle(hazard.place, HAZARD_METRES)];
    return {
      key: id,
      name: hazard?.name ?? id,
      county: hazard?.county ?? null,
      town: hazard?.town ?? null,
      point: hazard?.place ?? null,
      subject,
      fence: rings ? fenceOf(rings) : null,
      synthetic: hazard?.synthetic ?? false,
    };
  }
  const known = ground.areas.get(area.code);
  const rings = ground.shapes.get(area.code);
  return { ...foundCode(area.code, known), fence: rings ? fenceOf(rings) : null };
}

const foundCode = (code: string, known: GroundArea | undefined): Found => ({
  key: code,
  name: known?.name ?? code,
  county: known?.county ?? null,
  town: known?.town ?? null,
  point: known?.centre ?? null,
  subject: null,
  fence: null,
  synthetic: false,
});

type IsInPlace = (stream: GroundStream) => boolean;

/** A stream that is named and in no register is asked all the same, and never answers. */
function asked({ streams }: WatchCondition, ground: Ground, isIn: IsInPlace): AskedStream[] {
  const askedOf = ({ number, id, rule }: GroundStream) => ({ number, id, isJudged: rule !== null });
  if (streams.by === 'metric') {
    const { metric } = streams;
    return ground.streams.filter((stream) => stream.metric === metric && isIn(stream)).map(askedOf);
  }
  return streams.streams.map((id) => {
    const known = ground.streams.find((stream) => stream.id === id);
    return known ? askedOf(known) : { number: NO_STREAM, id, isJudged: false };
  });
}

function combinationPlaces(of: Versioned, watches: Combination, ground: Ground): WatchPlace[] {
  const { where, conditions } = watches;
  const places: [Found, IsInPlace][] = [];
  if (where.kind === 'each') {
    for (const area of ground.areas.values()) {
      if (area.level !== where.level) continue;
      const { code } = area;
      const isIn: IsInPlace = ({ county, town }) =>
        (where.level === 'county' ? county : town) === code;
      places.push([foundCode(code, area), isIn]);
    }
  } else {
    const found = foundArea(where.area, ground);
    places.push([found, ({ place }) => found.fence !== null && isWithin(found.fence, place)]);
  }
  return places.map(([found, isIn]) => {
    const streams = conditions.map((condition) => asked(condition, ground, isIn));
    return {
      ...of,
      ...found,
      conditions: streams,
      units: [],
      synthetic: ground.streams.some(
        ({ number, synthetic }) => synthetic && streams.flat().some((one) => one.number === number),
      ),
    };
  });
}

const chosenUnits = ({ types, callSigns }: UnitChoice, { units }: Ground) =>
  units.filter(({ type, callSign }) => types.includes(type) || callSigns.includes(callSign));

/** Every place a rule is judged at. Drawn areas have no county: they are the whole city's. */
export function placesOf(of: Versioned, ground: Ground): WatchPlace[] {
  const { watches } = of.rule;
  if (watches.kind === 'combination') return combinationPlaces(of, watches, ground);
  const units = chosenUnits(watches.units, ground);
  const isSynthetic = units.some(({ synthetic }) => synthetic);
  const common = { ...of, conditions: [] };
  if (watches.kind === 'absence') {
    return watches.areas.map((area, index) => {
      const found = foundArea(area, ground);
      const key = found.key === 'drawn' ? `drawn-${index + 1}` : found.key;
      return { ...common, ...found, key, units, synthetic: found.synthetic || isSynthetic };
    });
  }
  const found = foundArea(watches.area, ground);
  return units.map((unit) => ({
    ...common,
    ...found,
    key: unit.id,
    name: `${unit.callSign} · ${found.name}`,
    point: null,
    subject: { kind: 'resource', id: unit.id },
    units: [unit],
    synthetic: unit.synthetic || found.synthetic,
  }));
}
