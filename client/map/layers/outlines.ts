import { COORDINATE_SYSTEM, type Layer } from '@deck.gl/core';
import type { Gathering } from '../../../shared/model/gathering.ts';
import type { Hazard } from '../../../shared/model/hazard.ts';
import type { Rgba } from '../map-palette.ts';
import { toCommon } from './common-space.ts';
import { FlatPolygonLayer } from './flat-polygon-layer.ts';
import { AMONG_AREAS, FLAT, type Placed } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

type Shown = { opacity: number; visible: boolean };

export type HazardAreasInput = Shown & {
  areas: readonly Hazard[];
  /** Colour of a risk level; of `null` for areas not yet assessed. */
  colourOf(risk: Hazard['risk'], opacity: number): Rgba;
};

/** Hazard areas: outlined in their risk colour, filled so faintly that a grid's risk shows through. */
export function hazardAreasLayers({ areas, colourOf, ...shown }: HazardAreasInput): Layer[] {
  return zoneLayers('hazard-areas', {
    rows: areas,
    outlineOf: ({ outline }) => outline!.coordinates,
    fillOf: ({ risk }) => colourOf(risk, 0.07),
    lineOf: ({ risk }) => colourOf(risk, 0.62),
    widthOf: () => 1.1,
    looks: colourOf,
    ...shown,
  });
}

export type GatheringZone = { gathering: Gathering; condition: number };
export type GatheringsInput = Shown & {
  zones: readonly GatheringZone[];
  colours: readonly Rgba[];
};

const faded = ([red, green, blue]: Rgba, opacity: number): Rgba => [
  red,
  green,
  blue,
  Math.round(opacity * 255),
];

/** Zones where people gather: the outline carries the condition, a quiet zone is a thin grey line. */
export function gatheringZonesLayers({ zones, colours, ...shown }: GatheringsInput): Layer[] {
  return zoneLayers('gathering-zones', {
    rows: zones,
    outlineOf: ({ gathering }) => gathering.outline.coordinates,
    fillOf: ({ condition }) => faded(colours[condition]!, condition === 0 ? 0.05 : 0.22),
    lineOf: ({ condition }) => faded(colours[condition]!, condition === 0 ? 0.55 : 0.95),
    widthOf: ({ condition }) => (condition === 0 ? 1 : 2),
    looks: colours,
    ...shown,
  });
}

type Zones<Row> = Shown & {
  rows: readonly Row[];
  /** Rings of `[lon, lat]`, the outer one first. */
  outlineOf(row: Row): number[][][];
  fillOf(row: Row): Rgba;
  lineOf(row: Row): Rgba;
  widthOf(row: Row): number;
  /** What the colours come from: another one repaints. */
  looks: unknown;
};

/** Areas of their own shape, filled and outlined. */
export function zoneLayers<Row>(id: string, zones: Zones<Row>): Layer[] {
  const { rows, outlineOf, fillOf, lineOf, widthOf, looks, opacity, visible } = zones;
  const common = { opacity, visible, pickable: false, parameters: FLAT, ...AMONG_AREAS };
  return [
    new FlatPolygonLayer<Row, Placed>({
      ...common,
      id: `${id}-fill`,
      data: rows,
      coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
      getPolygon: (row) =>
        outlineOf(row).map((ring) => ring.map(([lon, lat]) => toCommon(lon!, lat!))),
      getFillColor: fillOf,
      updateTriggers: { getFillColor: looks },
    }),
    new RibbonLayer<Row, Placed>({
      ...common,
      id: `${id}-outline`,
      data: rows,
      getRibbons: (row) =>
        outlineOf(row).map((ring) => ({ path: ring, colour: lineOf(row), width: widthOf(row) })),
      updateTriggers: { getRibbons: looks },
    }),
  ];
}

export type Ring = readonly (readonly number[])[];

/**
 * The outline of what is selected or under the pointer, when it is an area.
 * @param placed among the areas where a name is written across it, else above everything
 */
export function outlineLayer(
  id: string,
  rings: readonly Ring[],
  colour: Rgba,
  width: number,
  placed: Placed = {},
) {
  return new RibbonLayer<Ring, Placed>({
    ...placed,
    id,
    data: rings,
    getRibbons: (path) => [{ path, colour, width }],
    updateTriggers: { getRibbons: [colour, width] },
    pickable: false,
    parameters: FLAT,
  });
}
