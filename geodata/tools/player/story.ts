import { METRICS, type Stream } from '../../../shared/model/stream.ts';
import { baseline, type Subject } from './baseline.ts';
import { distanceKilometres } from './distance.ts';
import type { Fault, Match, Scenario, Track } from './scenario.ts';

/** Whether a stream is meant; `county` is compared with the town code the stream stands in. */
export function matches(match: Match, stream: Stream): boolean {
  return (
    (match.streams === undefined || match.streams.includes(stream.id)) &&
    (match.metric === undefined || match.metric === stream.metric) &&
    (match.feed === undefined || match.feed === stream.feed) &&
    (match.county === undefined || (stream.town ?? '').startsWith(match.county)) &&
    (match.near === undefined ||
      distanceKilometres(match.near.place, stream.place) <= match.near.kilometres) &&
    (match.everyNth === undefined || stream.number % match.everyNth === 0)
  );
}

/** Straight lines between the points of a curve, level before the first and after the last. */
export function onCurve(curve: Track['curve'], minute: number): number {
  const next = curve.findIndex(([at]) => at > minute);
  if (next === 0) return curve[0]![1];
  if (next === -1) return curve.at(-1)![1];
  const [beforeAt, before] = curve[next - 1]!;
  const [afterAt, after] = curve[next]!;
  return before + ((after - before) * (minute - beforeAt)) / (afterAt - beforeAt);
}

/** A scenario laid over the registers: what each stream would read at any minute of the story. */
export type Story = {
  scenario: Scenario;
  /** Rounded to the instrument's resolution, kept within the metric's range. */
  valueAt(stream: Stream, minute: number): number;
  /** Faults in force for that stream at that minute. */
  faultsAt(stream: Stream, minute: number): Fault[];
};

const DECIMALS: Partial<Record<Stream['metric'], number>> = {
  'water-level': 3,
  'crowd-count': 0,
  'shelter-occupancy': 0,
};

export function tell(
  scenario: Scenario,
  streams: readonly Stream[],
  subjectOf: (stream: Stream) => Subject,
): Story {
  const tracks = new Map<number, Track[]>();
  const faults = new Map<number, Fault[]>();
  for (const stream of streams) {
    tracks.set(
      stream.number,
      scenario.tracks.filter(({ match }) => matches(match, stream)),
    );
    faults.set(
      stream.number,
      scenario.faults.filter(({ match }) => matches(match, stream)),
    );
  }
  const bend = (value: number, track: Track, minute: number) => {
    const by = onCurve(track.curve, minute);
    if (track.mode === 'set') return by;
    return track.mode === 'add' ? value + by : value * by;
  };
  return {
    scenario,
    valueAt(stream, minute) {
      let value = baseline(stream, scenario.startsAtHour * 60 + minute, subjectOf(stream));
      for (const track of tracks.get(stream.number)!) value = bend(value, track, minute);
      const { minimum, maximum } = METRICS[stream.metric];
      const decimals = 10 ** (DECIMALS[stream.metric] ?? 2);
      return Math.min(maximum, Math.max(minimum, Math.round(value * decimals) / decimals));
    },
    faultsAt(stream, minute) {
      return faults
        .get(stream.number)!
        .filter(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);
    },
  };
}
