import { CITY_CODE } from '../../shared/model/area.ts';
import { liveStore } from '../store/live-store.ts';
import { flyTo } from '../store/map-port.ts';

/** Shows everything the person may see: the city, the county or the town of the account. */
export function showWholeScope(): void {
  const { scope } = liveStore.getState();
  flyTo({ kind: 'area', id: scope.town ?? scope.county ?? CITY_CODE });
}
