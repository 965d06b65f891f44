import { straightWay, type Way } from '../../shared/geo/straight-way.ts';
import type { Position } from '../../shared/model/common.ts';
import type { RoutingFailure, Travel } from '../../shared/wire/recommendation.ts';
import { type Clock, instant } from '../clock.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { askRoads, MOST_IN_A_TABLE } from './osrm.ts';

/** After a failure it is not asked for so long, so that nobody waits for it again and again [D]. */
const REST_MS = 30_000;
/** The same question is answered from memory for so long, with the age of its answer: many pages ask again and again. */
const KEPT_MS = 20_000;
const MOST_KEPT = 500;

/** Somebody who sets out. */
export type Start = { id: string; from: Position };

/** Ways by road by id; who is not in it goes by the straight line. */
export type Travels = { travel: Travel; ways: ReadonlyMap<string, Way> };

/** How long units take to a place. Never fails: what cannot be asked is reckoned, and the answer says so. */
export type TravelTimes = (starts: readonly Start[], to: Position) => Promise<Travels>;

const reckoned = (at: string, failure: RoutingFailure | null): Travels => ({
  travel: { source: 'straight-line', at, failure },
  ways: new Map(),
});

/** The nearest by the straight line, as many as fit into one table; the rest is far behind them anyway. */
const nearest = (starts: readonly Start[], to: Position): Start[] =>
  starts
    .map((start) => ({ start, metres: straightWay(start.from, to).metres }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST_IN_A_TABLE - 1)
    .map(({ start }) => start);

/** @param address of an OSRM-compatible server; null: the straight line for all */
export function createTravelTimes(parts: {
  address: string | null;
  outbound: Outbound;
  clock: Clock;
}): TravelTimes {
  const { address, outbound, clock } = parts;
  let failed: { failure: RoutingFailure; until: number } | null = null;
  const kept = new Map<string, { travels: Travels; until: number }>();
  const keep = (question: string, travels: Travels): Travels => {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(question, { travels, until: clock.monotonic() + KEPT_MS });
    return travels;
  };
  return async (starts, to) => {
    const at = instant(clock.now());
    if (address === null || starts.length === 0) return reckoned(at, null);
    if (failed && clock.monotonic() < failed.until) return reckoned(at, failed.failure);
    const asked = nearest(starts, to);
    const question = JSON.stringify([asked, to]);
    const known = kept.get(question);
    if (known && clock.monotonic() < known.until) return known.travels;
    const places = asked.map(({ from }) => from);
    const answer = await askRoads(outbound, address, places, to);
    if (!answer.ok) {
      failed = { failure: answer.failure, until: clock.monotonic() + REST_MS };
      return reckoned(at, answer.failure);
    }
    failed = null;
    const ways = new Map<string, Way>();
    for (const [order, way] of answer.ways.entries()) if (way) ways.set(asked[order]!.id, way);
    return keep(question, { travel: { source: 'road', at, failure: null }, ways });
  };
}
