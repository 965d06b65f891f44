import type { Logger } from 'pino';
import type { RefusalReason } from '../../shared/model/reading.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/time/units.ts';
import { regradeAll } from '../assessment/consequences.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { isDataError } from '../database/errors.ts';
import { eachOf } from '../each-of.ts';
import type { Journal } from '../journal/journal.ts';
import { repeat } from '../repeat.ts';
import { steadyClock } from '../steady-clock.ts';
import { type AcceptedReading, accept, type Refusal } from './accept.ts';
import { createBatcher } from './batcher.ts';
import { type Catalogue, EMPTY_CATALOGUE, loadCatalogue } from './catalogue.ts';
import { createCommit } from './commit.ts';
import { createForesight, sizeOf } from './foresight.ts';
import type { Newest } from './newest.ts';
import { createPace } from './pace.ts';
import { createPartitions } from './partitions.ts';
import type { IsShort } from './reserve.ts';
import { applyRetention } from './retention.ts';
import { createStates } from './states.ts';
import type { Submission } from './submission.ts';
import type { MakeWatches, Watches } from './watches.ts';

const SILENCE_INTERVAL_MS = 1_000;
const CROWD_INTERVAL_MS = MINUTE_MS;
const HOUSEKEEPING_INTERVAL_MS = HOUR_MS;

/** One refused item of a request. */
type RefusedItem = { index: number; reason: RefusalReason; field?: string };

/** What the door answers: every item is accepted, a duplicate, or refused with a reason. */
export type Answer = { accepted: number; duplicate: number; refused: RefusedItem[] };

/** The feed is not in the register. */
export class UnknownFeed extends Error {
  override name = 'UnknownFeed';
}

export type Telemetry = {
  /**
   * Takes one request. Resolves once everything good in it is committed.
   * Throws UnknownFeed, ShareFull, QueueFull, or an error of the database: then nothing of it was stored, unless
   * the outcome is unknown, and it is safe to send it again.
   */
  accept(feedId: string, items: readonly unknown[]): Promise<Answer>;
  catalogue(): Catalogue;
  /**
   * When everything that a live picture depends on was last evaluated (F14), by the monotonic clock: a wall clock that
   * is set would hide that nobody evaluates, or say so falsely (F18). -Infinity before the first time.
   */
  evaluatedAt(): number;
  /** Looks now for what time alone brings: silence, rules that come into force, deadlines that pass. */
  evaluate(): Promise<void>;
  /** Looks now for places with more people than is usual. Resolves with how many were proposed. */
  lookForGatherings(): Promise<number>;
  /** What the watch rules say of their places here. */
  watchRules: Watches['watchRules'];
  /** Reads the registers again, after a change whose author waits for it. */
  refresh(): Promise<void>;
  /**
   * Reads registers and states and begins to watch. A test that sets the clock passes `looksByItself: false` and calls
   * `evaluate` itself. Otherwise the timer could run between the jump and the readings, and call every feed silent.
   */
  start(how?: { looksByItself?: boolean }): Promise<void>;
  /** Ends watching and lets what was submitted be committed. */
  stop(): Promise<void>;
};

type Outside = {
  database: Database;
  journal: Journal;
  clock: Clock;
  logger: Logger;
  newest: Newest;
  /** While it is short of room, and takes no readings, nobody is called silent. */
  isShort?: IsShort;
  /** How long this process has run, milliseconds; by default its own. */
  processTime?: () => number;
};

const refusedItem = ({ reason, field }: Refusal, index: number): RefusedItem =>
  field === null ? { index, reason } : { index, reason, field };

/**
 * The one door for readings, whichever way they come.
 * @param makeWatches what looks beside it at what time brings
 */
