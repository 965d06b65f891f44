import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../../geodata/read.ts';
import { applyEdit } from '../../../shared/geo/coverage/apply-edit.ts';
import { type Coverage, gridOutline } from '../../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../../shared/geo/coverage/open-coverage.ts';
import { areaSquareMetres } from '../../../shared/geo/measure.ts';
import {
  type CoveredGrid,
  type GridParents,
  renewCoverage,
} from '../../../shared/geo/renew-coverage.ts';
import { codeOf } from '../../../shared/geo/topology.ts';
import type { Position } from '../../../shared/model/common.ts';

const city = readCoverage() as unknown as Topology;
const LEVELS = ['counties', 'towns', 'communities', 'functionalAreas'] as const;

type Shape = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon, { code: string }>;
const shapesOf = (topology: Topology, level: string): Shape[] =>
  (feature(topology, topology.objects[level] as GeometryCollection) as GeoJSON.FeatureCollection)
    .features as Shape[];
const partsOf = ({ geometry }: Shape): Position[][][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

const parents = new Map<string, GridParents>(
  shapesOf(city, 'grids').map(({ properties: { code } }) => [
    code,
    { community: code.slice(0, 12), town: code.slice(0, 9), county: code.slice(0, 6) },
  ]),
);

const areasOf = (topology: Topology, level: string): [string, number][] =>
  shapesOf(topology, level).map(({ properties: { code }, geometry }) => [
    code,
    areaSquareMetres(geometry),
  ]);

/** A community of the city as a coverage, and a line through the middle of its first grid. */
const openCommunity = (community: string) => {
  const grids = shapesOf(city, 'grids').filter(({ properties }) =>
    properties.code.startsWith(community),
  );
  const [limit] = shapesOf(city, 'communities').filter(
    ({ properties }) => properties.code === community,
  );
  const coverage = openCoverage(
    grids.map((shape) => {
      const { code, name, households } = shape.properties as CoveredGrid;
      const facts = { key: code, community, kind: 'comprehensive' as const, name, households };
      return { ...facts, parent: null, outline: partsOf(shape) };
    }),
    { communities: [{ code: community, rings: partsOf(limit!).flat() }] },
  );
  return { coverage, grids };
};

/** Splits the first grid of the community that a vertical line through its middle divides. */
const splitOne = (community: string): { before: Coverage; after: Coverage } => {
  const { coverage, grids } = openCommunity(community);
  for (const shape of grids) {
    const ring = partsOf(shape).flat(2);
    const lons = ring.map(([lon]) => lon);
    const lats = ring.map(([, lat]) => lat);
    const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
    const line: Position[] = [
      [lon, Math.min(...lats) - 0.001],
      [lon, Math.max(...lats) + 0.001],
    ];
    const { code } = shape.properties;
    try {
      return {
        before: coverage,
        after: applyEdit(coverage, { kind: 'split', grid: code, line, newGrid: 'new-1' }).coverage,
      };
    } catch {
      // The next one is divided by its line.
    }
  }
  throw new Error(`expected a grid of ${community} that a line divides`);
};

describe('the coverage after grids were replaced', () => {
  it('is the one before when nothing was', () => {
    const renewed = renewCoverage(city, new Set(), [], parents);
    expect(renewed.arcs.length).toBe(city.arcs.length);
    for (const level of LEVELS) {
      const [before, after] = [areasOf(city, level), areasOf(renewed, level)];
      expect(after.map(([code]) => code)).toEqual(before.map(([code]) => code));
      after.forEach(([, area], place) => {
        expect(area).toBeCloseTo(before[place]![1], 1);
      });
    }
  });

  const communities = [0, 400, 900].map((place) => areasOf(city, 'communities')[place]![0]);

  it.each(communities)('has the new grids of %s, and every area above as it was', (community) => {
    const { before, after } = splitOne(community);
    const changed = [...after.grids.keys()].filter(
      (key) => gridOutline(before, key) !== gridOutline(after, key),
    );
    const codes = new Map(changed.map((key) => [key, key === 'new-1' ? `${community}999` : key]));
    const added = changed.map((key): CoveredGrid => {
      const { kind, name, households } = after.grids.get(key)!;
      const outline = gridOutline(after, key);
      return { code: codes.get(key)!, kind, name, households, outline };
    });
    const removed = new Set(changed.filter((key) => before.grids.has(key)));
    const here = parents.get([...removed][0]!)!;
    const withNew = new Map(parents).set(`${community}999`, here);
    const renewed = renewCoverage(city, removed, added, withNew);
    const grids = shapesOf(renewed, 'grids');
    expect(grids).toHaveLength(parents.size + 1);
    expect(grids.map(({ properties }) => properties.code)).toContain(`${community}999`);
    for (const level of LEVELS) {
      const was = new Map(areasOf(city, level));
      for (const [code, area] of areasOf(renewed, level)) {
        expect(Math.abs(area - was.get(code)!)).toBeLessThan(0.5);
      }
      // No sliver is left between neighbours: an area has as many parts as before.
      const parts = (topology: Topology) =>
        shapesOf(topology, level).map((shape) => partsOf(shape).flat().length);
      expect(parts(renewed)).toEqual(parts(city));
    }
    expect(codeOf((renewed.objects.grids as GeometryCollection).geometries[0]!)).toBe(
      grids[0]!.properties.code,
    );
  });
});
