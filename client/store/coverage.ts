import type { Topology } from 'topojson-specification';
import type { GridKind } from '../../shared/model/grid.ts';

/**
 * The grids of the scope as flat columns, in the shape the GPU takes them. Grid `i` has the vertices
 * `startIndices[i]` to `startIndices[i + 1]` of `positions`; the last entry of `startIndices` is the
 * number of all vertices. Never mutated: a new version is a new object.
 */
export type Coverage = {
  version: string;
  codes: readonly string[];
  names: readonly string[];
  kinds: readonly GridKind[];
  households: Uint32Array;
  /** `[lon, lat]` pairs in degrees, rings closed, every part of every grid one after the other. */
  positions: Float64Array;
  /** Where each polygon begins, in vertices; a grid in several parts has several polygons. */
  polygonStarts: Uint32Array;
  /** The grid of each polygon. */
  polygonGrids: Uint32Array;
  /** A point inside each grid, `[lon, lat]`. */
  centres: Float64Array;
  indexOf: ReadonlyMap<string, number>;
  /** Communities by code: a name and a point inside; parents are the towns. */
  communities: readonly PlacedArea[];
  towns: readonly PlacedArea[];
  counties: readonly PlacedArea[];
  functionalAreas: readonly PlacedArea[];
  /** Kept for the lines and outlines that are drawn from shared edges. */
  topology: Topology;
};

export type PlacedArea = { code: string; name: string; lon: number; lat: number };

/** The codes above a grid, from the places of its code: 6 county, 9 town, 12 community (GB/T 34300). */
export const parentsOf = (
  gridCode: string,
): { county: string; town: string; community: string } => ({
  county: gridCode.slice(0, 6),
  town: gridCode.slice(0, 9),
  community: gridCode.slice(0, 12),
});
