import { expect, it } from 'vitest';
import { sceneOf } from '../../../client/map/map-scene.ts';
import { liveStore } from '../../../client/store/live-store.ts';
import { telemetry } from '../../../client/store/telemetry.ts';
import { viewStore } from '../../../client/store/view-store.ts';

/** A wall of 7,680 × 2,160 that is drawn with so many pixels in height. */
const wallOf = (pixels: number) => {
  const canvas = { height: pixels, style: { height: '2160px' } };
  return { getZoom: () => 9, getCanvas: () => canvas as HTMLCanvasElement };
};

it('Symbols keep their size on the screen when a large picture is drawn with fewer pixels', () => {
  const view = { ...viewStore.getState(), desk: 'wall' as const };
  const stores = { live: liveStore.getState(), view, telemetry };
  const whole = sceneOf(stores, wallOf(2_160), 0).scale;
  expect(sceneOf(stores, wallOf(1_152), 0).scale).toBe(whole);
  expect(whole).toBe(3);
});
