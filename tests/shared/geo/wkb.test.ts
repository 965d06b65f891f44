import { describe, expect, it } from 'vitest';
import { ewkbHex } from '../../../shared/geo/wkb.ts';

describe('ewkbHex', () => {
  it('writes a point as PostGIS prints it', () => {
    // SELECT ST_AsHEXEWKB(ST_SetSRID(ST_MakePoint(120.5, 31.25), 4326), 'NDR')
    expect(ewkbHex({ type: 'Point', coordinates: [120.5, 31.25] }).toUpperCase()).toBe(
      '0101000020E61000000000000000205E400000000000403F40',
    );
  });

  it('counts the polygons, the rings and the corners', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const hex = ewkbHex({ type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] });
    expect(hex.slice(0, 26)).toBe('0106000020e610000002000000');
    const onePolygon = 1 + 4 + 4 + (4 + 4 * 16);
    expect(hex.length / 2).toBe(13 + onePolygon + onePolygon + (4 + 4 * 16));
    expect(hex.slice(26, 54)).toBe('0103000000'.concat('01000000', '04000000', '00'));
  });
});
