import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import { readCoverage } from '../../geodata/read.ts';
import { chance } from '../../geodata/tools/player/noise.ts';
import {
  type AreaShape,
  buildAreaIndex,
  EMPTY,
  locateMany,
} from '../../shared/geo/point-in-areas.ts';
import { areaShapes } from '../../shared/geo/topology.ts';
import type { Position } from '../../shared/model/common.ts';
import { type Bench, duel, mustEqual } from './harness.ts';

const WEST = 119.55;
const EAST = 120.63;
const SOUTH = 31.12;
const NORTH = 32.03;

function somePlaces(count: number): Float64Array {
  const places = new Float64Array(count * 2);
  for (let i = 0; i < count; i += 1) {
    places[2 * i] = WEST + (EAST - WEST) * chance(1, i);
    places[2 * i + 1] = SOUTH + (NORTH - SOUTH) * chance(2, i);
  }
  return places;
}

/** flatbush + point-in-polygon-hao, the peer of PERFORMANCE (g). */
function peerIndex(shapes: readonly AreaShape[]) {
  const tree = new Flatbush(shapes.length);
  for (const { rings } of shapes) {
    const flat = rings.flat();
    const lons = flat.map(([lon]) => lon);
    const lats = flat.map(([, lat]) => lat);
    tree.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
  }
  tree.finish();
  const polygons = shapes.map(({ rings }) => rings.map((ring) => [...ring])) as Position[][][];
  return (places: Float64Array): Int32Array => {
    const found = new Int32Array(places.length / 2).fill(EMPTY);
    for (let i = 0; i < found.length; i += 1) {
      const lon = places[2 * i]!;
      const lat = places[2 * i + 1]!;
      for (const candidate of tree.search(lon, lat, lon, lat)) {
        if (pointInPolygon([lon, lat], polygons[candidate]!) === false) continue;
        found[i] = candidate;
        break;
      }
    }
    return found;
  };
}

/** Points placed in the city's grids, against flatbush + point-in-polygon-hao (goal G-g3: ≥ 5, hits identical). */
export const bench: Bench = async (options) => {
  const shapes = areaShapes(readCoverage(), 'grids');
  const index = buildAreaIndex(shapes);
  const peer = peerIndex(shapes);
  const places = somePlaces(options.quick ? 60_000 : 500_000);
  mustEqual(Array.from(locateMany(index, places)), Array.from(peer(places)), 'pip hits');
  const run = (locate: (places: Float64Array) => Int32Array) => () => {
    const started = performance.now();
    locate(places);
    return { units: places.length / 2, milliseconds: performance.now() - started };
  };
  await duel(options, {
    bench: 'pip',
    name: `place-in-${shapes.length}-grids`,
    unit: 'points/s',
    as: 'rate',
    goal: '>= 5',
    ours: run((all) => locateMany(index, all)),
    peer: run(peer),
  });
};
