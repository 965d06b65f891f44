import type { Measuring } from '../../store/view-store.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

type Point = readonly [number, number];

/** The line or ring being measured, closed when it is an area of at least three points. */
export function measuredPath({ mode, points }: Measuring): readonly Point[] {
  return mode === 'area' && points.length > 2 ? [...points, points[0]!] : points;
}

export function measuringLayers(measuring: Measuring | null, colour: Rgba) {
  const path = measuring ? measuredPath(measuring) : [];
  const line = new RibbonLayer<readonly Point[]>({
    id: 'measuring-line',
    data: path.length > 1 ? [path] : [],
    getRibbons: (points) => [{ path: points, colour, width: 2 }],
    updateTriggers: { getRibbons: colour },
    pickable: false,
    parameters: FLAT,
  });
  const corners = new FlatDotLayer<Point>({
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
