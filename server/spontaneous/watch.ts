import type { Logger } from 'pino';
import {
  baselineOf,
  type Counted,
  type CrowdBaseline,
  DEVIATION_DWELL_MS,
  type Deviating,
  deviatingAfter,
  hourOfWeek,
  LEAST_WEEKS,
} from '../../shared/risk/crowd-baseline.ts';
import { HOUR_MS } from '../../shared/time/units.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal, NewEntry } from '../journal/journal.ts';
import type { Catalogue } from '../telemetry/catalogue.ts';
import type { Newest } from '../telemetry/newest.ts';
import { type Deviation, type PlacedSpontaneous, spontaneousRepository } from './repository.ts';

const MS_PER_WEEK = 168 * HOUR_MS;
/** As many weeks as readings are kept. */
const WEEKS = 4;
/** A count older than so many periods is none: silence proposes nothing, and what stood before it begins anew. */
const MOST_PERIODS_OLD = 3;
/** So far back a server that has just started reads since when a crowd stands [D]. */
const LOOK_BACK_MS = 24 * HOUR_MS;

type Zone = { number: number; id: string };
/** What a count is held against. */
type Judging = { usual: CrowdBaseline; mostGapMs: number };

const judged = (before: Deviating | null, counted: Counted, { usual, mostGapMs }: Judging) =>
  deviatingAfter(before, counted, usual, mostGapMs);

export const spontaneousEntry = (
  { id, state, county, town, name, gathering }: PlacedSpontaneous,
  act: string,
  actor: string,
): NewEntry => ({
  kind: 'spontaneous.changed',
  actor,
  county,
  town,
  subject: `spontaneous:${id}`,
  data: { act, name, state, gathering },
});

/**
 * Looks where more people are counted than is usual there at that hour of the week, and proposes those
 * places once it has lasted. It raises no alarm: whether it is a gathering is for people to say.
 */
export function createSpontaneousWatch(parts: {
  database: Database;
  journal: Journal;
  clock: Clock;
  logger: Logger;
  newest: Newest;
  catalogue(): Catalogue;
}) {
  const { database, journal, clock, logger, newest, catalogue } = parts;
  const since = new Map<string, Deviating>();
  let usual = new Map<string, CrowdBaseline>();
  let hour = -1;

  const crowdStreams = () =>
    [...catalogue().streamsByNumber.values()].filter(({ metric }) => metric === 'crowd-count');

  /** One typical count a week of each stream, in the hour that begins at `start` and the same hour of the weeks before it. */
  const weekly = async (start: number): Promise<Map<number, number[]>> => {
    const streams = crowdStreams().map(({ number }) => number);
    const counts = new Map(streams.map((stream) => [stream, [] as number[]]));
    for (let week = 0; week < WEEKS; week += 1) {
      const from = start - week * MS_PER_WEEK;
      const span = { from: instant(from), before: instant(from + HOUR_MS) };
      const rows = await spontaneousRepository(database).typical(streams, span);
      for (const { stream, typical } of rows) counts.get(stream)?.push(typical);
    }
    return counts;
  };

  /** What the hour that has just ended adds to what is known of it. */
  const learnLastHour = async (now: number): Promise<void> => {
    const start = Math.floor(now / HOUR_MS) * HOUR_MS - HOUR_MS;
    const counts = await weekly(start);
    const learnt = crowdStreams().flatMap(({ id, number }) => {
      const baseline = baselineOf(counts.get(number) ?? []);
      return baseline && baseline.weeks >= LEAST_WEEKS ? [{ stream: id, ...baseline }] : [];
    });
    if (learnt.length === 0) return;
    await spontaneousRepository(database).learn(hourOfWeek(start), learnt);
  };

  /** What is usual in this hour. What the last one teaches is for next week, and may fail. */
  const turnHour = async (now: number): Promise<void> => {
    const isFirst = hour === -1;
    usual = await spontaneousRepository(database).baselines(hourOfWeek(now));
    hour = hourOfWeek(now);
    if (isFirst) return;
    await learnLastHour(now).catch((error: unknown) =>
      logger.error({ err: error }, 'what crowds are usual could not be learnt of the last hour'),
    );
  };

  /** How a place stood by what was counted before this server looked. */
  const stoodBefore = async ({ number }: Zone, at: number, how: Judging) => {
    const span = { from: instant(at - LOOK_BACK_MS), before: instant(at) };
    const counts = await spontaneousRepository(database).counts(number, span);
    return counts.reduce<Deviating | null>((stood, counted) => judged(stood, counted, how), null);
  };

  /** How a place stands with its newest count. */
  const standing = async (zone: Zone, counted: Counted, how: Judging) => {
    const before = since.get(zone.id) ?? null;
    const now = judged(before, counted, how);
    if (now === null) since.delete(zone.id);
    if (now === null || before !== null) return now;
    return judged(await stoodBefore(zone, counted.at, how), counted, how);
  };

  const find = async (now: number): Promise<Deviation[]> => {
    const found: Deviation[] = [];
    for (const stream of crowdStreams()) {
      const reading = newest.get(stream.number);
      const mostGapMs = MOST_PERIODS_OLD * stream.context.periodSeconds * 1_000;
      if (!reading || reading.value === null || now - reading.at > mostGapMs) continue;
      const { at, value: count } = reading;
      const known = usual.get(stream.id);
      const stands = known && (await standing(stream, { at, count }, { usual: known, mostGapMs }));
      if (!stands) continue;
      since.set(stream.id, stands);
      if (at - stands.from < DEVIATION_DWELL_MS) continue;
      const from = instant(stands.from);
      found.push({ stream: stream.id, count, usual: Math.round(known.median), from });
    }
    return found;
  };

  return {
    /** Once a minute. Resolves with how many places were proposed. */
    async look(): Promise<number> {
      const now = clock.now();
      if (hourOfWeek(now) !== hour) await turnHour(now);
      const found = await find(now);
      if (found.length === 0) return 0;
      const proposed = await database.transaction(async (transaction) => {
        const made = await spontaneousRepository(transaction).propose(found, instant(now));
        const entries = made.map((one) => spontaneousEntry(one, 'propose', 'system'));
        await journal.append(transaction, entries);
        return made.length;
      });
      if (proposed > 0) journal.announce();
      return proposed;
    },
  };
}
