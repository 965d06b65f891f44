import type { Scope } from '../../shared/model/account.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { METRICS } from '../../shared/model/stream.ts';
import { joinTrials, trialOf } from '../../shared/risk/rule-trial.ts';
import type { RuleTest, RuleTestResult } from '../../shared/wire/rule-test.ts';
import { alarmRepository } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { inScope } from '../identity/scope.ts';
import { askedSpan, type Span } from '../plugins/asked-span.ts';
import type { Services } from '../services.ts';
import { type JudgedStream, streamRepository } from '../streams/repository.ts';
import { storedReadings } from './stored-readings.ts';
import { usableRule } from './usable.ts';

/** So many are read and judged in one go: some ten milliseconds, in which nobody else is served. */
const STREAMS_A_TURN = 10;
/** A part is answered when so much time has passed. */
const LONGEST_PART_MS = 2_000;

/** Whether the rule, which may be only written, is for this stream. */
function isFor({ id, metric, appliesTo }: Rule, stream: JudgedStream): boolean {
  if (!appliesTo) return stream.rule?.id === id;
  const { area } = appliesTo;
  return (
    metric === stream.metric && (area === null || area === stream.county || area === stream.town)
  );
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

/**
 * Holds a rule against what was measured: how often it would have risen, where and how long, and which of the
 * alarms that people acknowledged it would have found. Read in turns, so that nobody waits for it, and answered in
 * parts, so that no answer takes longer than a few seconds.
 * @throws Problem 400 on an impossible span, 422 on a rule that could not be used
 */
export async function testRule(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  scope: Scope,
  asked: RuleTest,
): Promise<RuleTestResult> {
  const [span, rule] = [
    askedSpan(asked, clock.now()),
    usableRule({ ...asked.rule, effectiveFrom: asked.from }),
  ];
  const { from, to, after = 0, limit = Number.POSITIVE_INFINITY } = asked;
  const judged = (await streamRepository(database).judged(instant(clock.now()))).filter(
    (stream) => isFor(rule, stream) && inScope(scope, stream.county, stream.town),
  );
  const coming = judged.filter(({ number }) => number > after).slice(0, limit);
  const present = [...new Set(judged.flatMap((stream) => stream.rule?.id ?? []))];
  const raised = await alarmRepository(database).raisedBetween(present, from, to, scope);
  const flows = METRICS[rule.metric].kind === 'count';
  const began = clock.monotonic();
  const parts: RuleTestResult[] = [];
  let last = after;
  for await (const { turn, readings } of inTurns(database, coming, span, flows)) {
    for (const stream of turn) {
      const observations = readings.get(stream.number) ?? [];
      const alarms = raised.filter((alarm) => alarm.stream === stream.id);
      parts.push(trialOf(rule, span, { id: stream.id, context: stream, observations, alarms }));
      last = stream.number;
    }
    if (clock.monotonic() - began > LONGEST_PART_MS) break;
  }
  const next = judged.some(({ number }) => number > last) ? last : null;
  return { ...joinTrials(parts), total: judged.length, next };
}
