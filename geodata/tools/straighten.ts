import { type Point, toKilometres } from './plane.ts';

/** Leaves out the bends of a line nearer than `within` kilometres to the straight way (Douglas–Peucker). */
export function straighten(line: readonly Point[], within: number): Point[] {
  if (line.length < 3) return [...line];
  let furthest = 0;
  let distance = -1;
  for (let index = 1; index < line.length - 1; index += 1) {
    const away = distanceToChord(line[index]!, line[0]!, line[line.length - 1]!);
    if (away <= distance) continue;
    distance = away;
    furthest = index;
  }
  if (distance <= within) return [line[0]!, line[line.length - 1]!];
  const before = straighten(line.slice(0, furthest + 1), within);
  return [...before.slice(0, -1), ...straighten(line.slice(furthest), within)];
}

function distanceToChord(point: Point, start: Point, end: Point): number {
  const [x, y] = toKilometres([point[0] - start[0], point[1] - start[1]]);
  const [dx, dy] = toKilometres([end[0] - start[0], end[1] - start[1]]);
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / square));
  return Math.hypot(x - dx * share, y - dy * share);
}
