import type { MapLibreMap } from 'maplibre-gl';
import { linesOf } from '../../../shared/geo/lines-of.ts';
import type { Position } from '../../../shared/model/common.ts';

const AROUND_PX = 24;
const WATER_LAYERS = ['shore', 'river', 'water'];

/** Shores and rivers drawn near a place, to snap to: what is seen is what is taken. */
export function waterLinesNear(map: MapLibreMap, place: Position): Position[][] {
  const layers = WATER_LAYERS.filter((id) => map.getLayer(id));
  if (layers.length === 0) return [];
  const { x, y } = map.project(place);
  const found = map.queryRenderedFeatures(
    [
      [x - AROUND_PX, y - AROUND_PX],
      [x + AROUND_PX, y + AROUND_PX],
    ],
    { layers },
  );
  return found.flatMap(({ geometry }) => linesOf(geometry));
}
