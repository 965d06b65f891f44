import type { Layer } from '@deck.gl/core';
import type { IncidentTip } from '../../../shared/model/incident-tip.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';

const DOT_PX = 4;

/** Where tips of the selected incident saw something: a dot without the ring that places and units have. */
export function linkedTipsLayers(
  tips: readonly IncidentTip[],
  colour: Rgba,
  scale: number,
): Layer[] {
  if (tips.length === 0) return [];
  return [
    new FlatDotLayer<IncidentTip>({
      id: 'linked-tips',
      data: tips,
      getPosition: ({ place: [lon, lat] }) => [lon, lat],
      getRadius: DOT_PX * scale,
      radiusUnits: 'pixels',
      getFillColor: colour,
      pickable: false,
      parameters: FLAT,
      updateTriggers: { getFillColor: colour },
    }),
  ];
}
