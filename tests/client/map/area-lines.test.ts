import { mesh } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { areaLines } from '../../../client/map/area-lines.ts';
import { readCoverage } from '../../../geodata/read.ts';

const coverage = readCoverage();

const linesOf = (geometry: GeoJSON.Geometry): GeoJSON.Position[][] =>
  geometry.type === 'MultiLineString' ? geometry.coordinates : [];

/** Every stretch between two neighbouring vertices, whichever way it is walked. */
const stretches = (geometry: GeoJSON.Geometry): string[] =>
  linesOf(geometry)
    .flatMap((line) => line.slice(1).map((to, at) => [line[at]!, to].map(String).sort().join(' ')))
    .sort();

describe('the lines between areas', () => {
  const fine = areaLines(coverage, 'fine-lines');

  it.each([
    ['community-line', 'communities'],
    ['grid-line', 'grids'],
  ] as const)('%s is every edge that two of the %s share, once', (step, object) => {
    const line = fine.find(({ properties }) => properties?.step === step)!;
    const shared = mesh(
      coverage,
      coverage.objects[object] as GeometryCollection,
      (one, other) => one !== other,
    );
    expect(stretches(line.geometry)).toEqual(stretches(shared));
    expect(stretches(line.geometry).length).toBeGreaterThan(10_000);
  });

  it('of counties and functional areas are with the ground, the outer edges too', () => {
    const steps = areaLines(coverage, 'ground').map(({ properties }) => properties?.step);
    expect(steps).toEqual(['outside', 'county-line', 'functional-line', 'town-line']);
    expect(fine.map(({ properties }) => properties?.step)).toEqual(['community-line', 'grid-line']);
  });
});