export function createTelemetry(outside: Outside, makeWatches: MakeWatches): Telemetry {
  const { database, journal, clock, logger, newest, processTime, isShort } = outside;
  const partitions = createPartitions(database);
  const states = createStates(newest, clock, logger);
  let catalogue = EMPTY_CATALOGUE;
  const streams = () => catalogue.streamsByNumber;
  const now = () => clock.now();
  // A server clock set back must not make every right device one that is ahead (F18).
  const steadyNow = steadyClock(clock);
  const pace = createPace();
  const foresight = createForesight(states, pace.limits);
  const commit = createCommit({ database, journal, states, foresight, partitions, streams, now });
  const batcher = createBatcher({
    limits: pace.limits,
    onWaiting: foresight.offer,
    async commit(submissions: readonly Submission[], left: readonly Submission[]) {
      const began = clock.monotonic();
      const booked = await commit(submissions, left);
      const readings = submissions.reduce((sum, submission) => sum + sizeOf(submission), 0);
      pace.wrote(readings, clock.monotonic() - began);
      return booked;
    },
    mayBeOneItemsFault: isDataError,
  });
  const endings: (() => void)[] = [];

  const readRegisters = async () => {
    const known = catalogue.streamsByNumber;
    catalogue = await loadCatalogue(database, clock.now());
    states.retime(known, streams());
    const added = [...catalogue.streamsByNumber.keys()].filter((number) => !known.has(number));
    if (added.length > 0) {
      await states.reload(database, streams(), known.size === 0 ? null : added);
    }
    await regradeAll({ database, journal }, clock.now());
    await watches.learn();
  };
  const watches = makeWatches({
    ...{ database, journal, clock, logger, newest, states, readRegisters },
    ...(processTime && { processTime }),
    ...(isShort && { isShort }),
    alone: batcher.alone,
    catalogue: () => catalogue,
  });
  const evaluate = () =>
    batcher.alone(async () => {
      // The embedded database has one node; a server may have others.
      if (database.kind === 'server') await states.catchUp(database, streams());
      await watches.evaluate();
    });
  const housekeep = () =>
    eachOf([
      () => partitions.makeAhead(clock.now()),
      () => applyRetention(database, partitions, clock.now()),
    ]);
  const every = (milliseconds: number, name: string, work: () => Promise<unknown>) =>
    void endings.push(repeat({ name, milliseconds, work, logger }));

  return {
    async accept(feedId, items) {
      const feed = catalogue.feeds.get(feedId);
      if (!feed) throw new UnknownFeed(`feed ${feedId} is not in the register`);
      const readings: AcceptedReading[] = [];
      const refusals: Refusal[] = [];
      const refused: RefusedItem[] = [];
      const at = steadyNow();
      items.forEach((item, index) => {
        const verdict = accept(item, feed, catalogue.streamsById, at);
        if (!('reason' in verdict)) {
          readings.push(verdict);
          return;
        }
        refusals.push(verdict);
        refused.push(refusedItem(verdict, index));
      });
      if (items.length === 0) return { accepted: 0, duplicate: 0, refused };
      const submission: Submission = { feed, readings, refusals };
      const weight = { sender: feedId, size: items.length, places: readings.length };
      const booked = await batcher.submit(submission, weight);
      return { ...booked, refused };
    },
    catalogue: () => catalogue,
    evaluatedAt: () => watches.evaluatedAt(),
    evaluate,
    lookForGatherings: watches.lookForGatherings,
    watchRules: watches.watchRules,
    refresh: () => batcher.alone(readRegisters),
    async start({ looksByItself = true } = {}) {
      await housekeep().catch((error: unknown) =>
        logger.error({ err: error }, 'housekeeping failed, and is tried again within the hour'),
      );
      await batcher.alone(readRegisters);
      if (!looksByItself) return;
      every(SILENCE_INTERVAL_MS, 'the watch for silence', evaluate);
      every(CROWD_INTERVAL_MS, 'the look for gatherings', watches.lookForGatherings);
      every(HOUSEKEEPING_INTERVAL_MS, 'housekeeping', housekeep);
    },
    async stop() {
      for (const end of endings.splice(0)) end();
      watches.stop();
      await batcher.drain();
    },
  };
}
