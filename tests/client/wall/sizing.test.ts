import { describe, expect, it } from 'vitest';
import {
  defaultViewing,
  fontMillimetres,
  subtended,
  viewingOf,
  wallType,
} from '../../../client/wall/sizing.ts';

describe('type on the wall', () => {
  it('reaches the angles of the design at eight metres', () => {
    expect(subtended(28, 8)).toBeCloseTo(65.2, 1);
    expect(subtended(22, 8)).toBeCloseTo(51.2, 1);
    expect(fontMillimetres(8) * 0.92).toBeGreaterThanOrEqual(65);
    expect(fontMillimetres(8) * 0.733).toBeGreaterThanOrEqual(51);
  });

  it('is sized in pixels from the width in millimetres', () => {
    const room = wallType({ widthMillimetres: 2_400, distanceMetres: 8 }, 1_920, 1_080);
    expect(room.readable).toBe(true);
    expect((room.pixels * 2_400) / 1_920).toBeGreaterThanOrEqual(fontMillimetres(8) - 0.1);
  });

  it('grows where there is more room than it needs', () => {
    const ledWall = wallType({ widthMillimetres: 9_600, distanceMetres: 8 }, 7_680, 2_160);
    expect((ledWall.pixels * 9_600) / 7_680).toBeGreaterThan(fontMillimetres(8));
    expect(ledWall.readableFromMetres).toBeGreaterThan(8);
  });

  it('says from how near a small screen can be read, and does not burst', () => {
    const monitor = wallType({ widthMillimetres: 600, distanceMetres: 8 }, 1_920, 1_080);
    expect(monitor.readable).toBe(false);
    expect(monitor.pixels).toBeLessThanOrEqual(1_080 / 17);
    expect(monitor.readableFromMetres).toBeGreaterThan(1);
    expect(monitor.readableFromMetres).toBeLessThan(8);
  });

  it.each([
    [1_920, 1_080],
    [3_840, 2_160],
    [7_680, 2_160],
  ])('has a readable default at %i×%i', (width, height) => {
    expect(wallType(defaultViewing(width), width, height).readable).toBe(true);
  });

  it('reads the address and refuses what cannot be', () => {
    const read = (query: string) => viewingOf(new URLSearchParams(query));
    expect(read('mm=4800&distance=8')).toEqual({ widthMillimetres: 4_800, distanceMetres: 8 });
    expect(read('mm=4800')).toBeNull();
    expect(read('mm=-1&distance=8')).toBeNull();
    expect(read('mm=wide&distance=8')).toBeNull();
  });
});
