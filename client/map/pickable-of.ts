import { shownStore } from '../store/live-store.ts';
import { viewStore } from '../store/view-store.ts';
import type { Pickable } from './pick.ts';
import type { Things } from './things.ts';
import type { UnitLayers } from './unit-layers.ts';

/** What is drawn at this moment and can be taken. @param things null: nothing is drawn yet */
export function pickableOf(
  things: Things | null,
  { units, places }: ReturnType<UnitLayers['shown']>,
): Pickable {
  const { layers } = viewStore.getState();
  return {
    points: things
      ? [
          ...things.watched.points,
          ...(layers.gatherings.visible ? things.gatherings : []),
          ...things.shownAlarms,
        ]
      : [],
    clusters: things?.watched.clusters ?? [],
    units: layers.units.visible ? units : [],
    unitPlaces: places,
    coverage: shownStore.getState().coverage,
    gridsVisible: layers.grids.visible,
  };
}
