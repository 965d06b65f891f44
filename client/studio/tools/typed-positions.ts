import { metresPerQuantum } from '../../../shared/geo/coverage/bounds.ts';
import type { Position } from '../../../shared/model/common.ts';

/** What was typed, place by place, or the first line that cannot be read. */
export type Typed = { positions: Position[]; wrongLine: number | null };

const PLACE = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)$/;
const STEP = /^(\d+(?:\.\d+)?)\s*(?:m|米)?\s*[@,，\s]\s*(-?\d+(?:\.\d+)?)\s*°?$/i;
/** A length is never mistaken for a place: it is written with its unit or an `@`. */
const IS_STEP = /[@m米]/i;

/**
 * Places typed line by line: `120.301, 31.575` is `lon, lat` in degrees; `85.5 m @ 90` goes so many metres
 * from the place before, in degrees clockwise from north. Empty lines are passed over.
 */
export function readTyped(text: string): Typed {
  const positions: Position[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const words = line.trim();
    if (words === '') continue;
    const place = IS_STEP.test(words) ? stepFrom(positions.at(-1), words) : placeIn(words);
    if (place === null) return { positions, wrongLine: index + 1 };
    positions.push(place);
  }
  return { positions, wrongLine: null };
}

function placeIn(words: string): Position | null {
  const [, lon, lat] = PLACE.exec(words) ?? [];
  if (lon === undefined || lat === undefined) return null;
  const [east, north] = [Number(lon), Number(lat)];
  return Math.abs(east) <= 180 && Math.abs(north) <= 90 ? [east, north] : null;
}

function stepFrom(before: Position | undefined, words: string): Position | null {
  const [, metres, degrees] = STEP.exec(words) ?? [];
  if (before === undefined || metres === undefined || degrees === undefined) return null;
  const { east, north } = metresPerQuantum(before);
  const angle = (Number(degrees) * Math.PI) / 180;
  const quanta = [
    (Number(metres) * Math.sin(angle)) / east,
    (Number(metres) * Math.cos(angle)) / north,
  ];
  return [
    Number((before[0] + quanta[0]! / 1e6).toFixed(6)),
    Number((before[1] + quanta[1]! / 1e6).toFixed(6)),
  ];
}
