import lakes from '../../geodata/water/water.geojson?url';
import rivers from '../../geodata/water/waterways.geojson?url';

/** The water of the bundled map: lakes as areas, rivers as lines. */
export type Water = { lakes: GeoJSON.FeatureCollection; rivers: GeoJSON.FeatureCollection };

/** What a bundled file says. Rejects where it cannot be had. */
export async function readBundled<Content>(address: string): Promise<Content> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Content;
}

async function readBoth(): Promise<Water> {
  const [areas, lines] = await Promise.all([
    readBundled<GeoJSON.FeatureCollection>(lakes),
    readBundled<GeoJSON.FeatureCollection>(rivers),
  ]);
  return { lakes: areas, rivers: lines };
}

let reading: Promise<Water> | null = null;

/** Read once. Rejects where it cannot be had; who asks again has it read again. */
export function readWater(): Promise<Water> {
  reading ??= readBoth().catch((error: unknown) => {
    reading = null;
    throw error;
  });
  return reading;
}
