import { describe, expect, it } from 'vitest';
import { createHighlightLayers } from '../../../client/map/highlight-layers.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { layerAbove } from '../../../client/map/paint-order.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { defaultView, type Selection } from '../../../client/store/view-store.ts';
import { INDEXED, NOON, REGISTERS } from '../../support/client/map.ts';

const NOTHING = { incidents: new Map(), alarms: new Map(), warnings: [], coverage: null };

/** The outline of a selection: how many rings it has, and below which layer of the map they are drawn. */
function outlineOf(selection: Selection) {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  const view = { ...defaultView('console'), selection };
  const live = { ...NOTHING, registers: INDEXED };
  const scene = { live, view, telemetry, zoom: 14, now: NOON, scale: 1 } as unknown as MapScene;
  const layers = createHighlightLayers()(scene, () => null);
  const { props } = layers.find(({ id }) => id === 'selected')!;
  const { data, beforeId } = props as unknown as { data: unknown[]; beforeId?: string };
  return { rings: data.length, beforeId };
}

describe('the outline of what is selected', () => {
  it('lies below the name that a gathering has across it', () => {
    const id = REGISTERS.gatherings[0]!.id;
    const below = layerAbove('AREA_FILLS');
    expect(outlineOf({ kind: 'gathering', id })).toEqual({ rings: 1, beforeId: below });
  });

  it('lies above everything where no name is written', () => {
    expect(outlineOf({ kind: 'grid', id: 'nowhere' }).beforeId).toBeUndefined();
  });
});
