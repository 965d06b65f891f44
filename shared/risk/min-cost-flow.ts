/** What may go where at what cost: `cost[from][to]`, a whole number, or null where nothing may go. */
export type Transport = {
  supply: readonly number[];
  room: readonly number[];
  cost: readonly (readonly (number | null)[])[];
};

const FAR = Number.POSITIVE_INFINITY;
const NOWHERE = -1;

type State = {
  left: number[];
  room: number[];
  /** How much goes from each source (row) to each target (column). */
  flow: number[][];
  /** Potentials: sources first, then targets. Every residual edge costs nothing or more by them. */
  potential: Float64Array;
};

type Reached = { distance: Float64Array; before: Int32Array; end: number };

/** The nearest of what is reached and not settled; of equals the first, so that ties have one outcome. */
function nearest(distance: Float64Array, settled: Uint8Array): number {
  let found = NOWHERE;
  for (let node = 0; node < distance.length; node += 1) {
    if (settled[node] || distance[node] === FAR) continue;
    if (found === NOWHERE || distance[node]! < distance[found]!) found = node;
  }
  return found;
}

type Relax = (to: number, price: number) => void;

/** The ways on from a node: from a source wherever it may send, from a target back to whoever sends there. */
function waysFrom(node: number, { supply, cost }: Transport, { flow }: State, relax: Relax): void {
  const sources = supply.length;
  if (node < sources) {
    for (const [target, price] of cost[node]!.entries()) {
      if (price !== null) relax(sources + target, price);
    }
    return;
  }
  const target = node - sources;
  for (let source = 0; source < sources; source += 1) {
    if (flow[source]![target]! > 0) relax(source, -cost[source]![target]!);
  }
}

/** The cheapest way from any source with something left to any target with room; `end` -1: there is none. */
function cheapestWay(problem: Transport, state: State): Reached {
  const sources = problem.supply.length;
  const { left, room, potential } = state;
  const size = sources + room.length;
  const distance = new Float64Array(size).fill(FAR);
  const before = new Int32Array(size).fill(NOWHERE);
  const settled = new Uint8Array(size);
  // A source with something left has never been passed through: its potential is nought.
  for (let source = 0; source < sources; source += 1) if (left[source]! > 0) distance[source] = 0;
  for (;;) {
    const node = nearest(distance, settled);
    if (node === NOWHERE || (node >= sources && room[node - sources]! > 0)) {
      return { distance, before, end: node };
    }
    settled[node] = 1;
    waysFrom(node, problem, state, (to, price) => {
      const next = distance[node]! + price + potential[node]! - potential[to]!;
      if (settled[to] || next >= distance[to]!) return;
      distance[to] = next;
      before[to] = node;
    });
  }
}

/** Every node nearer than the end is put at the end's distance less its own: residual costs stay ≥ 0. */
function movePotentials(potential: Float64Array, { distance, end }: Reached): void {
  const far = distance[end]!;
  for (let node = 0; node < potential.length; node += 1) {
    potential[node]! += Math.min(distance[node]!, far);
  }
}

/** Sends as much as fits along the way that was found. */
function sendAlong(sources: number, state: State, { before, end }: Reached): void {
  const { left, room, flow } = state;
  let most = room[end - sources]!;
  let node = end;
  for (; before[node] !== NOWHERE; node = before[node]!) {
    const from = before[node]!;
    if (from >= sources) most = Math.min(most, flow[node]![from - sources]!);
  }
  most = Math.min(most, left[node]!);
  left[node]! -= most;
  room[end - sources]! -= most;
  for (let at = end; before[at] !== NOWHERE; at = before[at]!) {
    const from = before[at]!;
    if (from < sources) flow[from]![at - sources]! += most;
    else flow[at]![from - sources]! -= most;
  }
}

/**
 * As much as can be brought from sources to targets, and of all ways to do that one of least cost: successive
 * shortest paths with potentials (Edmonds and Karp 1972, Tomizawa 1971; Ahuja, Magnanti and Orlin, Network
 * Flows, 1993, §9.7). Exact for whole numbers; the same input gives the same output.
 * @returns how much goes from each source to each target
 */
export function cheapestTransport(problem: Transport): number[][] {
  const { supply, room } = problem;
  const state: State = {
    left: [...supply],
    room: [...room],
    flow: supply.map(() => room.map(() => 0)),
    potential: new Float64Array(supply.length + room.length),
  };
  for (;;) {
    const reached = cheapestWay(problem, state);
    if (reached.end === NOWHERE) return state.flow;
    movePotentials(state.potential, reached);
    sendAlong(supply.length, state, reached);
  }
}
