import Flatbush from 'flatbush';
import type { Datum, Position } from '../model/common.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { fromDegrees, isGaussKruger, toDegrees } from './projection.ts';

/**
 * How outlines lie to boundaries that are known. `medianMetres`: from corners to the nearest boundary, as
 * declared. `shifted`: all of them lie aside by one and the same way, `eastMetres` and `northMetres` from
 * where they belong; `likely` is the datum that would put them right. `unknown`: they follow no known
 * boundary either way, so nothing can be said.
 */
export type BoundaryShift = {
  verdict: 'fits' | 'shifted' | 'unknown';
  medianMetres: number;
  eastMetres: number;
  northMetres: number;
  metres: number;
  /** The same median after the best way was undone. */
  bestMedianMetres: number;
  likely: Datum | null;
  /** The same median if the file were in that datum. */
  medianIf: Partial<Record<Datum, number>>;
};

type Plane = [x: number, y: number];
type Ring = readonly Position[];

const MOST_SAMPLES = 300;
/** Fewer corners prove nothing [D]. */
const LEAST_SAMPLES = 6;
/** Corners of outlines put aside in a dense quarter lie 50 m from some boundary by chance: half of that [D]. */
const FITS_METRES = 25;
/** Aside by less is a matter of drawing; GCJ-02 is 300–700 m, BD-09 about 1.2 km here (DOMAIN.md §6). */
const LEAST_SHIFT_METRES = 100;
const MOST_SHIFT_METRES = 2_000;
/** Nearer than this it is the same line, whatever else would be nearer still [D]. */
const SAME_LINE_METRES = 10;
/** A way that is better by less could be chance [D]. */
const LEAST_GAIN = 3;
const STEPS = 15;
/** The search moves a third of the corners; the result is measured on all. */
const SEARCH_EVERY = 3;
const NEIGHBOURS = 6;
const METRES_A_DEGREE = 111_320;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.POSITIVE_INFINITY;

/** Metres east and north of a place near all that is compared: a plane is right to a metre over a county. */
const planeAt = ([lon, lat]: Position) => {
  const width = METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180);
  return ([east, north]: Position): Plane => [
    (east - lon) * width,
    (north - lat) * METRES_A_DEGREE,
  ];
};

type Segment = [x1: number, y1: number, x2: number, y2: number];

