import { straightWay, type Way } from '../../shared/geo/straight-way.ts';
import type { Position } from '../../shared/model/common.ts';
import type { RoutingFailure, Travel } from '../../shared/wire/recommendation.ts';
import { type Clock, instant } from '../clock.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { askRoads, MOST_IN_A_TABLE } from './osrm.ts';

/** After a failure it is not asked for so long, so that nobody waits for it again and again [D]. */
const REST_MS = 30_000;

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
  return async (starts, to) => {
    const at = instant(clock.now());
    if (address === null || starts.length === 0) return reckoned(at, null);
    if (failed && clock.monotonic() < failed.until) return reckoned(at, failed.failure);
    const asked = nearest(starts, to);
    const places = asked.map(({ from }) => from);
    const answer = await askRoads(outbound, address, places, to);
    if (!answer.ok) {
      failed = { failure: answer.failure, until: clock.monotonic() + REST_MS };
      return reckoned(at, answer.failure);
    }
    failed = null;
    const ways = new Map<string, Way>();
    for (const [order, way] of answer.ways.entries()) if (way) ways.set(asked[order]!.id, way);
    return { travel: { source: 'road', at, failure: null }, ways };
  };
}
