import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { Measuring } from '../../store/view-store.ts';
import type { Rgba } from '../map-palette.ts';
import { FLAT } from './placement.ts';

type Point = readonly [number, number];

/** The line or ring being measured, closed when it is an area of at least three points. */
export function measuredPath({ mode, points }: Measuring): readonly Point[] {
  return mode === 'area' && points.length > 2 ? [...points, points[0]!] : points;
}

export function measuringLayers(measuring: Measuring | null, colour: Rgba) {
  const path = measuring ? measuredPath(measuring) : [];
  const line = new PathLayer<readonly Point[]>({
    id: 'measuring-line',
    data: path.length > 1 ? [path] : [],
    getPath: (points) => points as never,
    getColor: colour,
    getWidth: 2,
    widthUnits: 'pixels',
    jointRounded: true,
    pickable: false,
    parameters: FLAT,
  });
  const corners = new ScatterplotLayer<Point>({
    id: 'measuring-points',
    data: measuring?.points ?? [],
    getPosition: ([lon, lat]) => [lon, lat],
    getRadius: 4,
    radiusUnits: 'pixels',
    getFillColor: colour,
    pickable: false,
    parameters: FLAT,
  });
  return [line, corners];
}