/** The way from a place to the nearest known boundary, in metres. */
const nearestFinder = (segments: readonly Segment[]) => {
  const index = new Flatbush(segments.length);
  for (const [x1, y1, x2, y2] of segments) {
    index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  index.finish();
  return ([x, y]: Plane): Plane => {
    let best: Plane = [Number.POSITIVE_INFINITY, 0];
    // Boxes come nearest first; a long slanting side's box may be nearer than the side.
    for (const found of index.neighbors(x, y, NEIGHBOURS)) {
      const way = wayTo(segments[found]!, [x, y]);
      if (Math.hypot(...way) < Math.hypot(...best)) best = way;
    }
    return best;
  };
};

function wayTo([x1, y1, x2, y2]: Segment, [x, y]: Plane): Plane {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / square;
  const part = Math.min(1, Math.max(0, along));
  return [x1 + part * dx - x, y1 + part * dy - y];
}

/** Corners and middles of sides, evenly thinned: middles hold the fit where corners are few. */
function samplesOf(rings: readonly Ring[]): Position[] {
  const places = rings.flatMap((ring) =>
    ring.slice(1).flatMap((to, index): Position[] => {
      const from = ring[index]!;
      return [[...to], [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]];
    }),
  );
  const step = Math.max(1, Math.ceil(places.length / MOST_SAMPLES));
  return places.filter((_, index) => index % step === 0);
}

type Finder = ReturnType<typeof nearestFinder>;

const medianAt = (samples: readonly Plane[], [east, north]: Plane, find: Finder): number =>
  median(samples.map(([x, y]) => Math.hypot(...find([x + east, y + north]))));

/** Moves all corners together, again and again, by the mean of their ways to the nearest boundary. */
function refine(samples: readonly Plane[], start: Plane, find: Finder): Plane {
  let [east, north] = start;
  for (let step = 0; step < STEPS; step += 1) {
    const ways = samples.map(([x, y]) => find([x + east, y + north]));
    const far = median(ways.map((way) => Math.hypot(...way))) * 2;
    const near = ways.filter((way) => Math.hypot(...way) <= far);
    if (near.length === 0) break;
    const [stepEast, stepNorth] = [mean(near.map(([x]) => x)), mean(near.map(([, y]) => y))];
    east += stepEast;
    north += stepNorth;
    if (Math.hypot(stepEast, stepNorth) < 0.5) break;
  }
  return [east, north];
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const COMPASS: readonly Plane[] = [0, 45, 90, 135, 180, 225, 270, 315].flatMap((degrees) => {
  const turn = (degrees * Math.PI) / 180;
  return [300, 600].map((metres): Plane => [metres * Math.sin(turn), metres * Math.cos(turn)]);
});

const DEGREE_DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;

/** Where places would lie if the file were in another datum of degrees than it was declared to be. */
const reread = (
  places: readonly Position[],
  declared: CoordinateSystem,
  datum: Datum,
): Position[] => places.map((place) => toDegrees(datum, 'xy', fromDegrees(declared, place)));

/**
 * Compares outlines in WGS 84 with known boundaries near them (both lists of rings, `[lon, lat]`): whether
 * they follow them, and if not, whether all of them are aside by one way (FAULTS.md F23, DOMAIN.md §6).
 * @param declared what the file was read as, so that another datum can be tried
 */
export function detectBoundaryShift(
  rings: readonly Ring[],
  known: readonly Ring[],
  declared: CoordinateSystem,
): BoundaryShift | null {
  const places = samplesOf(rings);
  const toPlane = planeAt(places[0] ?? [0, 0]);
  const segments = known.flatMap((ring) =>
    ring.slice(1).map((to, index): Segment => [...toPlane(ring[index]!), ...toPlane(to)]),
  );
  if (places.length < LEAST_SAMPLES || segments.length === 0) return null;
  const find = nearestFinder(segments);
  const samples = places.map(toPlane);
  const asDeclared = medianAt(samples, [0, 0], find);
  const tried = isGaussKruger(declared)
    ? []
    : DEGREE_DATUMS.map((datum) => {
        const again = reread(places, declared, datum).map(toPlane);
        return { datum, again, medianMetres: medianAt(again, [0, 0], find) };
      });
  const isBetter = (value: number) => value <= FITS_METRES && value * LEAST_GAIN <= asDeclared;
  const other = asDeclared > SAME_LINE_METRES && tried.find((one) => isBetter(one.medianMetres));
  const told = {
    medianMetres: asDeclared,
    medianIf: Object.fromEntries(tried.map((one) => [one.datum, one.medianMetres])),
  };
  if (other) {
    const way = meanWay(other.again, samples);
    return {
      ...told,
      ...inMetres(way),
      verdict: 'shifted',
      bestMedianMetres: other.medianMetres,
      likely: other.datum,
    };
  }
  if (asDeclared <= FITS_METRES) {
    return {
      ...told,
      ...inMetres([0, 0]),
      verdict: 'fits',
      bestMedianMetres: asDeclared,
      likely: null,
    };
  }
  const back = bestWay(samples, find);
  const bestMedianMetres = medianAt(samples, back, find);
  const way = inMetres([-back[0], -back[1]]);
  const isShift =
    way.metres >= LEAST_SHIFT_METRES &&
    way.metres <= MOST_SHIFT_METRES &&
    isBetter(bestMedianMetres);
  return {
    ...told,
    ...way,
    verdict: isShift ? 'shifted' : 'unknown',
    bestMedianMetres,
    likely: null,
  };
}

const inMetres = ([eastMetres, northMetres]: Plane) => ({
  ...{ eastMetres, northMetres, metres: Math.hypot(eastMetres, northMetres) },
});

/** From where places belong to where they lie. */
const meanWay = (belong: readonly Plane[], lie: readonly Plane[]): Plane => [
  mean(lie.map(([x], index) => x - belong[index]![0])),
  mean(lie.map(([, y], index) => y - belong[index]![1])),
];

function bestWay(samples: readonly Plane[], find: Finder): Plane {
  const some = samples.filter((_, index) => index % SEARCH_EVERY === 0);
  const ways = [[0, 0] as Plane, ...COMPASS].map((start) => refine(some, start, find));
  const medians = ways.map((way) => medianAt(some, way, find));
  return ways[medians.indexOf(Math.min(...medians))]!;
}
