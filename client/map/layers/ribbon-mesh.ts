import type { Rgba } from '../map-palette.ts';
import { toCommon } from './common-space.ts';
import { FLAT_ORIGIN } from './flat-place.ts';

/** A closed line on the ground. */
export type Ribbon = {
  /** `[lon, lat]` in degrees, the first place again at the end. */
  ring: readonly (readonly number[])[];
  colour: Rgba;
  /** CSS pixels. */
  width: number;
};

/** Two vertices a corner, one to each side; every column has a row a vertex. */
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

/** The places of a ring without its repeated end. */
function corners({ ring }: Ribbon): [x: number, y: number][] {
  return ring.slice(0, -1).map(([lon, lat]) => {
    const [x, y] = toCommon(lon!, lat!);
    return [x - FLAT_ORIGIN[0], y - FLAT_ORIGIN[1]];
  });
}

/** Lays closed lines out as one mesh of triangles. */
export function ribbonMesh(ribbons: readonly Ribbon[]): RibbonMesh {
  const columns = { before: [], at: [], after: [], offset: [], colour: [] } as Record<
    'before' | 'at' | 'after' | 'offset' | 'colour',
    number[]
  >;
  const indices: number[] = [];
  for (const ribbon of ribbons) {
    const places = corners(ribbon);
    const first = columns.at.length / 2;
    const count = places.length;
    places.forEach((place, corner) => {
      for (const side of SIDES) {
        columns.before.push(...places[(corner + count - 1) % count]!);
        columns.at.push(...place);
        columns.after.push(...places[(corner + 1) % count]!);
        columns.offset.push(side, ribbon.width / 2);
        columns.colour.push(...ribbon.colour.map((part) => part / 255));
      }
      const [left, right] = [first + corner * 2, first + corner * 2 + 1];
      const next = first + ((corner + 1) % count) * 2;
      indices.push(left, right, next, right, next + 1, next);
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
