/**
 * Rules of a bench here: the answer is checked before it is timed, both sides run in one process tree,
 * interleaved (A B B A), and one JSON line is printed a case. Ratios are what to trust: absolute figures
 * of a shared machine move by a factor of two.
 */
export type BenchOptions = { quick: boolean; rounds: number };

/** One side of a case: does `units` of work and says how many it did and how long they took. */
export type Side = () => Promise<Measured> | Measured;
export type Measured = { units: number; milliseconds: number };

export type BenchLine = {
  bench: string;
  case: string;
  ours: number;
  peer: number | null;
  unit: string;
  ratio: number | null;
  min: number | null;
  max: number | null;
  goal?: string;
  note?: string;
};

export type Bench = (options: BenchOptions) => Promise<void>;

export function print(line: BenchLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
};

const rounded = (value: number) => Number(value.toPrecision(4));

/** Runs `work` for about `milliseconds` and counts what it did; `work` returns its units. */
export async function timed(
  milliseconds: number,
  work: () => Promise<number> | number,
): Promise<Measured> {
  const started = performance.now();
  let units = 0;
  do units += await work();
  while (performance.now() - started < milliseconds);
  return { units, milliseconds: performance.now() - started };
}

type Duel = {
  bench: string;
  name: string;
  unit: string;
  ours: Side;
  peer: Side;
  /** `rate`: units a second, more is better. `time`: milliseconds a unit, less is better. */
  as: 'rate' | 'time';
  goal: string;
  note?: string;
};

const figure = ({ units, milliseconds }: Measured, as: Duel['as']) =>
  as === 'rate' ? (units / milliseconds) * 1_000 : milliseconds / units;

/** One warm-up each, then rounds of A B and B A in turn; prints the medians and the spread of the ratio. */
export async function duel(options: BenchOptions, duel: Duel): Promise<BenchLine> {
  await duel.ours();
  await duel.peer();
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const sides: [number[], Side][] = [
      [ours, duel.ours],
      [peers, duel.peer],
    ];
    if (round % 2 === 1) sides.reverse();
    for (const [figures, side] of sides) figures.push(figure(await side(), duel.as));
  }
  const ratios = ours.map((value, round) => value / peers[round]!);
  const line: BenchLine = {
    bench: duel.bench,
    case: duel.name,
    ours: rounded(median(ours)),
    peer: rounded(median(peers)),
    unit: duel.unit,
    ratio: rounded(median(ratios)),
    min: rounded(Math.min(...ratios)),
    max: rounded(Math.max(...ratios)),
    goal: duel.goal,
    ...(duel.note ? { note: duel.note } : {}),
  };
  print(line);
  return line;
}

/** @throws Error when a side's answer is wrong: a fast wrong answer is worth nothing */
export function mustEqual(actual: unknown, expected: unknown, what: string): void {
  const got = JSON.stringify(actual);
  const wanted = JSON.stringify(expected);
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`);
}
