/** A geometry in GeoJSON's words, in the units of the text; a third and fourth ordinate are left out. */
export type WktGeometry = { type: string; coordinates: unknown };

const HEAD = /^\s*(?:SRID=\d+;)?\s*([A-Z]+?)\s*(?:ZM|Z|M)?\s*(?=\(|EMPTY)/i;
const TYPES: Readonly<Record<string, { type: string; depth: number }>> = {
  POINT: { type: 'Point', depth: 0 },
  LINESTRING: { type: 'LineString', depth: 1 },
  POLYGON: { type: 'Polygon', depth: 2 },
  MULTIPOLYGON: { type: 'MultiPolygon', depth: 3 },
};
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const numbersOf = (text: string): number[] | null => {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4 || !words.every((word) => NUMBER.test(word)))
    return null;
  return words.slice(0, 2).map(Number);
};

/** `((a b, c d), (e f))` without its outer brackets as lists; null where brackets or numbers are wrong. */
function listOf(text: string, depth: number): unknown[] | null {
  const items = splitAtCommas(text);
  if (items === null) return null;
  const list: unknown[] = [];
  for (const item of items) {
    const inner = depth === 1 ? numbersOf(item) : inside(item);
    const read = depth > 1 && inner !== null ? listOf(inner as string, depth - 1) : inner;
    if (read === null) return null;
    list.push(read);
  }
  return list;
}

const inside = (text: string): string | null => {
  const trimmed = text.trim();
  return trimmed.startsWith('(') && trimmed.endsWith(')') ? trimmed.slice(1, -1) : null;
};

/** At the commas that are in no bracket. */
function splitAtCommas(text: string): string[] | null {
  const parts: string[] = [];
  let [open, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') open += 1;
    else if (sign === ')') open -= 1;
    else if (sign === ',' && open === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
    if (open < 0) return null;
  }
  return open === 0 ? [...parts, text.slice(from)] : null;
}

/**
 * Reads well-known text (OGC 06-103r4) of a point, a line or polygons; EWKT's SRID is passed over, the
 * declared system holds. Depth is fixed by the type, so no text can nest deeper. Never throws.
 * @returns null where it is none of those
 */
export function readWkt(text: string): WktGeometry | null {
  const head = HEAD.exec(text);
  const known = TYPES[head?.[1]?.toUpperCase() ?? ''];
  if (head === null || known === undefined) return null;
  const body = inside(text.slice(head[0].length));
  if (body === null) return null;
  const coordinates = known.depth === 0 ? numbersOf(body) : listOf(body, known.depth);
  return coordinates === null ? null : { type: known.type, coordinates };
}
