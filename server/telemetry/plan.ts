import { isImpossibleJump } from '../../shared/geo/measure.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import { assess } from '../../shared/risk/assess.ts';
import { checkQuality, QUALITY_LIMITS, type QualityState } from '../../shared/risk/quality.ts';
import type { AssessmentState, Transition, Verdict } from '../../shared/risk/state.ts';
import type { AcceptedReading } from './accept.ts';
import { type NewestReading, QUALITY_CODE } from './newest.ts';
import type { WatchedStream } from './watched.ts';

/** All that is remembered of a stream. `revision` counts the writes of its row in stream_latest. */
export type StreamState = {
  revision: number;
  assessment: AssessmentState;
  quality: QualityState;
  newest: NewestReading | null;
};

/** A stream's row as it shall be, written only if it is still at `revision`. */
export type StreamChange = StreamState & { stream: WatchedStream };

/** A transition and the stream that made it. */
export type Spoken = { stream: WatchedStream; transition: Transition };

/** What one transaction is to write. */
export type Plan = {
  /** Newer than anything known of their streams: no repeats. */
  fresh: AcceptedReading[];
  /** Repeats perhaps: as old as the newest or older, or in a batch that was found to repeat some. */
  behind: AcceptedReading[];
  changes: StreamChange[];
  spoken: Spoken[];
  /** Readings stored before that the one after them showed to be spikes. */
  spikes: { stream: number; at: number }[];
};

const inOrder = (readings: readonly AcceptedReading[]): boolean =>
  readings.every((reading, index) => index === 0 || reading.at >= readings[index - 1]!.at);

/** A stream within one batch: as it was, and as the readings so far have left it. */
type Progress = StreamState & { stream: WatchedStream; last: AcceptedReading | null };

/** A position no vehicle could have reached is stored and shown, and marked (F21). */
function isLeap(reading: AcceptedReading, { last, newest }: Progress): boolean {
  const before = last ?? newest;
  if (reading.lon === null || reading.lat === null) return false;
  if (before === null || before.lon === null || before.lat === null) return false;
  const from = { place: [before.lon, before.lat] as [number, number], at: before.at };
  const to = { place: [reading.lon, reading.lat] as [number, number], at: reading.at };
  return isImpossibleJump(from, to);
}

/** The verdict of the quality checks, which go on from here. */
function check(reading: AcceptedReading, progress: Progress, plan: Plan): Verdict {
  const { stream, at, value } = reading;
  if (value === null) return isLeap(reading, progress) ? 'suspect' : 'good';
  const { quality } = progress;
  const limits = QUALITY_LIMITS[stream.metric];
  const checked = checkQuality(limits, stream.context.periodSeconds, quality, { at, value });
  if (checked.previousWasSpike) plan.spikes.push({ stream: stream.number, at: quality.lastAt! });
  progress.quality = checked.state;
  return checked.verdict;
}

function judge(
  reading: AcceptedReading,
  found: Verdict,
  isOld: boolean,
  progress: Progress,
  plan: Plan,
): void {
  const { stream, at, value, in: entered, out: left } = reading;
  // What is out of service is stored and shown, and judged by nobody.
  const verdict = stream.outOfService ? 'fail' : found;
  const observation =
    entered !== null && left !== null
      ? { at, value, verdict, isOld, in: entered, out: left }
      : { at, value, verdict, isOld };
  const judged = assess(stream.rule, stream.context, progress.assessment, observation);
  if (judged.transition) plan.spoken.push({ stream, transition: judged.transition });
  progress.assessment = judged.state;
  progress.last = reading;
}

function newestOf(reading: AcceptedReading, { condition }: AssessmentState): NewestReading {
  const { stream, at, value, lon, lat, speed, heading, quality } = reading;
  return {
    number: stream.number,
    town: stream.town,
    county: stream.county,
    at,
    value,
    in: reading.in,
    out: reading.out,
    lon,
    lat,
    speed,
    heading,
    quality,
    condition: CONDITION_CODE[condition],
  };
}

function changesOf(progresses: Iterable<Progress>): StreamChange[] {
  const changes: StreamChange[] = [];
  for (const { last, stream, revision, assessment, quality } of progresses) {
    if (last === null) continue;
    changes.push({ stream, revision, assessment, quality, newest: newestOf(last, assessment) });
  }
  return changes;
}

/** What planning asks of the streams as they are. */
export type Known = {
  of(stream: WatchedStream): StreamState;
  /** Whether a reading of it, measured at `at` (epoch milliseconds), says how it is now (shared/risk/silence.ts). */
  isTimely(stream: WatchedStream, at: number): boolean;
};

/** Plans readings as they come, on top of states that are given. */
export type Planner = {
  add(readings: readonly AcceptedReading[]): void;
  plan(): Plan;
  /** Whether a reading came before an older one of its stream: sorted, they would be judged otherwise. */
  isShuffled(): boolean;
  /** Whether every stream it has touched is still at the revision it was planned from. */
  isBasedOn(stateOf: (stream: WatchedStream) => StreamState): boolean;
};

/**
 * Judges what is newer than the state at hand. Late readings are history only: they change no present
 * state (F16). What is newer and old all the same, as after an outage of a line, makes nothing better.
 * @param mayRepeat whether new readings too may be in the table already
 */
export function createPlanner(known: Known, mayRepeat = false): Planner {
  const plan: Plan = { fresh: [], behind: [], changes: [], spoken: [], spikes: [] };
  const fresh = mayRepeat ? plan.behind : plan.fresh;
  const progresses = new Map<number, Progress>();
  let shuffled = false;

  const progressOf = (stream: WatchedStream): Progress => {
    const begun = progresses.get(stream.number);
    if (begun) return begun;
    const { revision, assessment, quality, newest } = known.of(stream);
    const progress = { revision, assessment, quality, newest, stream, last: null };
    progresses.set(stream.number, progress);
    return progress;
  };

  const take = (reading: AcceptedReading): void => {
    const { stream, at } = reading;
    const progress = progressOf(stream);
    const newestAt = (progress.last ?? progress.newest)?.at ?? Number.NEGATIVE_INFINITY;
    if (at <= newestAt) {
      shuffled ||= progress.last !== null && at < newestAt;
      reading.quality = at < newestAt ? QUALITY_CODE.late : QUALITY_CODE.good;
      plan.behind.push(reading);
      return;
    }
    const verdict = check(reading, progress, plan);
    reading.quality = verdict === 'good' ? QUALITY_CODE.good : QUALITY_CODE.suspect;
    judge(reading, verdict, !known.isTimely(stream, at), progress, plan);
    fresh.push(reading);
  };

  return {
    add(readings) {
      for (const reading of readings) take(reading);
    },
    plan() {
      plan.changes = changesOf(progresses.values());
      return plan;
    },
    isShuffled: () => shuffled,
    isBasedOn(present) {
      for (const { stream, revision } of progresses.values()) {
        if (present(stream).revision !== revision) return false;
      }
      return true;
    },
  };
}

/** Plans a whole batch, sorted by time, so that a shuffle within it has no effect. */
export function planBatch(
  readings: readonly AcceptedReading[],
  known: Known,
  mayRepeat = false,
): Plan {
  const planner = createPlanner(known, mayRepeat);
  planner.add(inOrder(readings) ? readings : [...readings].sort((a, b) => a.at - b.at));
  return planner.plan();
}
