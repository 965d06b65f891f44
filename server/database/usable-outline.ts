import { boxAround } from '../../shared/geo/envelope.ts';
import { checkGeometry } from '../../shared/geo/geometry-gate.ts';
import { metresToOutline } from '../../shared/geo/outline-distance.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import { problem } from '../plugins/errors.ts';
import type { Queryable } from './database.ts';

/** A centimetre is enough to find a place by. */
const shortDegrees = (degrees: number): number => Number(degrees.toFixed(7));

/** A place by its ring and position in it, counted from 1, as people count. */
const placeInRing = (ring: number, position: number): string =>
  `outline: ring ${ring + 1}${position < 0 ? '' : `, position ${position + 1}`}`;

/** The ring that passes nearest to a place: the one a fault there belongs to. */
function ringAt(rings: readonly (readonly Position[])[], [lon, lat]: Position): number {
  const offsets = rings.map((ring) =>
    Math.min(
      ...ring.slice(1).map((to, index) => {
        const [west, south] = ring[index]!;
        const [dx, dy] = [to[0] - west, to[1] - south];
        const along = ((lon - west) * dx + (lat - south) * dy) / (dx * dx + dy * dy || 1);
        const share = Math.max(0, Math.min(1, along));
        return Math.hypot(lon - west - share * dx, lat - south - share * dy);
      }),
    ),
  );
  return offsets.indexOf(Math.min(...offsets));
}

/** Nothing of a city is as wide; between opposite ends of the earth PostGIS knows no way. */
const MOST_DEGREES = 10;
const isTooWide = (ring: readonly Position[]): boolean => {
  const [west, south, east, north] = boxAround(ring)!;
  return Math.max(east - west, north - south) >= MOST_DEGREES;
};

/** Something's place may lie this far outside of what was drawn of it, metres: a finger's width [D]. */
const PLACE_OFF_METRES = 50;

/** What PostGIS says of a polygon that passed the gate; `place` is where the fault lies. */
type Validity = {
  valid: boolean;
  reason: string | null;
  place: Position | null;
  squareMetres: number;
};

const VALIDITY = `
  SELECT (d).valid, (d).reason,
    CASE WHEN (d).location IS NULL THEN NULL
      ELSE ARRAY[ST_X((d).location), ST_Y((d).location)] END AS place,
    CASE WHEN (d).valid THEN ST_Area(shape::geography) ELSE 0 END AS "squareMetres"
  FROM (SELECT shape, ST_IsValidDetail(shape) AS d
    FROM (SELECT ST_SetSRID(ST_GeomFromGeoJSON($1::text), 4326) AS shape) s) v`;

/**
 * Lets only a polygon through that is sound in its structure and crosses itself nowhere.
 * @throws Problem 422 that names the ring and the place of the fault (FAULTS.md F23)
 */
export async function usableOutline(
  on: Queryable,
  outline: unknown,
): Promise<{ polygon: PolygonGeometry; squareMetres: number }> {
  const gate = checkGeometry(outline, ['Polygon']);
  if (!gate.valid) {
    const where = placeInRing(Math.max(0, gate.ring), gate.position);
    throw problem(422, 'outline-unusable', `${where}: ${gate.reason}`, gate);
  }
  const polygon = outline as PolygonGeometry;
  const wide = (polygon.coordinates as Position[][]).findIndex(isTooWide);
  if (wide >= 0) {
    const told = `${placeInRing(wide, -1)}: expected one less than ${MOST_DEGREES} degrees wide and high`;
    throw problem(422, 'outline-unusable', told, { ring: wide, place: null, reason: 'too-wide' });
  }
  const { rows } = await on.query<Validity>(VALIDITY, [JSON.stringify(polygon)]);
  const { valid, reason, place, squareMetres } = rows[0]!;
  if (valid) return { polygon, squareMetres };
  const ring = place === null ? 0 : ringAt(polygon.coordinates as Position[][], place);
  const where = place === null ? '' : ` at ${place.map(shortDegrees).join(', ')}`;
  const told = `${placeInRing(ring, -1)}${where}: ${reason ?? 'invalid'}`;
  throw problem(422, 'outline-unusable', told, { ring, place, reason });
}

/**
 * Lets only an outline through that is sound and the outline of what stands at the place.
 * @throws Problem 422 that names the fault of the outline, or how far off the place is
 */
export async function checkOutlineOf(
  on: Queryable,
  { place, outline }: { place: Position; outline: PolygonGeometry },
): Promise<void> {
  await usableOutline(on, outline);
  const off = Math.round(metresToOutline(place, outline));
  if (off <= PLACE_OFF_METRES) return;
  const expected = `expected at most ${PLACE_OFF_METRES} m outside of its outline`;
  throw problem(422, 'place-off-outline', `place: ${expected}, got ${off} m`);
}
