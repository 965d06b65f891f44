import { CONDITION_CODE } from '../../shared/model/level.ts';
import { assessSilence, nextDueAt } from '../../shared/risk/silence.ts';
import type { Assessment } from '../../shared/risk/state.ts';
import { becomeUnknown } from '../../shared/risk/unknown.ts';
import { EVALUATION_LIMIT_MS } from '../../shared/wire/protocol.ts';
import { type Clock, instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { isSerializationFailure } from '../database/errors.ts';
import { feedRepository } from '../feeds/repository.ts';
import type { Journal } from '../journal/journal.ts';
import type { Catalogue } from '../telemetry/catalogue.ts';
import { latestRepository, StaleStates } from '../telemetry/latest-repository.ts';
import type { Spoken, StreamChange, StreamState } from '../telemetry/plan.ts';
import type { IsShort } from '../telemetry/reserve.ts';
import type { States } from '../telemetry/states.ts';
import type { WatchedStream } from '../telemetry/watched.ts';
import { drawConsequences } from './consequences.ts';
import { type Due, judgeEach, NotJudged, sizeOf } from './due.ts';
import { createFeedContacts } from './feed-contacts.ts';
import type { ContactChange } from './findings.ts';
import { asLeader } from './leader.ts';

export type SilenceWatch = {
  /** Turns what has been silent too long into `unknown`. Not to be run while a batch commits. */
  evaluate(): Promise<void>;
  /** When it last went through, by the monotonic clock; -Infinity before the first time. */
  evaluatedAt(): number;
};

/**
 * Longer than this between two looks, a second apart, and nobody listened: the process stopped, its machine asleep, its
 * database away. A stream of five seconds is silent after fifteen, so this comes soon.
 */
const STOOD_STILL_MS = 3_000;
/**
 * Who was excused is due again after as long as the failing lasted, a few seconds: what fails whenever something is due has
 * failed again by then.
 */
const PROBATION_MS = EVALUATION_LIMIT_MS;

type Parts = {
  database: Database;
  journal: Journal;
  states: States;
  clock: Clock;
  catalogue(): Catalogue;
  /** Milliseconds, not the clock's: whether this process ran is not about the city. */
  processTime?: () => number;
  /** While it is, no readings are taken, and what is left of the disk is no room for silences. */
  isShort?: IsShort;
};

type Silenced = { change: StreamChange; spoken: Spoken } | null;

/** The change to unknown, null where it is that already. */
function becoming(stream: WatchedStream, state: StreamState, judged: Assessment): Silenced {
  if (!judged.transition) return null;
  const newest = state.newest && { ...state.newest, condition: CONDITION_CODE.unknown };
  return {
    change: { ...state, stream, assessment: judged.state, newest },
    spoken: { stream, transition: judged.transition },
  };
}

/** A stream that a person took out of service is unknown from then on, whatever it last said. */
const takenOut = (stream: WatchedStream, state: StreamState, now: number): Silenced =>
  becoming(stream, state, becomeUnknown(stream.rule, state.assessment, now, 'unjudged'));

/** Silence of one stream whose timer here ran out; null when another node heard it meanwhile. */
function silenced(
  stream: WatchedStream,
  state: StreamState,
  held: StreamState,
  now: number,
): Silenced {
  if (state.revision !== held.revision) return null;
  if (stream.outOfService) return takenOut(stream, state, now);
  const due = nextDueAt(stream.rule, stream.context, state.assessment);
  if (due === null) return null;
  // The monotonic clock has decided; a wall clock set back must not contradict it.
  const judged = assessSilence(stream.rule, stream.context, state.assessment, Math.max(now, due));
  return becoming(stream, state, judged);
}

type Found = { changes: StreamChange[]; heardElsewhere: number[] };

/**
 * Looks for silence in streams and in whole feeds. Of several nodes the one that gets the lock does it;
 * every change names the revision it was worked out from, so that a leader who slept through his turn
 * changes nothing.
 */
export function createSilenceWatch(parts: Parts): SilenceWatch {
  const { database, journal, states, clock, catalogue } = parts;
  const processTime = parts.processTime ?? (() => performance.now());
  const contacts = createFeedContacts(clock);
  let evaluatedAt = Number.NEGATIVE_INFINITY;
  /** Until when whoever was silent was heard out, or is excused. */
  let listenedAt = processTime();
  let wasExcused = false;
  /** Until when, by the monotonic clock, a look that writes nothing proves nothing; null while none has failed. */
  let doubtedUntil: number | null = null;
  let isJudging = false;

  /**
   * What was not heard because nobody listened is no silence. Once: where every look comes late, nobody would ever be
   * silent.
   */
  const excusePause = () => {
    const missed = processTime() - listenedAt;
    const isPause = missed > STOOD_STILL_MS;
    if (isPause && !wasExcused) {
      states.excuse(catalogue().streamsByNumber, missed);
      contacts.forget();
      listenedAt += missed;
    }
    wasExcused = isPause;
  };

  /** Asks again under the lead: whoever led before may have told the same. */
  const silenceFeeds = async (
    ids: readonly string[],
    transaction: Queryable,
  ): Promise<ContactChange[]> => {
    if (ids.length === 0) return [];
    const repository = feedRepository(transaction);
    const changes: ContactChange[] = [];
    for (const { contact, level } of contacts.overdue(await repository.contacts())) {
      const { feed: id, lastSeen, silentSince } = contact;
      if (!ids.includes(id)) continue;
      const feed = catalogue().feeds.get(id);
      const at = clock.now();
      if (feed && (await repository.markSilent(id, lastSeen, instant(at)))) {
        changes.push({ feed, level, isWorsening: silentSince !== null, at, lastSeen });
      }
    }
    return changes;
  };

  const findSilent = async (numbers: readonly number[], transaction: Queryable) => {
    const loaded = (await latestRepository(transaction).load(numbers, true)).states;
    const changes: StreamChange[] = [];
    const spoken: Spoken[] = [];
    const heardElsewhere: number[] = [];
    for (const [number, state] of loaded) {
      const stream = catalogue().streamsByNumber.get(number);
      if (!stream) continue;
      const found = silenced(stream, state, states.of(stream), clock.now());
      if (found) {
        changes.push(found.change);
        spoken.push(found.spoken);
      } else heardElsewhere.push(number);
    }
    return { changes, spoken, heardElsewhere };
  };

  const judge = async ({ numbers, feeds }: Due, transaction: Queryable): Promise<Found> => {
    const { changes, spoken, heardElsewhere } = await findSilent(numbers, transaction);
    await latestRepository(transaction).update(changes);
    const silent = await silenceFeeds(feeds, transaction);
    const entries = await drawConsequences(spoken, silent, clock.now(), transaction);
    await journal.append(transaction, entries);
    return { changes, heardElsewhere };
  };

  /** All of it or nothing; false when another node leads. */
  const judgeTogether = async (due: Due): Promise<boolean> => {
    const found = await asLeader(database, (transaction) => judge(due, transaction));
    if (found === null) return false;
    states.adopt(found.changes);
    await states.reload(database, catalogue().streamsByNumber, found.heardElsewhere);
    journal.announce();
    return true;
  };

  /** Whether something is taken down again, where nothing else has to be. */
  const proveWriting = async (): Promise<boolean> => {
    const write = (transaction: Queryable) => feedRepository(transaction).rewriteOne();
    return (await asLeader(database, write)) !== null;
  };

  /** Streams out of service that are not unknown yet. */
  const stillJudged = (): number[] => {
    const found: number[] = [];
    for (const stream of catalogue().streamsByNumber.values()) {
      if (stream.outOfService && states.of(stream).assessment.condition !== 'unknown') {
        found.push(stream.number);
      }
    }
    return found;
  };

  /** False when another node leads, or when nothing was due since a look failed and none is proved to succeed. */
  const look = async (): Promise<boolean> => {
    isJudging = false;
    const table = await feedRepository(database).contacts();
    // After the table was read: a process may wake in the middle of that.
    excusePause();
    const feeds = contacts.overdue(table).map(({ contact }) => contact.feed);
    const due = { numbers: [...new Set([...states.silent(), ...stillJudged()])], feeds };
    if (sizeOf(due) === 0) {
      if (doubtedUntil === null) return true;
      return clock.monotonic() >= doubtedUntil && proveWriting();
    }
    isJudging = true;
    return judgeEach(due, judgeTogether);
  };

  /** A look that failed: until one is proved to succeed, the picture does not count as judged (F14). */
  const doubt = () => {
    const until = clock.monotonic() + (isJudging ? PROBATION_MS : 0);
    doubtedUntil = Math.max(doubtedUntil ?? until, until);
  };

  return {
    async evaluate() {
      if (await parts.isShort?.()) {
        // As without a database: a pause of its own.
        wasExcused = false;
        return;
      }
      try {
        if (await look()) {
          evaluatedAt = clock.monotonic();
          doubtedUntil = null;
        }
        listenedAt = processTime();
      } catch (error) {
        // Another node wrote in between; the next second looks again.
        if (error instanceof StaleStates || isSerializationFailure(error)) return;
        doubt();
        if (error instanceof NotJudged) listenedAt = processTime();
        // Without a database no reading was accepted either: a pause of its own, also right after another one.
        else wasExcused = false;
        throw error;
      }
    },
    evaluatedAt: () => evaluatedAt,
  };
}
