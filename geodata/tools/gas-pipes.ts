import type { Position } from '../../shared/model/common.ts';
import type { GasPipe, GasPressure } from '../../shared/model/gas-pipe.ts';
import { readRegister, readStreets } from '../read.ts';
import { pick, pickWeighted, type Random, randomFor } from './random.ts';

const PIPES = 60;
const STEPS = 10;
const PRESSURE_WEIGHTS: Record<GasPressure, number> = {
  low: 20,
  medium: 55,
  'sub-high': 15,
  high: 10,
};

/** Outer diameters, millimetres: PE pipe of GB 15558 up to medium pressure, steel pipe above it. */
const DIAMETERS: Record<GasPressure, readonly number[]> = {
  low: [110, 160, 200],
  medium: [160, 200, 315, 400],
  'sub-high': [325, 426, 508],
  high: [508, 610, 711],
};

/** By the number of the pipe, so that running cities have the same (server/database/migrations/0046). */
const diameterOf = (pressure: GasPressure, number: number): number =>
  DIAMETERS[pressure][number % DIAMETERS[pressure].length]!;

/** Pipes along the invented streets from gas hazards on: no course of a real pipe. */
export function buildGasPipes(): GasPipe[] {
  const random = randomFor('gas-pipes');
  const { nodes, edges } = readStreets();
  const neighbours = nodes.map((): number[] => []);
  for (const [from, to] of edges) {
    neighbours[from]!.push(to);
    neighbours[to]!.push(from);
  }
  const hazards = readRegister('hazards').filter((hazard) => hazard.class === 'gas');
  return Array.from({ length: PIPES }, (_, index) => {
    const hazard = hazards[Math.floor((index * hazards.length) / PIPES)]!;
    const course = walk(nearest(nodes, hazard.place), neighbours, random);
    const serial = String(index + 1).padStart(3, '0');
    const pressure = pickWeighted(random, PRESSURE_WEIGHTS);
    return {
      id: `gas-pipe-${serial}`,
      name: `示例燃气管线${serial}`,
      pressure,
      diameterMillimetres: diameterOf(pressure, index + 1),
      course: course.map((node) => nodes[node]!),
      responsibleUnit: hazard.responsibleUnit ?? '示例燃气公司',
      town: hazard.town,
      synthetic: true,
    };
  });
}

function nearest(nodes: readonly Position[], [lon, lat]: Position): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  nodes.forEach(([x, y], node) => {
    const offset = (x - lon) ** 2 + (y - lat) ** 2;
    if (offset < least) [best, least] = [node, offset];
  });
  return best;
}

/** A way that crosses itself nowhere: no corner twice. */
function walk(start: number, neighbours: readonly number[][], random: Random): number[] {
  const way = [start];
  while (way.length <= STEPS) {
    const onward = neighbours[way.at(-1)!]!.filter((node) => !way.includes(node));
    if (onward.length === 0) break;
    way.push(pick(random, onward));
  }
  return way;
}
