import type { Layer } from '@deck.gl/core';
import type { Position } from '../../../shared/model/common.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentPlace } from '../../../shared/model/incident-ground.ts';
import { isIncidentOpen } from '../../../shared/risk/incident-life.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

const AREA_PX = 2;
const PLACE_PX = 7;

type Incidents = ReadonlyMap<string, Pick<Incident, 'state' | 'ground'>>;

/** What is told of where incidents are while they are open: rings of areas, and further places. */
export function openGrounds(incidents: Incidents): {
  rings: readonly Position[][];
  places: IncidentPlace[];
} {
  const grounds = [...incidents.values()]
    .filter(({ state }) => isIncidentOpen(state))
    .map(({ ground }) => ground);
  return {
    rings: grounds.flatMap(({ area }) => (area?.outline.coordinates ?? []) as Position[][]),
    places: grounds.flatMap(({ places }) => places),
  };
}

/** Where open incidents are: the outline of the area each affects, and a ring at each further place. */
export function incidentGroundLayers(incidents: Incidents, colour: Rgba, scale: number): Layer[] {
  const { rings, places } = openGrounds(incidents);
  if (rings.length === 0 && places.length === 0) return [];
  const common = { pickable: false, parameters: FLAT } as const;
  return [
    new RibbonLayer<Position[]>({
      ...common,
      id: 'incident-areas',
      data: rings,
      getRibbons: (path) => [{ path, colour, width: AREA_PX * scale }],
      updateTriggers: { getRibbons: [colour, scale] },
    }),
    new FlatDotLayer<IncidentPlace>({
      ...common,
      id: 'incident-places',
      data: places,
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
