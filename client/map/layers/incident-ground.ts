import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { IncidentGround, IncidentPlace } from '../../../shared/model/incident-ground.ts';
import type { Rgba } from '../map-palette.ts';
import { FLAT } from './placement.ts';

const AREA_PX = 2;
const PLACE_PX = 7;

/** Where an incident is: the outline of the area it affects, and a ring at each of its further places. */
export function incidentGroundLayers(
  ground: IncidentGround | null,
  colour: Rgba,
  scale: number,
): Layer[] {
  if (ground === null) return [];
  const common = { pickable: false, parameters: FLAT } as const;
  return [
    new PathLayer<readonly (readonly number[])[]>({
      ...common,
      id: 'incident-area',
      data: ground.area?.outline.coordinates ?? [],
      getPath: (ring) => ring as never,
      getColor: colour,
      getWidth: AREA_PX * scale,
      widthUnits: 'pixels',
      jointRounded: true,
      updateTriggers: { getColor: colour },
    }),
    new ScatterplotLayer<IncidentPlace>({
      ...common,
      id: 'incident-places',
      data: ground.places,
      getPosition: ({ place: [lon, lat] }) => [lon, lat],
      getRadius: PLACE_PX * scale,
      radiusUnits: 'pixels',
      filled: false,
      stroked: true,
      getLineColor: colour,
      getLineWidth: 2,
      lineWidthUnits: 'pixels',
      updateTriggers: { getLineColor: colour },
    }),
  ];
}
