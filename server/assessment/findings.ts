import type { AlarmCause } from '../../shared/model/alarm.ts';
import type { Level } from '../../shared/model/level.ts';
import { METRICS } from '../../shared/model/stream.ts';
import type { FeedSilence } from '../../shared/risk/feed-silence.ts';
import { growthUnit } from '../../shared/risk/growth.ts';
import type { Measure, Transition } from '../../shared/risk/state.ts';
import { instant } from '../clock.ts';
import type { Spoken } from '../telemetry/plan.ts';
import type { WatchedFeed, WatchedStream } from '../telemetry/watched.ts';
import type { Finding } from './next-alarm.ts';

/**
 * A feed that fell silent, whose silence became worse, or that was heard again (`level` null), at a moment
 * in epoch milliseconds.
 */
export type ContactChange = {
  feed: WatchedFeed;
  level: FeedSilence | null;
  /** It was known to be silent before. */
  isWorsening: boolean;
  at: number;
  lastSeen: string | null;
};

/** Something that may raise or clear an alarm. `level` null: no longer bad. */
export type Happening = { level: Level | null; finding: Finding };

const UNIT_OF_MEASURE: Readonly<Record<'ratio' | 'density', string>> = {
  ratio: '%',
  density: '人/m²',
};

function unitOf({ metric, rule }: WatchedStream, measure: Measure | null): string {
  if (measure === 'ratio' || measure === 'density') return UNIT_OF_MEASURE[measure];
  return measure === 'rate' && rule?.growth
    ? growthUnit(metric, rule.growth)
    : METRICS[metric].unit;
}

function causeOf({ reason, measure }: Transition): AlarmCause {
  if (reason === 'projected') return 'projected';
  return measure === 'rate' ? 'rate' : 'band';
}

/** What a transition says to the stream's alarm; null for silence, which neither raises nor clears. */
export function happeningOf({ stream, transition }: Spoken): Happening | null {
  const { to, value, threshold } = transition;
  if (to === 'unknown') return null;
  const { id, feed, subjectKind, subject, name, place, county, town, grid, synthetic } = stream;
  const finding: Finding = {
    ...{ feed, subjectKind, subject, name, place, county, town, grid, synthetic, value, threshold },
    rule: transition.rule,
    cause: causeOf(transition),
    stream: id,
    ...{ watch: null, event: null },
    unit: unitOf(stream, transition.measure),
    at: instant(transition.at),
  };
  return { level: to === 'none' ? null : to, finding };
}

/** What silence or its end says to the feed's own alarm. */
export function contactHappening({ feed, level, at }: ContactChange): Happening {
  const finding: Finding = {
    rule: null,
    cause: 'feed-silent',
    stream: null,
    feed: feed.id,
    ...{ watch: null, event: null },
    subjectKind: 'station',
    subject: null,
    name: feed.name,
    value: null,
    threshold: null,
    unit: '',
    place: null,
    county: null,
    town: null,
    grid: null,
    synthetic: feed.synthetic,
    at: instant(at),
  };
  return { level, finding };
}
