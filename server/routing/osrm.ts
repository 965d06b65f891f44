import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Way } from '../../shared/geo/straight-way.ts';
import type { Position } from '../../shared/model/common.ts';
import { Nullable } from '../../shared/model/common.ts';
import type { RoutingFailure } from '../../shared/wire/recommendation.ts';
import type { Outbound } from '../outbound/outbound.ts';

/** A person waits for the list of units: a routing server that is slower than this is done without [D]. */
const LONGEST_MS = 1_500;
/** OSRM takes a hundred places in one table unless it is told otherwise (`--max-table-size`). */
export const MOST_IN_A_TABLE = 100;
const SECONDS_PER_MINUTE = 60;
/** 1e-6 degrees are a decimetre. */
const DIGITS = 6;

const Column = Type.Array(Type.Tuple([Nullable(Type.Number({ minimum: 0 }))]));
const Table = Type.Object({ code: Type.Literal('Ok'), durations: Column, distances: Column });

const placeText = ([lon, lat]: Position): string => `${lon.toFixed(DIGITS)},${lat.toFixed(DIGITS)}`;

/** The question of a table from many places to one, in OSRM's words (`/table/v1`). */
export function tableAddress(base: string, from: readonly Position[], to: Position): string {
  const places = [to, ...from].map(placeText).join(';');
  const sources = from.map((_, at) => at + 1).join(';');
  const question = `sources=${sources}&destinations=0&annotations=duration,distance`;
  return `${base.replace(/\/$/, '')}/table/v1/driving/${places}?${question}`;
}

/** The ways of a table, in the order they were asked; null where no road leads there. Null: not such a table. */
function waysOf(body: string, count: number): (Way | null)[] | null {
  try {
    const table: unknown = JSON.parse(body);
    if (!Value.Check(Table, table)) return null;
    const { durations, distances } = table;
    if (durations.length !== count || distances.length !== count) return null;
    return durations.map(([seconds], at) => {
      const metres = distances[at]![0];
      if (seconds === null || metres === null) return null;
      return { metres, minutes: seconds / SECONDS_PER_MINUTE };
    });
  } catch {
    return null;
  }
}

type RoadAnswer = { ok: true; ways: (Way | null)[] } | { ok: false; failure: RoutingFailure };

/** Asks a routing server for the ways from many places to one, in one request. */
export async function askRoads(
  outbound: Outbound,
  base: string,
  from: readonly Position[],
  to: Position,
): Promise<RoadAnswer> {
  const answer = await outbound(tableAddress(base, from, to), { withinMs: LONGEST_MS });
  if (!answer.ok) return { ok: false, failure: answer.failure };
  const ways = waysOf(answer.body, from.length);
  return ways === null ? { ok: false, failure: 'unreadable' } : { ok: true, ways };
}
