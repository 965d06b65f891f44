import type { Datum, Position } from '../../shared/model/common.ts';
import type { Rule } from '../../shared/model/rule.ts';
import type { Metric, ReadingKind, SubjectKind } from '../../shared/model/stream.ts';
import type { AssessmentContext } from '../../shared/risk/state.ts';

/** A feed as the door knows it. */
export type WatchedFeed = {
  id: string;
  name: string;
  datum: Datum;
  periodSeconds: number;
  synthetic: boolean;
};

/** A stream with all that judging one of its readings needs. `place` is [lon, lat]. */
export type WatchedStream = {
  number: number;
  id: string;
  feed: string;
  metric: Metric;
  kind: ReadingKind;
  name: string;
  place: Position;
  county: string | null;
  town: string | null;
  grid: string | null;
  subjectKind: SubjectKind;
  subject: string | null;
  rule: Rule | null;
  context: AssessmentContext;
  /** It is unknown whatever it says: a person took it out of service. */
  outOfService: boolean;
  synthetic: boolean;
};
