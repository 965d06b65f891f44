import type { Layer } from '@deck.gl/core';
import type { PlaceAnswer } from '../../../shared/wire/place-question.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

type Place = readonly [number, number];
/** What has no symbol of its own on the map is a dot; what has one gets a ring. */
export type AskedMark = { place: Place; isDot: boolean };

/** Everything that was found, in the order of the answer. */
export function askedMarks(answer: PlaceAnswer): AskedMark[] {
  const { hazards, shelters, gatherings, streams, units, protectedObjects } = answer;
  const marked = [hazards, shelters, gatherings, streams, units].flatMap(({ items }) =>
    items.map(({ place }) => ({ place, isDot: false })),
  );
  return [...marked, ...protectedObjects.items.map(({ place }) => ({ place, isDot: true }))];
}

const DOT_PX = 5;
const RING_PX = 13;

/** The ground that was asked about, gas pipes that digging would touch, and what was found in it. */
export function askedLayers(answer: PlaceAnswer | null, line: Rgba, mark: Rgba): Layer[] {
  const common = { pickable: false, parameters: FLAT } as const;
  const path = (id: string, data: readonly (readonly Place[])[], width: number) =>
    new RibbonLayer<readonly Place[]>({
      ...common,
      id,
      data,
      getRibbons: (path) => [{ path, colour: id === 'asked-pipes' ? mark : line, width }],
      updateTriggers: { getRibbons: [line, mark] },
    });
  return [
    path('asked-ground', (answer?.outline.coordinates ?? []) as Place[][], 2),
    path('asked-pipes', answer?.gas.map(({ course }) => course) ?? [], 4),
    new FlatDotLayer<AskedMark>({
      ...common,
      id: 'asked-marks',
      data: answer === null ? [] : askedMarks(answer),
      getPosition: ({ place: [lon, lat] }) => [lon, lat],
      getRadius: ({ isDot }) => (isDot ? DOT_PX : RING_PX),
      radiusUnits: 'pixels',
      filled: true,
      stroked: true,
      getFillColor: ({ isDot }) => (isDot ? mark : [0, 0, 0, 0]),
      getLineColor: mark,
      getLineWidth: 1.5,
      lineWidthUnits: 'pixels',
      updateTriggers: { getFillColor: mark, getLineColor: mark },
    }),
  ];
}
