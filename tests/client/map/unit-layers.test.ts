import { describe, expect, it } from 'vitest';
import { GLIDE_MS } from '../../../client/map/glide.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { UnitLayers } from '../../../client/map/unit-layers.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import { INDEXED, NOON, positionFrame, REGISTERS, UNIT_STREAM } from '../../support/client/map.ts';

const [NEAR, FAR] = [14, 10];
const HERE = [120.2, 31.4, 120.4, 31.6] as const;
const ELSEWHERE = [120.6, 31.4, 120.8, 31.6] as const;
const PIXEL = 0.0001;
const PASSES = passesOf(NO_FILTERS, INDEXED, null);

/** A unit that was heard at a place, on a map at a zoom. */
function aUnit(zoom: number, [lon, lat]: readonly [number, number]) {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  const units = new UnitLayers();
  const view = {
    filters: NO_FILTERS,
    layers: { units: { visible: true, opacity: 1 } },
    theme: 'dark',
  };
  const live = { registers: INDEXED };
  const scene = { live, view, telemetry, zoom, now: NOON, scale: 1 } as unknown as MapScene;
  const drawn = () => units.draw(scene, 'atlas.png');
  const hear = (at: readonly [number, number], heading: number, now: number) => {
    telemetry.applyFrame(positionFrame(UNIT_STREAM, ...at, NOON + now, heading));
    units.follow(scene, PASSES, now, false);
  };
  hear([lon, lat], 90, 0);
  const advance = (now: number, box: typeof HERE | typeof ELSEWHERE = HERE) =>
    units.advance(now, { box, pixelDegrees: PIXEL });
  advance(GLIDE_MS);
  return { units, hear, advance, drawn };
}

const START = [120.3, 31.5] as const;

describe('units on the map', () => {
  it('are drawn anew when one drove as far as can be seen, from far a whole pixel', () => {
    for (const [zoom, share] of [
      [NEAR, 0.4],
      [FAR, 1.1],
    ] as const) {
      const unit = aUnit(zoom, START);
      const before = unit.drawn();
      unit.hear([120.3 + (share - 0.2) * PIXEL, 31.5], 90, 2_000);
      unit.advance(2_000 + GLIDE_MS);
      expect(unit.drawn()[1]).toBe(before[1]);
      unit.hear([120.3 + share * PIXEL, 31.5], 90, 4_000);
      unit.advance(4_000 + GLIDE_MS);
      expect(unit.drawn()[1]).not.toBe(before[1]);
    }
  });

  it('are not drawn anew for what drives outside of the picture', () => {
    const unit = aUnit(NEAR, START);
    const before = unit.drawn();
    unit.hear([120.301, 31.5], 90, 2_000);
    unit.advance(2_000 + GLIDE_MS, ELSEWHERE);
    expect(unit.drawn()[1]).toBe(before[1]);
  });

  it('are drawn until they are gone whole, symbol and arrow', () => {
    const unit = aUnit(NEAR, START);
    const edge = [120.2, 31.4, 120.3 + 10 * PIXEL, 31.6] as unknown as typeof HERE;
    unit.hear([120.3 + 30 * PIXEL, 31.5], 90, 2_000);
    unit.advance(2_000 + GLIDE_MS, edge);
    unit.hear([120.3 + 90 * PIXEL, 31.5], 90, 4_000);
    unit.advance(4_000 + GLIDE_MS, edge);
    expect(unit.units.shown().places[0]).toBeCloseTo(120.3 + 90 * PIXEL, 6);
  });

  it('show a turn at once where arrows are drawn, and from far draw nothing for it', () => {
    const [near, far] = [aUnit(NEAR, START), aUnit(FAR, START)];
    const before = { near: near.drawn()[0], far: far.drawn()[0] };
    for (const unit of [near, far]) {
      unit.hear(START, 180, 2_000);
      unit.advance(2_000);
    }
    expect(near.drawn()[0]).not.toBe(before.near);
    expect(far.drawn()[0]).toBe(before.far);
  });

  it('have news when one jumped, until it is drawn, and none when it drives', () => {
    const unit = aUnit(NEAR, START);
    unit.hear([120.301, 31.5], 90, 2_000);
    expect(unit.units.hasNews()).toBe(false);
    unit.hear([120.35, 31.5], 90, 3_000);
    expect(unit.units.hasNews()).toBe(true);
    unit.advance(3_000);
    expect(unit.units.hasNews()).toBe(false);
    expect(unit.units.shown().places[0]).toBeCloseTo(120.35, 6);
  });
});
