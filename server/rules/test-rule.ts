import type { Scope } from '../../shared/model/account.ts';
import { CONDITION_CODE, LEVELS } from '../../shared/model/level.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { backTest } from '../../shared/risk/back-test.ts';
import { ruleProblems } from '../../shared/risk/check-rule.ts';
import { type Episode, episodesOf, timeByCondition } from '../../shared/risk/episodes.ts';
import type { Observation } from '../../shared/risk/state.ts';
import {
  MOST_TEST_DAYS,
  MOST_TEST_PLACES,
  type RuleTest,
  type RuleTestPlace,
  type RuleTestResult,
} from '../../shared/wire/rule-test.ts';
import { alarmRepository, type RaisedAlarm } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { inScope } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type JudgedStream, streamRepository } from '../streams/repository.ts';
import { storedReadings } from './stored-readings.ts';

type Span = { from: number; to: number };

const MS_PER_SECOND = 1_000;
const MS_PER_DAY = 86_400_000;
/** So many are read and judged in one go: some ten milliseconds, in which nobody else is served. */
const STREAMS_A_TURN = 10;

/** Throws Problem 400 on a span that cannot be, 422 on a rule that could not be used. */
function checkTest({ rule, from, to }: RuleTest): { rule: Rule; span: Span } {
  const span = { from: Date.parse(from), to: Date.parse(to) };
  if (!(span.from < span.to)) {
    throw problem(400, 'invalid-request', `from: expected a moment before ${to}, got ${from}`);
  }
  if (span.to - span.from > MOST_TEST_DAYS * MS_PER_DAY) {
    const expected = `expected at most ${MOST_TEST_DAYS} days before \`to\``;
    throw problem(400, 'span-too-long', `from: ${expected}, got ${from}`);
  }
  const tested = { ...rule, effectiveFrom: from };
  const problems = ruleProblems(tested);
  if (problems.length > 0) {
    throw problem(422, 'rule-unusable', `rule: ${problems.join(', ')}`, problems);
  }
  return { rule: tested, span };
}

const nothing = (): RuleTestResult => ({
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
});

const overlaps = (episode: Episode, { raisedAt, clearedAt }: RaisedAlarm, until: number): boolean =>
  episode.from <= (clearedAt === null ? until : Date.parse(clearedAt)) &&
  Date.parse(raisedAt) <= episode.to;

function placeOf(stream: string, episodes: readonly Episode[]): RuleTestPlace {
  const worst = episodes.reduce((a, b) =>
    CONDITION_CODE[b.worst] > CONDITION_CODE[a.worst] ? b : a,
  ).worst;
  const time = episodes.reduce((sum, { from, to }) => sum + to - from, 0);
  const firstAt = instant(episodes[0]!.from);
  const seconds = Math.round(time / MS_PER_SECOND);
  return { stream, raised: episodes.length, seconds, worst, firstAt };
}

/** Adds what the rule would have said of one stream. */
function addStream(
  result: RuleTestResult,
  stream: JudgedStream,
  { rule, span }: { rule: Rule; span: Span },
  observations: readonly Observation[],
  alarms: readonly RaisedAlarm[],
): void {
  const { transitions } = backTest(rule, stream, observations, span.to);
  const episodes = episodesOf(transitions, span.to);
  const time = timeByCondition(transitions, span.from, span.to);
  result.streams += 1;
  result.silent += observations.length === 0 ? 1 : 0;
  result.readings += observations.length;
  for (const level of LEVELS) result.seconds[level] += Math.round(time[level] / MS_PER_SECOND);
  result.unknownSeconds += Math.round(time.unknown / MS_PER_SECOND);
  for (const { worst } of episodes) result.raised[worst] += 1;
  if (episodes.length > 0) result.places.push(placeOf(stream.id, episodes));
  const acknowledged = alarms.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  const found = acknowledged.filter((alarm) =>
    episodes.some((episode) => overlaps(episode, alarm, span.to)),
  );
  result.alarms += alarms.length;
  result.acknowledged += acknowledged.length;
  result.found += found.length;
}

/** Some streams at a time with their readings; while these are judged the next are being read. */
async function* inTurns(
  database: Queryable,
  streams: readonly JudgedStream[],
  span: Span,
  flows: boolean,
) {
  const read = (first: number) => {
    const turn = streams.slice(first, first + STREAMS_A_TURN);
    const numbers = turn.map(({ number }) => number);
    const reading = storedReadings(database, numbers, span, flows);
    // Told when its turn comes; until then it is nobody's failure.
    reading.catch(() => undefined);
    return { turn, reading };
  };
  let next = read(0);
  for (let first = 0; first < streams.length; first += STREAMS_A_TURN) {
    const { turn, reading } = next;
    const readings = await reading;
    next = read(first + STREAMS_A_TURN);
    yield { turn, readings };
  }
}

const worstFirst = (a: RuleTestPlace, b: RuleTestPlace): number =>
  CONDITION_CODE[b.worst] - CONDITION_CODE[a.worst] ||
  b.raised - a.raised ||
  b.seconds - a.seconds ||
  a.stream.localeCompare(b.stream);

/**
 * Holds a rule against what was measured: how often it would have risen, where and how long, and which of the
 * alarms that people acknowledged it would have found. Read in turns, so that nobody waits for it.
 * @throws Problem 400 on an impossible span, 422 on a rule that could not be used
 */
export async function testRule(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  scope: Scope,
  asked: RuleTest,
): Promise<RuleTestResult> {
  const { rule, span } = checkTest(asked);
  const judged = (await streamRepository(database).judged(instant(clock.now()))).filter(
    (stream) => stream.rule?.id === rule.id && inScope(scope, stream.county, stream.town),
  );
  const alarms = await alarmRepository(database).raisedBetween(
    rule.id,
    asked.from,
    asked.to,
    scope,
  );
  const result = nothing();
  const flows = rule.kind !== 'bands';
  for await (const { turn, readings } of inTurns(database, judged, span, flows)) {
    for (const stream of turn) {
      const own = alarms.filter((alarm) => alarm.stream === stream.id);
      addStream(result, stream, { rule, span }, readings.get(stream.number) ?? [], own);
    }
  }
  result.places.sort(worstFirst);
  result.placesLeftOut = Math.max(0, result.places.length - MOST_TEST_PLACES);
  result.places.length = Math.min(result.places.length, MOST_TEST_PLACES);
  return result;
}
