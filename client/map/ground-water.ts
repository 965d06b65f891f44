import { readWater } from '../live/bundled-water.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import type { WaterStep } from './paint-order.ts';

const drawnBy = (step: WaterStep, { features }: GeoJSON.FeatureCollection): GeoJSON.Feature[] =>
  features.map(({ geometry }) => ({ type: 'Feature', properties: { step }, geometry }));

/** The bundled map's lakes and rivers, each with the step that draws it; asked for until they are there. */
export async function groundWater(): Promise<GeoJSON.Feature[]> {
  const { lakes, rivers } = await untilFetched(readWater);
  return [...drawnBy('water', lakes), ...drawnBy('river', rivers)];
}
