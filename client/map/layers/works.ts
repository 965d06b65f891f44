import type { Layer } from '@deck.gl/core';
import type { Digging } from '../../../shared/model/digging.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

const DOT_PX = 4;
const LINE_PX = 2.5;

/** Ground that is being dug up: its outline, and a dot for when it is too small to be seen. */
export function worksLayers(works: readonly Digging[], colour: Rgba): Layer[] {
  if (works.length === 0) return [];
  const common = { data: works, pickable: false, parameters: FLAT } as const;
  return [
    new RibbonLayer<Digging>({
      ...common,
      id: 'works',
      getRibbons: ({ outline }) => [{ path: outline.coordinates[0]!, colour, width: LINE_PX }],
      updateTriggers: { getRibbons: colour },
    }),
    new FlatDotLayer<Digging>({
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
