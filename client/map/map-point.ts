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
