import streets from '../../geodata/city/streets.json?url';
import { linesOf } from '../../shared/geo/lines-of.ts';
import type { Position } from '../../shared/model/common.ts';
import { readBundled, readWater } from './bundled-water.ts';

/** Streets as they are kept: places, and which of them a stretch joins. */
type Streets = { nodes: Position[]; edges: [number, number][] };

const stretchesOf = ({ nodes, edges }: Streets): Position[][] =>
  edges.map(([from, to]) => [nodes[from]!, nodes[to]!]);

let lines: Promise<Position[][]> | null = null;

async function readAll(): Promise<Position[][]> {
  const [{ lakes, rivers }, roads] = await Promise.all([
    readWater(),
    readBundled<Streets>(streets),
  ]);
  const shores = [lakes, rivers].flatMap(({ features }) =>
    features.flatMap(({ geometry }) => linesOf(geometry)),
  );
  return [...shores, ...stretchesOf(roads)];
}

/** Shores, rivers and streets of the bundled map, `[lon, lat]`; read once. Rejects where they cannot be had. */
export function readBaseLines(): Promise<Position[][]> {
  lines ??= readAll().catch((error: unknown) => {
    lines = null;
    throw error;
  });
  return lines;
}
