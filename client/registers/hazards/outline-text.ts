import type { PolygonGeometry, Position } from '../../../shared/model/common.ts';

/** An outline as a person writes it: a corner a line, longitude then latitude; the ring closes by itself. */
export const textOfOutline = (outline: PolygonGeometry | null): string =>
  outline?.coordinates[0]
    ?.slice(0, -1)
    .map(([lon, lat]) => `${lon}, ${lat}`)
    .join('\n') ?? '';

const cornerOf = (line: string): Position | null => {
  const numbers = line
    .split(/[\s,，]+/)
    .filter((part) => part !== '')
    .map(Number);
  return numbers.length === 2 && numbers.every(Number.isFinite) ? [numbers[0]!, numbers[1]!] : null;
};

/** The outline a text means: null for an empty one, `bad` when it is none. */
export function outlineOfText(text: string): PolygonGeometry | null | 'bad' {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  const corners = lines.map(cornerOf);
  if (corners.length < 3 || corners.includes(null)) return 'bad';
  const ring = corners as Position[];
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
