import type { Verdict } from '../model/alarm-verdict.ts';
import { CONDITION_CODE, LEVELS } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import { MOST_TEST_PLACES, type RuleTestPlace, type RuleTestResult } from '../wire/rule-test.ts';
import { backTest } from './back-test.ts';
import { type Episode, episodesOf, timeByCondition } from './episodes.ts';
import type { AssessmentContext, Observation } from './state.ts';

/** Epoch ms, `to` not included. */
export type TrialSpan = { from: number; to: number };

/**
 * An alarm that the rule in force raised: ISO 8601, null while it stands or nobody took it up; `verdict` null
 * while nobody said what it was.
 */
export type TrialAlarm = {
  raisedAt: string;
  clearedAt: string | null;
  acknowledgedAt: string | null;
  verdict: Verdict | null;
};

/** One stream, what was measured there in order of measurement, and the alarms it had meanwhile. */
export type TrialStream = {
  id: string;
  context: AssessmentContext;
  observations: readonly Observation[];
  alarms: readonly TrialAlarm[];
};

const MS_PER_SECOND = 1_000;
const inSeconds = (ms: number): number => Math.round(ms / MS_PER_SECOND);

export const emptyTrial = (total: number): RuleTestResult => ({
  total,
  next: null,
  streams: 0,
  silent: 0,
  readings: 0,
  raised: { red: 0, orange: 0, yellow: 0, blue: 0 },
  seconds: { red: 0, orange: 0, yellow: 0, blue: 0 },
  unknownSeconds: 0,
  places: [],
  placesLeftOut: 0,
  alarms: 0,
  acknowledged: 0,
  found: 0,
  real: 0,
  foundReal: 0,
  foundFalse: 0,
  judgedFalse: 0,
});

const overlaps = (episode: Episode, { raisedAt, clearedAt }: TrialAlarm, until: number): boolean =>
  episode.from <= (clearedAt === null ? until : Date.parse(clearedAt)) &&
  Date.parse(raisedAt) <= episode.to;

function placeOf(stream: string, episodes: readonly Episode[]): RuleTestPlace {
  const worst = episodes.reduce((a, b) =>
    CONDITION_CODE[b.worst] > CONDITION_CODE[a.worst] ? b : a,
  ).worst;
  const time = episodes.reduce((sum, { from, to }) => sum + to - from, 0);
  const firstAt = new Date(episodes[0]!.from).toISOString();
  return { stream, raised: episodes.length, seconds: inSeconds(time), worst, firstAt };
}

/** What a rule would have said of one stream. `next` is left to whoever tries several. */
export function trialOf(rule: Rule, span: TrialSpan, stream: TrialStream): RuleTestResult {
  const { id, context, observations, alarms } = stream;
  const { transitions } = backTest(rule, context, observations, span.to);
  const episodes = episodesOf(transitions, span.to);
  const time = timeByCondition(transitions, span.from, span.to);
  const acknowledged = alarms.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  const judged = (verdict: Verdict) => alarms.filter((alarm) => alarm.verdict === verdict);
  const found = (those: readonly TrialAlarm[]) =>
    those.filter((alarm) => episodes.some((episode) => overlaps(episode, alarm, span.to))).length;
  const result = emptyTrial(0);
  for (const level of LEVELS) result.seconds[level] = inSeconds(time[level]);
  for (const { worst } of episodes) result.raised[worst] += 1;
  return {
    ...result,
    streams: 1,
    silent: observations.length === 0 ? 1 : 0,
    readings: observations.length,
    unknownSeconds: inSeconds(time.unknown),
    places: episodes.length > 0 ? [placeOf(id, episodes)] : [],
    alarms: alarms.length,
    acknowledged: acknowledged.length,
    found: found(acknowledged),
    real: judged('real').length,
    foundReal: found(judged('real')),
    judgedFalse: judged('false').length,
    foundFalse: found(judged('false')),
  };
}

const worstFirst = (a: RuleTestPlace, b: RuleTestPlace): number =>
  CONDITION_CODE[b.worst] - CONDITION_CODE[a.worst] ||
  b.raised - a.raised ||
  b.seconds - a.seconds ||
  a.stream.localeCompare(b.stream);

const COUNTS = [
  'streams',
  'silent',
  'readings',
  'unknownSeconds',
  'placesLeftOut',
  'alarms',
  'acknowledged',
  'found',
  'real',
  'foundReal',
  'judgedFalse',
  'foundFalse',
] as const;

/** Several results as one, in order: the worst places of all; total and `next` of the last. */
export function joinTrials(parts: readonly RuleTestResult[]): RuleTestResult {
  const joined = emptyTrial(parts.at(-1)?.total ?? 0);
  joined.next = parts.at(-1)?.next ?? null;
  for (const part of parts) {
    for (const count of COUNTS) joined[count] += part[count];
    for (const level of LEVELS) {
      joined.raised[level] += part.raised[level];
      joined.seconds[level] += part.seconds[level];
    }
  }
  const places = parts.flatMap((part) => part.places).sort(worstFirst);
  joined.places = places.slice(0, MOST_TEST_PLACES);
  joined.placesLeftOut += places.length - joined.places.length;
  return joined;
}
