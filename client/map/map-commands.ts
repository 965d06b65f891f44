/** The map's commands, for those that may import the map; panels take them from the store. */
export {
  fitBounds,
  flyTo,
  lockView,
  mapIdle,
  setMapPadding,
  zoomBy,
} from '../store/map-port.ts';
