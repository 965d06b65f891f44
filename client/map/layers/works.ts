import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { Digging } from '../../../shared/model/digging.ts';
import type { Rgba } from '../map-palette.ts';
import { FLAT } from './placement.ts';

const DOT_PX = 4;
const LINE_PX = 2.5;

/** Ground that is being dug up: its outline, and a dot for when it is too small to be seen. */
export function worksLayers(works: readonly Digging[], colour: Rgba): Layer[] {
  if (works.length === 0) return [];
  const common = { data: works, pickable: false, parameters: FLAT } as const;
  return [
    new PathLayer<Digging>({
      ...common,
      id: 'works',
      getPath: ({ outline }) => outline.coordinates[0] as never,
      getColor: colour,
      getWidth: LINE_PX,
      widthUnits: 'pixels',
      jointRounded: true,
      updateTriggers: { getColor: colour },
    }),
    new ScatterplotLayer<Digging>({
      ...common,
      id: 'works-dots',
      getPosition: ({ place: [lon, lat] }) => [lon, lat],
      getRadius: DOT_PX,
      radiusUnits: 'pixels',
      filled: false,
      stroked: true,
      getLineColor: colour,
      getLineWidth: 1.5,
      lineWidthUnits: 'pixels',
      updateTriggers: { getLineColor: colour },
    }),
  ];
}
