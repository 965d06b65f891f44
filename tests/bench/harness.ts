/**
 * Rules of a bench here: the answer is checked before it is timed, both sides run in one process tree,
 * interleaved (A B B A), and one JSON line is printed a case. Ratios are what to trust: absolute figures
 * of a shared machine move by a factor of two.
 */
export type BenchOptions = { quick: boolean; rounds: number };

/** One side of a case: does `units` of work and says how many it did and how long they took. */
export type Side = () => Promise<Measured> | Measured;
export type Measured = {
  units: number;
  milliseconds: number;
  /** Processor time of the side under test, microseconds: steadier than the clock beside a busy neighbour. */
  cpu?: number;
};

export type BenchLine = {
  bench: string;
  case: string;
  ours: number;
  peer: number | null;
  unit: string;
  ratio: number | null;
  min: number | null;
  max: number | null;
  /** Processor microseconds a unit of work. */
  cpu?: { ours: number | null; peer: number | null };
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

/** The results of both sides, one a round. */
export type Rounds<Ours, Peer = Ours> = { ours: Ours[]; peer: Peer[] };

/**
 * Rounds of A B and B A in turn, after one warm-up each.
 * @param start `cold` where every run begins from nothing and a warm-up would change nothing
 */
export async function interleave<Ours, Peer>(
  rounds: number,
  ours: () => Promise<Ours> | Ours,
  peer: () => Promise<Peer> | Peer,
  start: 'warm' | 'cold' = 'warm',
): Promise<Rounds<Ours, Peer>> {
  if (start === 'warm') {
    await ours();
    await peer();
  }
  const results: Rounds<Ours, Peer> = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round += 1) {
    const sides = [
      async () => results.ours.push(await ours()),
      async () => results.peer.push(await peer()),
    ];
    if (round % 2 === 1) sides.reverse();
    for (const side of sides) await side();
  }
  return results;
}

type Comparison = Pick<BenchLine, 'bench' | 'case' | 'unit' | 'goal' | 'note' | 'cpu'>;

/** Prints the medians of both sides and the spread of their ratio, round by round. */
export function compare(what: Comparison, { ours, peer }: Rounds<number>): BenchLine {
  const ratios = ours.map((value, round) => value / peer[round]!);
  const { goal, note, cpu } = what;
  const line: BenchLine = {
    bench: what.bench,
    case: what.case,
    ours: rounded(median(ours)),
    peer: rounded(median(peer)),
    unit: what.unit,
    ratio: rounded(median(ratios)),
    min: rounded(Math.min(...ratios)),
    max: rounded(Math.max(...ratios)),
    ...(cpu ? { cpu } : {}),
    ...(goal ? { goal } : {}),
    ...(note ? { note } : {}),
  };
  print(line);
  return line;
}

/** A figure of ours that has no peer, held against a limit that the goal names. */
export function report(what: Comparison, ours: number): BenchLine {
  const { bench, unit, goal, note } = what;
  const line: BenchLine = {
    bench,
    case: what.case,
    ours: rounded(ours),
    peer: null,
    unit,
    ratio: null,
    min: null,
    max: null,
    ...(goal ? { goal } : {}),
    ...(note ? { note } : {}),
  };
  print(line);
  return line;
}

/** Says that a case was not run here, and why: a missing figure must not look like a good one. */
export function notRun(bench: string, name: string, why: string): void {
  process.stdout.write(`${JSON.stringify({ bench, case: name, notRun: why })}\n`);
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

const cpuOf = (results: readonly Measured[]): number | null => {
  const known = results.flatMap(({ units, cpu }) => (cpu === undefined ? [] : [cpu / units]));
  return known.length === 0 ? null : rounded(median(known));
};

/** Times both sides against each other; CPU is printed where a side measured it. */
export async function duel(options: BenchOptions, duel: Duel): Promise<BenchLine> {
  const { bench, name, unit, goal, note, as } = duel;
  const results = await interleave(options.rounds, duel.ours, duel.peer);
  const cpu = { ours: cpuOf(results.ours), peer: cpuOf(results.peer) };
  const isKnown = cpu.ours !== null || cpu.peer !== null;
  return compare(
    { bench, case: name, unit, goal, ...(note ? { note } : {}), ...(isKnown ? { cpu } : {}) },
    {
      ours: results.ours.map((result) => figure(result, as)),
      peer: results.peer.map((result) => figure(result, as)),
    },
  );
}

/** @throws Error when a side's answer is wrong: a fast wrong answer is worth nothing */
export function mustEqual(actual: unknown, expected: unknown, what: string): void {
  const got = JSON.stringify(actual);
  const wanted = JSON.stringify(expected);
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`);
}
