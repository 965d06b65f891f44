import type { Position } from '../model/common.ts';

type Ring = readonly Position[];
/** An outer ring and its holes, closed, `[lon, lat]`. */
type Part = readonly Ring[];

/** How many parallels are tried from one end of a part to the other. */
const TRIED = 9;
/** A label of two short lines is about twice as wide as it is high. */
const WIDE_TO_HIGH = 2;

/** The one of `[lon, lat]` that a line is drawn along; the other one stays as it is on it. */
type Along = 0 | 1;

/** The stretches of a line at `[1 - along]` = `at` that lie inside, in order: from, to, from, to … */
function stretches(part: Part, along: Along, at: number): number[] {
  const across = along === 0 ? 1 : 0;
  const crossings: number[] = [];
  for (const ring of part) {
    for (let next = 1; next < ring.length; next++) {
      const [a, b] = [ring[next - 1]!, ring[next]!];
      if (a[across] > at === b[across] > at) continue;
      const share = (at - a[across]) / (b[across] - a[across]);
      crossings.push(a[along] + share * (b[along] - a[along]));
    }
  }
  return crossings.sort((one, other) => one - other);
}

type Stretch = { middle: number; length: number };
const NO_STRETCH: Stretch = { middle: Number.NaN, length: 0 };

/** The longest stretch of a line inside, or the one that holds `through`. */
function stretchOf(part: Part, along: Along, at: number, through: number | null): Stretch {
  const ends = stretches(part, along, at);
  let best = NO_STRETCH;
  for (let from = 0; from + 1 < ends.length; from += 2) {
    const [start, end] = [ends[from]!, ends[from + 1]!];
    const isMeant =
      through === null ? end - start > best.length : start <= through && through <= end;
    if (isMeant) best = { middle: (start + end) / 2, length: end - start };
  }
  return best;
}

function roomiest(part: Part): { place: Position; room: number } {
  const lats = part[0]!.map(([, lat]) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let best = { place: part[0]![0]!, room: 0 };
  for (let tried = 0; tried < TRIED; tried++) {
    const parallel = south + ((tried + 0.5) / TRIED) * (north - south);
    const { middle: lon } = stretchOf(part, 0, parallel, null);
    const upright = stretchOf(part, 1, lon, parallel);
    const level = stretchOf(part, 0, upright.middle, lon);
    const room = Math.min(level.length, WIDE_TO_HIGH * upright.length);
    if (room > best.room) best = { place: [lon, upright.middle], room };
  }
  return best;
}

/**
 * A place inside an area that has room for a label, whatever the area's form: in its middle where it is plain,
 * in its widest limb where it is bent. A corner where it is too thin to hold any.
 * @param parts MultiPolygon coordinates of at least one part
 */
export function insidePoint(parts: readonly Part[]): Position {
  const found = parts.map(roomiest);
  return found.reduce((best, next) => (next.room > best.room ? next : best)).place;
}
