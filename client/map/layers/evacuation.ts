import type { Layer } from '@deck.gl/core';
import type { EvacuationPlan, HitGrid, ReachedShelter } from '../../../shared/model/evacuation.ts';
import type { Coverage } from '../../store/coverage.ts';
import { gridRings } from '../highlight.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { zoneLayers } from './outlines.ts';
import { FLAT } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

type Place = readonly [number, number];
/** The way of so many from where their grid gathers to a shelter. */
export type Way = { path: readonly [Place, Place]; heads: number; beyond: boolean };

/** Every line of a plan as a way on the map. */
export function waysOf({ grids, shelters, lines }: EvacuationPlan): Way[] {
  const from = new Map(grids.map(({ code, assembly }) => [code, assembly]));
  const to = new Map(shelters.map(({ id, place }) => [id, place]));
  return lines.flatMap(({ grid, shelter, heads, beyond }): Way[] => {
    const [start, end] = [from.get(grid), to.get(shelter)];
    return start && end ? [{ path: [start, end], heads, beyond }] : [];
  });
}

/** How firmly a grid is tinted: more where somebody has no place, or nobody knows how many there are. */
export const tintOf = ({ heads, unplaced }: HitGrid): number =>
  heads === null || unplaced > 0 ? 0.5 : 0.2;

const AREA_PX = 3;
const WIDEST_PX = 6;
/** So many on one way are drawn at its widest. */
const WIDE_HEADS = 1_000;
const widthOf = ({ heads }: Way): number => 1.5 + Math.min(1, heads / WIDE_HEADS) * WIDEST_PX;
const SHELTER_PX = 9;
const ASSEMBLY_PX = 3;

const faded = ([red, green, blue]: Rgba, opacity: number): Rgba => [
  red,
  green,
  blue,
  Math.round(opacity * 255),
];

/** How full a shelter would be by the plan, 0 to 1. */
const loadOf = ({ assigned, places }: ReachedShelter): number =>
  places === 0 ? 0 : assigned / places;

/**
 * A plan to evacuate: its area, the grids hit, where each gathers, the ways to the shelters, and how full those would
 * be. @param line of ways and what is placed. @param mark of the area and of what goes beyond a class's distance
 */
export function evacuationLayers(
  plan: EvacuationPlan | null,
  coverage: Coverage | null,
  line: Rgba,
  mark: Rgba,
): Layer[] {
  if (plan === null) return [];
  const common = { pickable: false, parameters: FLAT } as const;
  const looks = [line, mark];
  return [
    ...zoneLayers<HitGrid>('evacuation-grids', {
      rows: coverage === null ? [] : plan.grids,
      outlineOf: ({ code }) => gridRings(coverage!, code) as number[][][],
      fillOf: (grid) => faded(line, tintOf(grid)),
      lineOf: () => faded(line, 0.9),
      widthOf: () => 1.2,
      ...{ looks, opacity: 1, visible: true },
    }),
    new RibbonLayer<readonly (readonly number[])[]>({
      ...common,
      id: 'evacuation-area',
      data: plan.outline.coordinates,
      getRibbons: (path) => [{ path, colour: mark, width: AREA_PX }],
      updateTriggers: { getRibbons: mark },
    }),
    new RibbonLayer<Way>({
      ...common,
      id: 'evacuation-ways',
      data: waysOf(plan),
      getRibbons: (way) => [
        { path: way.path, colour: way.beyond ? mark : line, width: widthOf(way) },
      ],
      updateTriggers: { getRibbons: looks },
    }),
    new FlatDotLayer<HitGrid>({
      ...common,
      id: 'evacuation-assembly',
      data: plan.grids,
      getPosition: ({ assembly: [lon, lat] }) => [lon, lat],
      getRadius: ASSEMBLY_PX,
      radiusUnits: 'pixels',
      getFillColor: mark,
      updateTriggers: { getFillColor: mark },
    }),
    new FlatDotLayer<ReachedShelter>({
      ...common,
      id: 'evacuation-shelters',
      data: plan.shelters.filter(({ leftOut }) => leftOut === null),
      getPosition: ({ place: [lon, lat] }) => [lon, lat],
      getRadius: SHELTER_PX,
      radiusUnits: 'pixels',
      filled: true,
      stroked: true,
      getFillColor: (shelter) => faded(line, loadOf(shelter)),
      getLineColor: mark,
      getLineWidth: 2,
      lineWidthUnits: 'pixels',
      updateTriggers: { getFillColor: line, getLineColor: mark },
    }),
  ];
}
