import { buildPlanarMap } from './faces.ts';
import { adoptOrphans, bordersOf, NO_LABEL, smallGroups } from './labels-of-faces.ts';
import { nodeSegments, type Segment } from './noding.ts';
import { SQUARE_KILOMETRES_PER_STEP } from './plane.ts';
import { contains, interiorPoint, type Shape } from './rings.ts';
import type { SourceCounty } from './sources.ts';

/** A hole between counties smaller than this is a slip of the source and is filled. */
const LARGEST_GAP_SQUARE_KILOMETRES = 0.5;
/** A piece of a county smaller than this and apart from its body is a slip too: the neighbour takes it. */
const SMALLEST_EXCLAVE_SQUARE_KILOMETRES = 0.25;

/** Segments of every ring of a shape. */
export function segmentsOf(shape: Shape, tag: number): Segment[] {
  return shape.flatMap((ring) =>
    ring.map((point, index) => ({ a: point, b: ring[(index + 1) % ring.length]!, tag })),
  );
}

/**
 * Makes one exact coverage of county outlines that meet only roughly: overlaps go to the county with
 * more border around them, small gaps likewise, spikes vanish. Answers the borders that remain and the
 * county (index) each place lies in.
 */
export function cleanCounties(counties: readonly SourceCounty[]): {
  borders: Segment[];
  countyAt: (point: readonly [number, number]) => number;
} {
  const map = buildPlanarMap(nodeSegments(counties.flatMap(({ shape }) => segmentsOf(shape, 0))));
  const labels = new Int32Array(map.faces.length).fill(NO_LABEL);
  const orphans = new Set<number>();
  map.faces.forEach(({ rings, area }, face) => {
    const point = interiorPoint(rings);
    const owners = counties.flatMap(({ shape }, index) => (contains(shape, point) ? [index] : []));
    if (owners.length === 1) labels[face] = owners[0]!;
    else if (owners.length > 1) orphans.add(face);
    else if (area * SQUARE_KILOMETRES_PER_STEP < LARGEST_GAP_SQUARE_KILOMETRES) orphans.add(face);
  });
  adoptOrphans(map, labels, orphans, () => true);
  const exclaves = smallGroups(map, labels, SMALLEST_EXCLAVE_SQUARE_KILOMETRES);
  adoptOrphans(map, labels, exclaves, () => true);
  for (const face of exclaves) labels[face] = NO_LABEL;
  const shapes = map.faces.map(({ rings }) => rings);
  return {
    borders: bordersOf(map, labels),
    countyAt: (point) => {
      const face = shapes.findIndex((shape) => contains(shape, [point[0], point[1]]));
      return face === -1 ? NO_LABEL : labels[face]!;
    },
  };
}
