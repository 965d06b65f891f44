import type { Fence } from '../geo/fence.ts';
import type { Position } from '../model/common.ts';
import type { Condition } from '../model/level.ts';
import type { WatchRule } from '../model/watch-rule.ts';

/**
 * What is known of a stream at one moment. `at` is when it was measured (ms since the epoch), null for one never
 * heard; the condition is unknown for what is silent; a doubtful reading says nothing.
 */
export type Sight = {
  at: number;
  value: number | null;
  place: Position | null;
  condition: Condition;
  isDoubtful: boolean;
};

/** By number of the stream; undefined for one never heard. */
export type SightOf = (stream: number) => Sight | undefined;

/** A stream a condition asks; `isJudged`: a rule of its own says its level. */
export type AskedStream = { number: number; id: string; isJudged: boolean };
/** A unit and the stream of its positions. */
export type AskedUnit = { number: number; id: string; callSign: string };

/** One place a rule is judged at, found from the registers. */
export type WatchPlace = {
  rule: WatchRule;
  version: number;
  /** Names the place within the rule. */
  key: string;
  name: string;
  county: string | null;
  town: string | null;
  /** Where an alarm of it is drawn. */
  point: Position | null;
  subject: { kind: 'hazard' | 'resource'; id: string } | null;
  /** For a combination: the streams of each condition, in the rule's order. */
  conditions: readonly (readonly AskedStream[])[];
  /** For the others: the area and the units. */
  fence: Fence | null;
  units: readonly AskedUnit[];
  synthetic: boolean;
};
