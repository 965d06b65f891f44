import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { viewStore } from '../store/view-store.ts';

export type EarlyPresses = {
  /** Presses since the map is there, in their order; nothing is kept after this. */
  take(): MapMouseEvent[];
  end(): void;
};

/**
 * Keeps what is pressed on the map before there is anything to pick from. Whoever selected something else meanwhile has
 * gone on: the presses are forgotten then.
 */
export function keepEarlyPresses(map: Pick<MapLibreMap, 'on' | 'off'>): EarlyPresses {
  let kept: MapMouseEvent[] = [];
  let { selection } = viewStore.getState();
  const keep = (event: MapMouseEvent) => {
    if (kept.length === 0) selection = viewStore.getState().selection;
    kept.push(event);
  };
  map.on('click', keep);
  const end = () => map.off('click', keep);
  return {
    take() {
      end();
      const taken = viewStore.getState().selection === selection ? kept : [];
      kept = [];
      return taken;
    },
    end,
  };
}
