import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../../geodata/read.ts';
import { detectBoundaryShift } from '../../../shared/geo/boundary-shift.ts';
import { fromDegrees, toDegrees } from '../../../shared/geo/projection.ts';
import type { Position } from '../../../shared/model/common.ts';

const coverage = readCoverage();
const COUNTY = '320213';
const { communities, grids } = coverage.objects;

type Ring = Position[];
const ringsOf = (
  collection: typeof communities | typeof grids,
  isWanted: (code: string) => boolean,
): Ring[] =>
  feature(coverage, collection as typeof communities)
    .features.filter(({ properties }) => isWanted(properties.code))
    .flatMap(({ geometry }) => {
      const { type, coordinates } = geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
      return (type === 'Polygon' ? coordinates : coordinates.flat()) as Ring[];
    });

const known = ringsOf(communities, (code) => code.startsWith(COUNTY));
const [COMMUNITY] = communities.geometries
  .map(({ properties }) => properties.code)
  .filter((code) => code.startsWith(COUNTY));
const TOWN = COMMUNITY!.slice(0, 9);
const drawn = ringsOf(grids, (code) => code.startsWith(TOWN));
const moved = (move: (place: Position) => Position) => drawn.map((ring) => ring.map(move));

describe('outlines against the boundaries we know', () => {
  it('fit where they are what was declared', () => {
    const shift = detectBoundaryShift(drawn, known, 'wgs84')!;
    expect(shift.verdict).toBe('fits');
    expect(shift.likely).toBeNull();
  });

  it('fit where another hand drew them some metres off', () => {
    const rough = moved(([lon, lat]) => [lon + 0.00006 * Math.sin(lat * 9_999), lat + 0.00004]);
    expect(detectBoundaryShift(rough, known, 'wgs84')!.verdict).toBe('fits');
  });

  it('are told to be in GCJ-02, 485 m aside (DOMAIN.md §6), where they were declared WGS 84', () => {
    const shift = detectBoundaryShift(
      moved((place) => fromDegrees('gcj02', place)),
      known,
      'wgs84',
    )!;
    expect(shift).toMatchObject({ verdict: 'shifted', likely: 'gcj02' });
    expect(shift.eastMetres).toBeGreaterThan(400);
    expect(shift.eastMetres).toBeLessThan(480);
    expect(shift.northMetres).toBeLessThan(-170);
    expect(shift.bestMedianMetres).toBeLessThan(1);
  });

  it('are told to be in BD-09, more than a kilometre aside', () => {
    const shift = detectBoundaryShift(
      moved((place) => fromDegrees('bd09', place)),
      known,
      'wgs84',
    )!;
    expect(shift).toMatchObject({ verdict: 'shifted', likely: 'bd09' });
    expect(shift.metres).toBeGreaterThan(1_000);
  });

  it('are told to be in WGS 84 where they were declared GCJ-02 and are not', () => {
    const wronglyUndone = moved((place) => toDegrees('gcj02', 'xy', place));
    const shift = detectBoundaryShift(wronglyUndone, known, 'gcj02')!;
    expect(shift).toMatchObject({ verdict: 'shifted', likely: 'wgs84' });
  });

  it('are told to be aside by a way that no datum explains', () => {
    const shift = detectBoundaryShift(
      moved(([lon, lat]) => [lon + 0.003, lat + 0.002]),
      known,
      'wgs84',
    )!;
    expect(shift).toMatchObject({ verdict: 'shifted', likely: null });
    expect(shift.eastMetres).toBeCloseTo(284, -1);
    expect(shift.northMetres).toBeCloseTo(222, -1);
  });

  it('that follow no boundary leave it unknown', () => {
    const circle = Array.from({ length: 60 }, (_, step): Position => {
      const turn = (step * 2 * Math.PI) / 59;
      return [120.3 + 0.013 * Math.cos(turn), 31.57 + 0.011 * Math.sin(turn)];
    });
    expect(detectBoundaryShift([circle], known, 'wgs84')!.verdict).toBe('unknown');
  });

  it('say nothing where there is too little', () => {
    expect(detectBoundaryShift([], known, 'wgs84')).toBeNull();
    expect(detectBoundaryShift(drawn, [], 'wgs84')).toBeNull();
  });
});
