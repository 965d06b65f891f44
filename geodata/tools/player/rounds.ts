import type { Position } from '../../../shared/model/common.ts';
import { distanceKilometres, heading } from './distance.ts';
import { chance } from './noise.ts';

/** The synthetic street network: node places and undirected edges by node index. */
export type Streets = { nodes: readonly Position[]; edges: readonly (readonly [number, number])[] };

/** A closed way along streets: places with the kilometres driven before each. */
export type Round = { places: Position[]; kilometres: number[]; length: number };

export type Fix = { place: Position; speed: number; heading: number };

export type StreetIndex = {
  neighbours: readonly (readonly number[])[];
  nearest(place: Position): number;
};

export function indexStreets({ nodes, edges }: Streets): StreetIndex {
  const neighbours: number[][] = nodes.map(() => []);
  for (const [a, b] of edges) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  return {
    neighbours,
    nearest(place) {
      let best = 0;
      for (let node = 1; node < nodes.length; node += 1) {
        if (distanceKilometres(nodes[node]!, place) < distanceKilometres(nodes[best]!, place)) {
          best = node;
        }
      }
      return best;
    },
  };
}

const STEPS_OUT = 14;

/**
 * A patrol round: along streets away from the base, seldom turning back, and home the same way, so that
 * it never leaves the network. The seed decides the turns.
 */
export function planRound(
  streets: Streets,
  index: StreetIndex,
  base: Position,
  seed: number,
): Round {
  const way = [index.nearest(base)];
  let before = -1;
  for (let step = 0; step < STEPS_OUT; step += 1) {
    const here = way.at(-1)!;
    const onward = index.neighbours[here]!.filter((node) => node !== before);
    if (onward.length === 0) break;
    before = here;
    way.push(onward[Math.floor(chance(seed, step) * onward.length)]!);
  }
  const there = way.map((node) => streets.nodes[node]!);
  return measured([...there, ...there.slice(0, -1).reverse()]);
}

function measured(places: Position[]): Round {
  const kilometres = [0];
  for (let i = 1; i < places.length; i += 1) {
    kilometres.push(kilometres[i - 1]! + distanceKilometres(places[i - 1]!, places[i]!));
  }
  return { places, kilometres, length: kilometres.at(-1)! };
}

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Where a unit is after `seconds` of driving its round at `speed` m/s; it starts again when home. */
export function alongRound(round: Round, seconds: number, speed: number): Fix {
  if (round.length === 0) return { place: round.places[0]!, speed: 0, heading: 0 };
  const driven = ((seconds * speed) / 1_000) % round.length;
  const next = Math.max(
    1,
    round.kilometres.findIndex((kilometres) => kilometres > driven),
  );
  const from = round.places[next - 1]!;
  const to = round.places[next]!;
  const leg = round.kilometres[next]! - round.kilometres[next - 1]! || 1;
  const part = (driven - round.kilometres[next - 1]!) / leg;
  return {
    place: [round6(from[0] + (to[0] - from[0]) * part), round6(from[1] + (to[1] - from[1]) * part)],
    speed,
    heading: Math.round(heading(from, to) * 10) / 10,
  };
}
