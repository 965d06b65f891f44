import type { Rgba } from '../map-palette.ts';
import { toCommon } from './common-space.ts';
import { FLAT_ORIGIN } from './flat-place.ts';

/** A line on the ground. */
export type Ribbon = {
  /** `[lon, lat]` in degrees; closed where the first place comes again at the end. */
  path: readonly (readonly number[])[];
  colour: Rgba;
  /** CSS pixels. */
  width: number;
};

/** Two vertices a corner, one to each side, and four where it is sharp; every column has a row a vertex. */
export type RibbonMesh = {
  /** `[x, y]` of the corner and of its neighbours, in common space from `FLAT_ORIGIN`. */
  before: Float32Array;
  at: Float32Array;
  after: Float32Array;
  /** `[side, half the width]`: which way the vertex goes from the corner, 1 or −1, and how far in CSS pixels. */
  offset: Float32Array;
  /** 0 to 1. */
  colour: Float32Array;
  indices: Uint32Array;
};

const SIDES = [1, -1] as const;

type Corners = { places: [x: number, y: number][]; isClosed: boolean };

/** The places of a line, of a closed one without its repeated end. */
function cornersOf({ path }: Ribbon): Corners {
  const [first, last] = [path[0], path.at(-1)];
  const isClosed = path.length > 2 && first![0] === last![0] && first![1] === last![1];
  const places = (isClosed ? path.slice(0, -1) : path).map(([lon, lat]): [number, number] => {
    const [x, y] = toCommon(lon!, lat!);
    return [x - FLAT_ORIGIN[0], y - FLAT_ORIGIN[1]];
  });
  return { places, isClosed };
}

/** Which corner lies `step` from this one; an end of an open line has itself beyond it. */
const neighbourOf = ({ places, isClosed }: Corners, corner: number, step: 1 | -1): number => {
  const count = places.length;
  if (isClosed) return (corner + step + count) % count;
  return Math.min(Math.max(corner + step, 0), count - 1);
};

type Place = readonly [x: number, y: number];

/** Cosine of the turn from which on a line ends and begins anew, for its corner would stand out as a spike. */
const SHARPEST_TURN = -0.68;

const isSharp = ([x, y]: Place, before: Place, after: Place): boolean => {
  const [inX, inY, outX, outY] = [x - before[0], y - before[1], after[0] - x, after[1] - y];
  const long = Math.hypot(inX, inY) * Math.hypot(outX, outY);
  return long > 0 && (inX * outX + inY * outY) / long < SHARPEST_TURN;
};

/** Lays lines out as one mesh of triangles. */
export function ribbonMesh(ribbons: readonly Ribbon[]): RibbonMesh {
  const columns = { before: [], at: [], after: [], offset: [], colour: [] } as Record<
    'before' | 'at' | 'after' | 'offset' | 'colour',
    number[]
  >;
  const indices: number[] = [];
  /** @returns the number of the first of the two vertices */
  const pair = (before: Place, at: Place, after: Place, { width, colour }: Ribbon): number => {
    for (const side of SIDES) {
      columns.before.push(...before);
      columns.at.push(...at);
      columns.after.push(...after);
      columns.offset.push(side, width / 2);
      columns.colour.push(...colour.map((part) => part / 255));
    }
    return columns.at.length / 2 - SIDES.length;
  };
  for (const ribbon of ribbons) {
    const corners = cornersOf(ribbon);
    const { places } = corners;
    const pairs = places.map((at, corner) => {
      const before = places[neighbourOf(corners, corner, -1)]!;
      const after = places[neighbourOf(corners, corner, 1)]!;
      if (!isSharp(at, before, after)) {
        const both = pair(before, at, after, ribbon);
        return { arrives: both, leaves: both };
      }
      return { arrives: pair(before, at, at, ribbon), leaves: pair(at, at, after, ribbon) };
    });
    pairs.forEach(({ leaves }, corner) => {
      const after = neighbourOf(corners, corner, 1);
      const { arrives } = pairs[after]!;
      if (after === corner) return;
      indices.push(leaves, leaves + 1, arrives, leaves + 1, arrives + 1, arrives);
    });
  }
  return {
    before: Float32Array.from(columns.before),
    at: Float32Array.from(columns.at),
    after: Float32Array.from(columns.after),
    offset: Float32Array.from(columns.offset),
    colour: Float32Array.from(columns.colour),
    indices: Uint32Array.from(indices),
  };
}
