import { COORDINATE_SYSTEMS, type CoordinateSystem } from '../model/coordinate-system.ts';

/** `urn:ogc:def:crs:EPSG::4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `EPSG:4326`. */
const NAMED = /^(?:urn:ogc:def:crs:)?(EPSG|OGC):(?:[\d.]*:)?(\w+)$/i;
const BY_NAME: Readonly<Record<string, CoordinateSystem>> = {
  'OGC:CRS84': 'wgs84',
  'EPSG:4326': 'wgs84',
  'EPSG:4490': 'cgcs2000',
};

const known = (name: unknown): CoordinateSystem | null =>
  COORDINATE_SYSTEMS.find((system) => system === name) ?? null;

function ofCrs(name: unknown): CoordinateSystem | null {
  const [, authority, code] = NAMED.exec(typeof name === 'string' ? name.trim() : '') ?? [];
  if (authority === undefined || code === undefined) return null;
  const short = `${authority}:${code}`.toUpperCase();
  return BY_NAME[short] ?? known(short);
}

/**
 * The system a GeoJSON document names, where it is one of ours: by `coordinateSystem`, as files of ours do, else by
 * `crs`, as files before RFC 7946 did. It is what the file says, not what it is. Null where it names none or another.
 */
export function systemOfGeojson(
  document: Readonly<Record<string, unknown>>,
): CoordinateSystem | null {
  const { crs, coordinateSystem } = document as {
    crs?: { properties?: { name?: unknown } | null } | null;
    coordinateSystem?: unknown;
  };
  return known(coordinateSystem) ?? ofCrs(crs?.properties?.name);
}
