type Ring = readonly (readonly number[])[];

const squared = (a: readonly number[], b: readonly number[]): number =>
  (a[0]! - b[0]!) ** 2 + (a[1]! - b[1]!) ** 2;

/** The closest pair of vertices of two rings, by index. */
function closest(outer: Ring, hole: Ring): [number, number] {
  let best: [number, number] = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (let o = 0; o < outer.length; o++) {
    for (let h = 0; h < hole.length; h++) {
      const distance = squared(outer[o]!, hole[h]!);
      if (distance < least) {
        least = distance;
        best = [o, h];
      }
    }
  }
  return best;
}

/** Goes around the outer ring, over a seam of no width to the hole, around it, and back. */
function joinHole(outer: Ring, hole: Ring): Ring {
  const [at, entry] = closest(outer, hole);
  const open = hole.slice(0, -1);
  const around = [...open.slice(entry), ...open.slice(0, entry), open[entry]!];
  return [...outer.slice(0, at + 1), ...around, ...outer.slice(at)];
}

/**
 * One closed ring that covers what a polygon with holes covers, because the GPU takes a grid as one run
 * of vertices. The seam joins the closest vertices, which no edge of a valid polygon crosses for one
 * hole; holes behind holes may touch a seam, which shows as nothing wider than a line.
 */
export function keyhole(rings: readonly Ring[]): Ring {
  const [outer, ...holes] = rings;
  return holes.reduce(joinHole, outer!);
}
