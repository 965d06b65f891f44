import type { Position } from '../../shared/model/common.ts';
import type { CrowdMotion, Gathering } from '../../shared/model/gathering.ts';
import type { Atlas } from './atlas.ts';
import { rectangleOutline } from './outlines.ts';
import { moveByMetres, toPoint, toPosition } from './plane.ts';
import { type Random, randomFor } from './random.ts';
import { VENUES, type Venue } from './venues.ts';

/**
 * Square metres a person at full capacity: LB/T 034 examples lie at 0.8–3 for walking [S]; standing after the
 * density ladder's yellow step [D]. Small enough to be a crowd, large enough that capacity binds first.
 */
const SQUARE_METRES_A_HEAD: Readonly<Record<CrowdMotion, number>> = { moving: 1.25, standing: 0.6 };
/** Share of a venue's capacity its first zone holds; the rest is shared evenly. */
const FIRST_ZONE_SHARE = 0.4;

/** The stream that counts a gathering zone. */
export function crowdStreamOf(gathering: string): string {
  return `crowd-${gathering}`;
}

/** Every zone of every venue, side by side round the venue's place; capacities add up to the venue's. */
export function buildGatherings(atlas: Atlas): Gathering[] {
  const random = randomFor('gatherings');
  return VENUES.flatMap((venue) => zonesOf(venue, atlas, random));
}

function zonesOf(venue: Venue, atlas: Atlas, random: Random): Gathering[] {
  const { place } = atlas.onLand(venue.centre);
  const angle = random() * Math.PI;
  const capacities = shareCapacity(venue.capacity, venue.zones.length);
  const areas = venue.zones.map(
    ([, motion], index) => capacities[index]! * SQUARE_METRES_A_HEAD[motion],
  );
  const places = besideEachOther(place, areas, angle, atlas);
  return venue.zones.map(([name, motion], index) => {
    const id = `${venue.id}-${index + 1}`;
    const spot = atlas.onLand(places[index]!);
    return {
      id,
      venue: venue.name,
      name: `${venue.name}·${name}`,
      permitMode: venue.permit,
      motion,
      place: spot.place,
      outline: rectangleOutline(spot.place, areas[index]! * 1.08, angle),
      effectiveAreaSquareMetres: Math.round(areas[index]!),
      approvedCapacity: capacities[index]!,
      town: spot.grid.town,
      stream: crowdStreamOf(id),
      synthetic: true,
    };
  });
}

function shareCapacity(capacity: number, zones: number): number[] {
  if (zones === 1) return [capacity];
  const first = Math.round(capacity * FIRST_ZONE_SHARE);
  const each = Math.floor((capacity - first) / (zones - 1));
  const shares = [first, ...Array.from({ length: zones - 1 }, () => each)];
  shares[zones - 1]! += capacity - shares.reduce((sum, share) => sum + share, 0);
  return shares;
}

const TURNS = 24;

/**
 * Places in a row through `start`, far enough apart that the rectangles do not meet. The row is turned until
 * every place is on land; where no turn serves, zones off land fall back to the nearest land.
 */
function besideEachOther(
  start: Position,
  areas: readonly number[],
  angle: number,
  atlas: Atlas,
): Position[] {
  const rows = Array.from({ length: TURNS }, (_, turn) => {
    const direction = angle + (turn * 2 * Math.PI) / TURNS;
    let along = 0;
    return areas.map((area, index) => {
      if (index > 0)
        along += (1.05 * (Math.sqrt(areas[index - 1]! * 1.9) + Math.sqrt(area * 1.9))) / 2 + 25;
      const point = moveByMetres(
        toPoint(start),
        along * Math.cos(direction),
        along * Math.sin(direction),
      );
      return toPosition(point);
    });
  });
  return rows.find((row) => row.every((place) => atlas.gridAt(place))) ?? rows[0]!;
}
