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

/** A reading on its way into the table; `request` is the place of its sender's request in the batch. */
export type PlannedReading = AcceptedReading & { quality: number; request: number };

/** A stream's row as it shall be, written only if it is still at `revision`. */
export type StreamChange = StreamState & { stream: WatchedStream };

/** A transition and the stream that made it. */
export type Spoken = { stream: WatchedStream; transition: Transition };

/** What one transaction is to write. */
export type Plan = {
  /** Newer than anything known of their streams: no repeats. */
  fresh: PlannedReading[];
  /** Repeats perhaps: as old as the newest or older, or in a batch that was found to repeat some. */
  behind: PlannedReading[];
  changes: Map<number, StreamChange>;
  spoken: Spoken[];
  /** Readings stored before that the one after them showed to be spikes. */
  spikes: { stream: number; at: number }[];
};

const inOrder = (readings: readonly PlannedReading[]): boolean =>
  readings.every((reading, index) => index === 0 || reading.at >= readings[index - 1]!.at);

/** A position no vehicle could have reached is stored and shown, and marked (F21). */
function isLeap(reading: AcceptedReading, before: NewestReading | null): boolean {
  if (reading.lon === null || reading.lat === null) return false;
  if (before === null || before.lon === null || before.lat === null) return false;
  const from = { place: [before.lon, before.lat] as [number, number], at: before.at };
  const to = { place: [reading.lon, reading.lat] as [number, number], at: reading.at };
  return isImpossibleJump(from, to);
}

type Checked = { verdict: Verdict; quality: QualityState };

function check(reading: AcceptedReading, before: StreamState, plan: Plan): Checked {
  const { stream, at, value } = reading;
  if (value === null) {
    return {
      verdict: isLeap(reading, before.newest) ? 'suspect' : 'good',
      quality: before.quality,
    };
  }
  const limits = QUALITY_LIMITS[stream.metric];
  const { periodSeconds } = stream.context;
  const checked = checkQuality(limits, periodSeconds, before.quality, { at, value });
  if (checked.previousWasSpike) {
    plan.spikes.push({ stream: stream.number, at: before.quality.lastAt! });
  }
  return { verdict: checked.verdict, quality: checked.state };
}

function newestOf(reading: PlannedReading, assessment: AssessmentState): NewestReading {
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
    condition: CONDITION_CODE[assessment.condition],
  };
}

function judge(
  reading: PlannedReading,
  before: AssessmentState,
  verdict: Verdict,
  plan: Plan,
): AssessmentState {
  const { stream, at, value, in: entered, out: left } = reading;
  const flows = entered !== null && left !== null ? { in: entered, out: left } : {};
  const observation = { at, value, verdict, ...flows };
  const { state, transition } = assess(stream.rule, stream.context, before, observation);
  if (transition) plan.spoken.push({ stream, transition });
  return state;
}

/**
 * Sorts a batch by time, so that a shuffle within it has no effect, and judges what is newer than the
 * state at hand. Late readings are history only: they change no present state (F16).
 * @param mayRepeat whether new readings too may be in the table already
 */
export function planBatch(
  readings: readonly PlannedReading[],
  stateOf: (stream: WatchedStream) => StreamState,
  mayRepeat = false,
): Plan {
  const ordered = inOrder(readings) ? readings : [...readings].sort((a, b) => a.at - b.at);
  const plan: Plan = { fresh: [], behind: [], changes: new Map(), spoken: [], spikes: [] };
  for (const reading of ordered) {
    const { stream } = reading;
    const before: StreamState = plan.changes.get(stream.number) ?? stateOf(stream);
    const newestAt = before.newest?.at ?? Number.NEGATIVE_INFINITY;
    if (reading.at <= newestAt) {
      reading.quality = reading.at < newestAt ? QUALITY_CODE.late : QUALITY_CODE.good;
      plan.behind.push(reading);
      continue;
    }
    const { verdict, quality } = check(reading, before, plan);
    reading.quality = verdict === 'good' ? QUALITY_CODE.good : QUALITY_CODE.suspect;
    const assessment = judge(reading, before.assessment, verdict, plan);
    (mayRepeat ? plan.behind : plan.fresh).push(reading);
    const newest = newestOf(reading, assessment);
    plan.changes.set(stream.number, {
      ...{ stream, assessment, quality, newest },
      revision: before.revision,
    });
  }
  return plan;
}
