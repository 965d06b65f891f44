import {
  type Coverage,
  facesOfGrid,
  gridOutline,
  ringsOfGrid,
} from '../../../shared/geo/coverage/coverage.ts';
import { type ChangedHands, changedGrids } from '../../../shared/geo/coverage/difference.ts';
import type { Ring } from '../../../shared/geo/coverage/rings.ts';
import { verticesNear } from '../../../shared/geo/coverage/snap.ts';
import { insidePoint } from '../../../shared/geo/inside-point.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';
import type { PlanCommunity } from '../../../shared/model/grid-plan.ts';

/** How a grid of the draft stands to the version in force. */
export type Standing = 'same' | 'changed' | 'new';

type Feature = GeoJSON.Feature<GeoJSON.MultiPolygon | GeoJSON.Polygon | GeoJSON.Point>;
export type Features = GeoJSON.FeatureCollection<Feature['geometry']>;
export const NO_FEATURES: Features = { type: 'FeatureCollection', features: [] };

const collection = (features: Feature[]): Features => ({ type: 'FeatureCollection', features });

/** The grids of a draft that are not as they are in force, those that ended left out. */
export function standings(base: Coverage, draft: Coverage): ReadonlyMap<GridKey, Standing> {
  return new Map(
    changedGrids(base, draft).flatMap((key): [GridKey, Standing][] => {
      if (!draft.grids.has(key)) return [];
      return [[key, base.grids.has(key) ? 'changed' : 'new']];
    }),
  );
}

/** The grids that were in force and are no longer there. */
export const endedKeys = (base: Coverage, draft: Coverage): GridKey[] =>
  [...base.grids.keys()].filter((key) => !draft.grids.has(key));

export type GridProperties = {
  key: GridKey;
  name: string;
  households: number;
  standing: Standing;
  micro: boolean;
};

/** Some grids of a coverage as features; all of them by default. */
export function gridFeatures(
  coverage: Coverage,
  standing: ReadonlyMap<GridKey, Standing>,
  keys: Iterable<GridKey> = coverage.grids.keys(),
): Features {
  const features: Feature[] = [];
  for (const key of keys) {
    const grid = coverage.grids.get(key);
    if (!grid) continue;
    const properties: GridProperties = {
      ...{ key, name: grid.name, households: grid.households },
      ...{ standing: standing.get(key) ?? 'same', micro: grid.parent !== null },
    };
    const geometry = { type: 'MultiPolygon' as const, coordinates: gridOutline(coverage, key) };
    features.push({ type: 'Feature', properties, geometry });
  }
  return collection(features);
}

const labelPlaces = new WeakMap<readonly Ring[], Position>();

/** Where the name of a grid stands; worked out once for an outline. */
function labelPlace(coverage: Coverage, key: GridKey): Position {
  const rings = ringsOfGrid(coverage, key);
  const place = labelPlaces.get(rings) ?? insidePoint(gridOutline(coverage, key));
  labelPlaces.set(rings, place);
  return place;
}

/** A point for the name of each grid: from its outline the map would write it once in every tile it lies in. */
export const nameFeatures = (
  coverage: Coverage,
  nameOf: (name: string) => string = (name) => name,
): Features =>
  collection(
    [...coverage.grids.values()].map(({ key, name, households }) => ({
      type: 'Feature',
      properties: { key, name: nameOf(name), households },
      geometry: { type: 'Point', coordinates: labelPlace(coverage, key) },
    })),
  );

const BEYOND: Position[] = [
  [100, 20],
  [140, 20],
  [140, 50],
  [100, 50],
  [100, 20],
];

/** All that lies outside of the plan, to be dimmed: it is locked. */
export const veilFeature = (communities: readonly PlanCommunity[]): Features =>
  collection([
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [
          BEYOND,
          ...communities.flatMap(({ outline }) =>
            outline.map(([outer]) => [...outer!].reverse() as Position[]),
          ),
        ],
      },
    },
  ]);

/** Ground that changes hands. */
export const pieceFeatures = (pieces: readonly ChangedHands[]): Features =>
  collection(
    pieces.map(({ from, to, outline }) => ({
      type: 'Feature',
      properties: { from, to },
      geometry: { type: 'MultiPolygon', coordinates: outline },
    })),
  );

/** Base blocks, and which of them a hand has swept over. */
export const blockFeatures = (
  blocks: readonly { outline: Position[] }[],
  painted: ReadonlySet<number>,
): Features =>
  collection(
    blocks.map(({ outline }, index) => ({
      type: 'Feature',
      properties: { painted: painted.has(index) },
      geometry: { type: 'Polygon', coordinates: [outline] },
    })),
  );

export type Mark = { at: Position; role: string; label?: string };

export const markFeatures = (marks: readonly Mark[]): Features =>
  collection(
    marks.map(({ at, role, label = '' }) => ({
      type: 'Feature',
      properties: { role, label },
      geometry: { type: 'Point', coordinates: at },
    })),
  );

/** The vertices that can be taken hold of: those of some grids, each once. */
export function vertexMarks(coverage: Coverage, keys: readonly GridKey[]): Mark[] {
  const seen = new Set<string>();
  const marks: Mark[] = [];
  for (const key of keys.flatMap((one) => facesOfGrid(coverage, one))) {
    for (const at of gridOutline(coverage, key).flat(2)) {
      const place = at.join(' ');
      if (seen.has(place)) continue;
      seen.add(place);
      const [near] = verticesNear(coverage, at, 0.05);
      marks.push({ at, role: near?.isFixed ? 'fixed-vertex' : 'vertex' });
    }
  }
  return marks;
}

/** The box of some grids, `[west, south, east, north]` in degrees; null for none. */
export function boxOf(
  coverage: Coverage,
  keys: Iterable<GridKey>,
): [number, number, number, number] | null {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const key of keys) {
    for (const [lon, lat] of gridOutline(coverage, key).flat(2)) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box[0] > box[2] ? null : box;
}
