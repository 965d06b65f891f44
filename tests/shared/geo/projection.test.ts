import { describe, expect, it } from 'vitest';
import { prjOf, systemOfPrj } from '../../../shared/geo/prj.ts';
import { fromDegrees, gaussKrugerZone, toDegrees } from '../../../shared/geo/projection.ts';
import { recogniseSystem } from '../../../shared/geo/recognise-system.ts';
import type { Position } from '../../../shared/model/common.ts';
import { COORDINATE_SYSTEMS, GAUSS_KRUGER_CODES } from '../../../shared/model/coordinate-system.ts';

const WUXI: Position = [120.31, 31.49];
/** 1e-8 degree is a millimetre. */
const DIGITS = 8;

describe('a zone of CGCS2000', () => {
  it('is known by its code, as the registry has it', () => {
    expect(gaussKrugerZone('EPSG:4513')).toEqual({ meridian: 75, falseEasting: 25_500_000 });
    expect(gaussKrugerZone('EPSG:4528')).toEqual({ meridian: 120, falseEasting: 40_500_000 });
    expect(gaussKrugerZone('EPSG:4549')).toEqual({ meridian: 120, falseEasting: 500_000 });
    expect(gaussKrugerZone('EPSG:4554')).toEqual({ meridian: 135, falseEasting: 500_000 });
  });

  it('gives the metres PROJ gives', () => {
    // echo "120.31 31.49" | gdaltransform -s_srs EPSG:4490 -t_srs EPSG:4549 (axes as x y).
    const [east, north] = fromDegrees('EPSG:4549', WUXI);
    expect(east).toBeCloseTo(529_453.92, 1);
    expect(north).toBeCloseTo(3_485_344.05, 1);
  });
});

describe('every system', () => {
  it.each(COORDINATE_SYSTEMS.filter((system) => !system.startsWith('EPSG:')))(
    'of degrees comes back to a millimetre: %s',
    (system) => {
      const [lon, lat] = toDegrees(system, 'xy', fromDegrees(system, WUXI));
      expect(lon).toBeCloseTo(WUXI[0], DIGITS);
      expect(lat).toBeCloseTo(WUXI[1], DIGITS);
    },
  );

  it.each(GAUSS_KRUGER_CODES)(
    'of metres comes back to a millimetre, near its meridian: %s',
    (code) => {
      const place: Position = [gaussKrugerZone(code).meridian + 0.7, 31.5];
      const [lon, lat] = toDegrees(code, 'xy', fromDegrees(code, place));
      expect(lon).toBeCloseTo(place[0], DIGITS);
      expect(lat).toBeCloseTo(place[1], DIGITS);
    },
  );

  it('reads north first where the axes say so', () => {
    const [east, north] = fromDegrees('EPSG:4549', WUXI);
    const [lon] = toDegrees('EPSG:4549', 'yx', [north, east]);
    expect(lon).toBeCloseTo(WUXI[0], DIGITS);
  });
});

describe('numbers that do not lie in the city as declared', () => {
  const degrees: Position[] = [WUXI, [120.4, 31.6], [120.2, 31.4]];
  const declared = { system: 'wgs84', axes: 'xy' } as const;

  it('are recognised as latitude before longitude', () => {
    const swapped = degrees.map(([lon, lat]): Position => [lat, lon]);
    expect(recogniseSystem(swapped, declared)).toEqual({ system: 'wgs84', axes: 'yx' });
  });

  it.each(['EPSG:4528', 'EPSG:4549'] as const)('are recognised as metres of %s', (system) => {
    const metres = degrees.map((place) => fromDegrees(system, place));
    expect(recogniseSystem(metres, declared)).toEqual({ system, axes: 'xy' });
    const northFirst = metres.map(([x, y]): Position => [y, x]);
    expect(recogniseSystem(northFirst, declared)).toEqual({ system, axes: 'yx' });
  });

  it('are left alone where they lie in it, and where nothing fits', () => {
    expect(recogniseSystem(degrees, declared)).toEqual(declared);
    expect(recogniseSystem([[2.35, 48.85]], declared)).toBeNull();
    expect(recogniseSystem([], declared)).toBeNull();
  });
});

describe('a .prj', () => {
  it.each(['wgs84', 'cgcs2000', ...GAUSS_KRUGER_CODES] as const)(
    'names %s and is read as it',
    (system) => {
      expect(systemOfPrj(prjOf(system)!)).toBe(system);
    },
  );

  it('has no words for the shifted datums', () => {
    expect(prjOf('gcj02')).toBeNull();
    expect(prjOf('bd09')).toBeNull();
  });

  it('of another country is none of ours', () => {
    expect(systemOfPrj('PROJCS["ETRS89_UTM_32N",GEOGCS["ETRS89"]]')).toBeNull();
  });
});
