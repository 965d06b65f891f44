import type { SelectableKind } from '../store/view-store.ts';
import type { IconName } from './icons/icon-names.ts';

/** A thing at a place, ready to be drawn and picked. Degrees; `condition` is a condition code. */
export type MapPoint = {
  kind: SelectableKind;
  id: string;
  lon: number;
  lat: number;
  condition: number;
  icon: IconName;
};

/** Whether two are drawn alike, at the same place. */
export const isSamePoint = (a: MapPoint, b: MapPoint): boolean =>
  a === b ||
  (a.id === b.id &&
    a.icon === b.icon &&
    a.condition === b.condition &&
    a.lon === b.lon &&
    a.lat === b.lat &&
    a.kind === b.kind);
