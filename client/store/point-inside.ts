type Point = readonly number[];

/**
 * A point inside a polygon, fit for a label: the middle of the widest stretch of its middle line.
 * Not the pole of inaccessibility, but a hundredth of its cost and never outside.
 * @param rings outer ring first, then holes, `[lon, lat]` in degrees, closed
 */
export function pointInside(rings: readonly (readonly Point[])[]): [number, number] {
  const lats = rings[0]!.map(([, lat]) => lat!);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const crossings = rings.flatMap((ring) => crossingsAt(ring, middle)).sort((a, b) => a - b);
  let best: [number, number] = [rings[0]![0]![0]!, middle];
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1]! - crossings[i]!;
    if (width <= widest) continue;
    widest = width;
    best = [(crossings[i]! + crossings[i + 1]!) / 2, middle];
  }
  return best;
}

/** Where a ring crosses a parallel, in degrees of longitude. */
function crossingsAt(ring: readonly Point[], lat: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i]! as [number, number];
    const [lon2, lat2] = ring[i + 1]! as [number, number];
    if (lat1 > lat === lat2 > lat) continue;
    crossings.push(lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1));
  }
  return crossings;
}
