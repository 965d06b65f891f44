import { PathLayer, PolygonLayer } from '@deck.gl/layers';
import type { Gathering } from '../../../shared/model/gathering.ts';
import type { Hazard } from '../../../shared/model/hazard.ts';
import type { Rgba } from '../map-palette.ts';
import { AMONG_AREAS, FLAT, type Placed } from './placement.ts';

export type HazardAreasInput = {
  areas: readonly Hazard[];
  /** Colour of a risk level; of `null` for areas not yet assessed. */
  colourOf(risk: Hazard['risk'], opacity: number): Rgba;
  opacity: number;
  visible: boolean;
};

/** Hazard areas: outlined in their risk colour, filled so faintly that a grid's risk shows through. */
export function hazardAreasLayer({ areas, colourOf, opacity, visible }: HazardAreasInput) {
  return new PolygonLayer<Hazard, Placed>({
    id: 'hazard-areas',
    data: areas,
    getPolygon: ({ outline }) => outline!.coordinates as never,
    getFillColor: ({ risk }) => colourOf(risk, 0.07),
    getLineColor: ({ risk }) => colourOf(risk, 0.62),
    getLineWidth: 1.1,
    lineWidthUnits: 'pixels',
    lineJointRounded: true,
    updateTriggers: { getFillColor: colourOf, getLineColor: colourOf },
    opacity,
    visible,
    pickable: false,
    parameters: FLAT,
    ...AMONG_AREAS,
  });
}

export type GatheringZone = { gathering: Gathering; condition: number };
export type GatheringsInput = {
  zones: readonly GatheringZone[];
  colours: readonly Rgba[];
  opacity: number;
  visible: boolean;
};

const faded = ([red, green, blue]: Rgba, opacity: number): Rgba => [
  red,
  green,
  blue,
  Math.round(opacity * 255),
];

/** Zones where people gather: the outline carries the condition, a quiet zone is a thin grey line. */
export function gatheringZonesLayer({ zones, colours, opacity, visible }: GatheringsInput) {
  return new PolygonLayer<GatheringZone, Placed>({
    id: 'gathering-zones',
    data: zones,
    getPolygon: ({ gathering }) => gathering.outline.coordinates as never,
    getFillColor: ({ condition }) => faded(colours[condition]!, condition === 0 ? 0.05 : 0.22),
    getLineColor: ({ condition }) => faded(colours[condition]!, condition === 0 ? 0.55 : 0.95),
    getLineWidth: ({ condition }) => (condition === 0 ? 1 : 2),
    lineWidthUnits: 'pixels',
    lineJointRounded: true,
    updateTriggers: { getFillColor: colours, getLineColor: colours },
    opacity,
    visible,
    pickable: false,
    parameters: FLAT,
    ...AMONG_AREAS,
  });
}

export type Ring = readonly (readonly number[])[];

/** The outline of what is selected or under the pointer, when it is an area. */
export function outlineLayer(id: string, rings: readonly Ring[], colour: Rgba, width: number) {
  return new PathLayer<Ring>({
    id,
    data: rings,
    getPath: (ring) => ring as never,
    getColor: colour,
    getWidth: width,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    updateTriggers: { getColor: colour, getWidth: width },
    pickable: false,
    parameters: FLAT,
  });
}
