import type { Logger } from 'pino';
import { NO_READINGS } from '../../shared/risk/quality.ts';
import { type Hearing, isTimely, nextDueAt, silenceAllowed } from '../../shared/risk/silence.ts';
import { initialState } from '../../shared/risk/state.ts';
import type { Clock } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { latestRepository } from './latest-repository.ts';
import type { Newest } from './newest.ts';
import type { Known, StreamChange, StreamState } from './plan.ts';
import type { WatchedStream } from './watched.ts';

const MS_PER_SECOND = 1_000;

/** How a state came here: by a commit of this node, by another's a moment ago, or from before the start. */
type Way = 'here' | 'elsewhere' | 'start';

type Streams = ReadonlyMap<number, WatchedStream>;

/**
 * The state of every stream in memory, as of the last commit seen here. The table is the truth: each
 * write names the revision it was worked out from, and who is behind reads again.
 */
export type States = Known & {
  /** Takes over what was committed. */
  adopt(changes: Iterable<StreamChange>): void;
  /** Reads states again; null reads all, with a period of grace before silence is judged. */
  reload(database: Queryable, streams: Streams, numbers: readonly number[] | null): Promise<void>;
  /** Reads again what other nodes have written, so that screens here see it too. */
  catchUp(database: Queryable, streams: Streams): Promise<void>;
  /**
   * Streams are judged by other registers now. What had been waited for moves by as much as they differ: a stream that
   * says nothing more would otherwise be judged by the silence that was allowed when it last spoke.
   */
  retime(was: Streams, is: Streams): void;
  /**
   * Nobody was heard here for so long, whoever spoke: each stream has that much time again, a period of its own at most.
   */
  excuse(streams: Streams, milliseconds: number): void;
  /** Streams that have been silent too long by the monotonic clock. */
  silent(): number[];
};

/**
 * Silence is timed by the monotonic clock from the moment of reception, so that neither a server clock that is set an
 * hour ahead (FAULTS.md F18) nor a device's that is slow silences anybody. What was old when it came gives a stream no
 * more time than it had. What is read from the table was received before: there the wall clock has to say when.
 */
export function createStates(newest: Newest, clock: Clock, logger: Logger): States {
  const states = new Map<number, StreamState>();
  const dues = new Map<number, number>();

  /** When each was heard last; absent where only the table says so. */
  const hearings = new Map<number, Hearing>();

  const isOfNow: States['isTimely'] = ({ number, rule, context }, at) =>
    isTimely(
      { at, heardAt: clock.monotonic() },
      clock.now() - at,
      silenceAllowed(rule, context),
      hearings.get(number) ?? null,
    );

  /** When its silence is too long, by the monotonic clock, where the wall clock would say `due`. */
  const dueOf = (
    stream: WatchedStream,
    { lastAt }: StreamState['assessment'],
    due: number,
    way: Way,
  ): number => {
    const now = clock.monotonic();
    // Right after a start nobody could have spoken to us: one period passes before silence counts.
    const graceMs = way === 'start' ? stream.context.periodSeconds * MS_PER_SECOND : 0;
    if (!isOfNow(stream, lastAt!)) return dues.get(stream.number) ?? now + graceMs;
    const allowed = due - lastAt!;
    const left = due - clock.now();
    const isAsOld = way !== 'here' && left > 0;
    return now + Math.max(graceMs, isAsOld ? Math.min(left, allowed) : allowed);
  };

  const keep = (stream: WatchedStream, state: StreamState, way: Way) => {
    const { number, rule, context } = stream;
    const { assessment } = state;
    const { lastAt } = assessment;
    const isNews = lastAt !== states.get(number)?.assessment.lastAt;
    states.set(number, state);
    const due = nextDueAt(rule, context, assessment);
    if (due === null) dues.delete(number);
    else if (isNews || !dues.has(number)) dues.set(number, dueOf(stream, assessment, due, way));
    if (isNews && lastAt !== null && way !== 'start') {
      hearings.set(number, { at: lastAt, heardAt: clock.monotonic() });
    }
    if (state.newest) newest.apply(state.newest);
  };

  /** Whatever cannot be read begins anew: left as it is, the stream would be unknown for ever. */
  const load = async (database: Queryable, numbers: readonly number[] | null) => {
    const latest = latestRepository(database);
    const { states: loaded, unreadable } = await latest.load(numbers);
    if (unreadable.length === 0) return loaded;
    const details = { streams: unreadable.length };
    logger.warn(details, 'kept states that cannot be read: these streams begin anew');
    await latest.reset(unreadable);
    return (await latest.load(numbers)).states;
  };

  const reload: States['reload'] = async (database, streams, numbers) => {
    for (const [number, state] of await load(database, numbers)) {
      const stream = streams.get(number);
      if (!stream || states.get(number)?.revision === state.revision) continue;
      keep(stream, state, numbers === null ? 'start' : 'elsewhere');
    }
  };

  return {
    reload,
    isTimely: isOfNow,
    async catchUp(database, streams) {
      const behind: number[] = [];
      for (const [number, revision] of await latestRepository(database).revisions()) {
        const held = states.get(number);
        if (held && held.revision !== revision) behind.push(number);
      }
      if (behind.length > 0) await reload(database, streams, behind);
    },
    of: (stream) =>
      states.get(stream.number) ?? {
        revision: 0,
        assessment: initialState(clock.now()),
        quality: NO_READINGS,
        newest: null,
      },
    adopt(changes) {
      for (const { stream, ...state } of changes) {
        keep(stream, { ...state, revision: state.revision + 1 }, 'here');
      }
    },
    retime(was, is) {
      for (const [number, due] of dues) {
        const [before, after] = [was.get(number), is.get(number)];
        if (!before || !after) continue;
        const { assessment } = states.get(number)!;
        const [then, now] = [before, after].map((one) =>
          nextDueAt(one.rule, one.context, assessment),
        );
        if (then !== now) dues.set(number, due + now! - then!);
      }
    },
    excuse(streams, milliseconds) {
      const now = clock.monotonic();
      for (const [number, due] of dues) {
        const period = (streams.get(number)?.context.periodSeconds ?? 0) * MS_PER_SECOND;
        dues.set(number, Math.max(due, now + Math.min(period, milliseconds)));
      }
    },
    silent() {
      const now = clock.monotonic();
      const found: number[] = [];
      for (const [number, due] of dues) if (due <= now) found.push(number);
      return found;
    },
  };
}
