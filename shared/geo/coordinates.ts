import gcoord from 'gcoord';
import type { Datum, Position } from '../model/common.ts';
import { distanceMetres } from './measure.ts';

const { transform, WGS84, GCJ02, BD09 } = gcoord;

/**
 * A place `[lon, lat]` from the datum its source declared to WGS 84. CGCS2000 is the same at display
 * accuracy. No inverse of GCJ-02 is published: gcoord's is good to about a metre here. Done once, at the
 * door; the source's datum is kept with the source.
 */
export function toWgs84(datum: Datum, [lon, lat]: Position): Position {
  if (datum === 'gcj02') return transform<Position>([lon, lat], GCJ02, WGS84);
  if (datum === 'bd09') return transform<Position>([lon, lat], BD09, WGS84);
  return [lon, lat];
}

/** Smallest and largest shift that smells of a mixed-up datum: GCJ-02 is 300–700 m, BD-09 about 1.2 km here. */
const SHIFT_METRES = { least: 300, most: 1_500 } as const;
/** Scatter about the common shift, as a part of it, up to which it is one shift and not bad aim [D]. */
const MOST_SCATTER = 0.25;

/** How far received places lie from the true ones on the whole, and which datum would explain it. */
export type DatumShift = {
  eastMetres: number;
  northMetres: number;
  metres: number;
  scatterMetres: number;
  systematic: boolean;
  likely: Datum | null;
};

/**
 * Compares places we know in WGS 84 with the same places as a source sent them, in the same order. Returns
 * null for empty lists; throws RangeError when the lists differ in length.
 */
export function detectShift(
  known: readonly Position[],
  received: readonly Position[],
): DatumShift | null {
  if (known.length !== received.length) {
    throw new RangeError(`expected ${known.length} received places, got ${received.length}`);
  }
  if (known.length === 0) return null;
  const shifts = known.map((place, index) => offsetMetres(place, received[index]!));
  const eastMetres = mean(shifts.map(([east]) => east));
  const northMetres = mean(shifts.map(([, north]) => north));
  const metres = Math.hypot(eastMetres, northMetres);
  const scatterMetres = Math.sqrt(
    mean(shifts.map(([east, north]) => (east - eastMetres) ** 2 + (north - northMetres) ** 2)),
  );
  const systematic =
    metres >= SHIFT_METRES.least &&
    metres <= SHIFT_METRES.most &&
    scatterMetres <= MOST_SCATTER * metres;
  const likely = systematic ? bestDatum(known, received, metres) : null;
  return { eastMetres, northMetres, metres, scatterMetres, systematic, likely };
}

function bestDatum(
  known: readonly Position[],
  received: readonly Position[],
  metres: number,
): Datum | null {
  let best: Datum | null = null;
  let least = MOST_SCATTER * metres;
  for (const datum of ['gcj02', 'bd09'] as const) {
    const left = mean(
      known.map((place, index) => distanceMetres(place, toWgs84(datum, received[index]!))),
    );
    if (left < least) [best, least] = [datum, left];
  }
  return best;
}

function offsetMetres(from: Position, to: Position): [east: number, north: number] {
  const east = distanceMetres(from, [to[0], from[1]]) * Math.sign(to[0] - from[0]);
  const north = distanceMetres(from, [from[0], to[1]]) * Math.sign(to[1] - from[1]);
  return [east, north];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
