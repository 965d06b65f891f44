/** One reading of history: epoch milliseconds and value. */
export type TrendPoint = { at: number; value: number };

/** Readings as the API tells them. */
export type ReadingRow = { at: string; value: number | null };

/** More points than this cannot be told apart in a card. */
export const MOST_POINTS = 400;

export const pointsOf = (rows: readonly ReadingRow[]): TrendPoint[] =>
  rows
    .flatMap(({ at, value }) => (value === null ? [] : [{ at: Date.parse(at), value }]))
    .sort((left, right) => left.at - right.at);

/**
 * At most `most` points, keeping the lowest and the highest of every stretch, so that a spike is never
 * thinned away.
 */
export function thinned(points: readonly TrendPoint[], most = MOST_POINTS): TrendPoint[] {
  if (points.length <= most) return [...points];
  const stretch = Math.ceil(points.length / (most / 2));
  const kept: TrendPoint[] = [];
  for (let from = 0; from < points.length; from += stretch) {
    const part = points.slice(from, from + stretch);
    const lowest = part.reduce((best, point) => (point.value < best.value ? point : best));
    const highest = part.reduce((best, point) => (point.value > best.value ? point : best));
    kept.push(...(lowest === highest ? [lowest] : [lowest, highest].sort((a, b) => a.at - b.at)));
  }
  return kept;
}

/** Values with a hole wherever nothing came for longer than three periods: silence is no straight line. */
export function withGaps(
  points: readonly TrendPoint[],
  periodSeconds: number,
): [number, number | null][] {
  const limit = 3 * periodSeconds * 1000;
  const line: [number, number | null][] = [];
  for (const point of points) {
    const before = line.at(-1);
    if (before !== undefined && point.at - before[0] > limit) line.push([before[0] + 1, null]);
    line.push([point.at, point.value]);
  }
  return line;
}
