import { isImpossibleJump } from '../../shared/geo/measure.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import { assess } from '../../shared/risk/assess.ts';
import type { AssessmentState, Transition } from '../../shared/risk/state.ts';
import type { AcceptedReading } from './accept.ts';
import { type NewestReading, QUALITY_CODE } from './newest.ts';
import type { WatchedStream } from './watched.ts';

/** All that is remembered of a stream. `revision` counts the writes of its row in stream_latest. */
export type StreamState = {
  revision: number;
  assessment: AssessmentState;
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
};

const inOrder = (readings: readonly PlannedReading[]): boolean =>
  readings.every((reading, index) => index === 0 || reading.at >= readings[index - 1]!.at);

/** A position no vehicle could have reached is stored and shown, and marked (F21). */
function qualityOf(reading: AcceptedReading, before: NewestReading | null): number {
  if (reading.lon === null || reading.lat === null) return QUALITY_CODE.good;
  if (before === null || before.lon === null || before.lat === null) return QUALITY_CODE.good;
  const from = { place: [before.lon, before.lat] as [number, number], at: before.at };
  const to = { place: [reading.lon, reading.lat] as [number, number], at: reading.at };
  return isImpossibleJump(from, to) ? QUALITY_CODE.suspect : QUALITY_CODE.good;
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

function judge(reading: PlannedReading, before: AssessmentState, plan: Plan): AssessmentState {
  const { stream, at, value } = reading;
  const flows = reading.in !== null && reading.out !== null;
  const verdict = reading.quality === QUALITY_CODE.suspect ? 'suspect' : 'good';
  const observation = flows
    ? ({ at, value, verdict, in: reading.in!, out: reading.out! } as const)
    : ({ at, value, verdict } as const);
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
  const plan: Plan = { fresh: [], behind: [], changes: new Map(), spoken: [] };
  for (const reading of ordered) {
    const { stream } = reading;
    const before: StreamState = plan.changes.get(stream.number) ?? stateOf(stream);
    const newestAt = before.newest?.at ?? Number.NEGATIVE_INFINITY;
    if (reading.at <= newestAt) {
      reading.quality = reading.at < newestAt ? QUALITY_CODE.late : QUALITY_CODE.good;
      plan.behind.push(reading);
      continue;
    }
    reading.quality = qualityOf(reading, before.newest);
    const assessment = judge(reading, before.assessment, plan);
    (mayRepeat ? plan.behind : plan.fresh).push(reading);
    plan.changes.set(stream.number, {
      stream,
      revision: before.revision,
      assessment,
      newest: newestOf(reading, assessment),
    });
  }
  return plan;
}
