import type { Position } from '../model/common.ts';
import type { Condition } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import type { Combination } from '../model/watch-rule.ts';
import {
  MOST_WATCH_PLACES,
  type WatchRuleTestResult,
  type WatchTestPlace,
} from '../wire/watch-rule.ts';
import { ANSWERS } from './answer.ts';
import { backTest } from './back-test.ts';
import { answerOf, tallyOf } from './combination.ts';
import type { TrialAlarm, TrialSpan } from './rule-trial.ts';
import type { AssessmentContext, Observation } from './state.ts';
import { type Judgement, judgePlace } from './watch-judge.ts';
import { FRESH, latchDueAt, stepLatch, type WatchMemory } from './watch-latch.ts';
import type { Sight, WatchPlace } from './watch-place.ts';

/** What one stream said at a moment, ms since the epoch. */
export type Told = { at: number; stream: number; sight: Sight };

/** A stream with what was measured, in order; `place` of the positions of a unit. */
export type ToldStream = {
  number: number;
  rule: Rule | null;
  context: AssessmentContext;
  observations: readonly (Observation & { place?: Position | null })[];
};

/** What a stream said over time, its silences included, as its own rule would have judged it. */
export function toldBy({ number, rule, context, observations }: ToldStream, until: number): Told[] {
  const { transitions } = backTest(rule, context, observations, until);
  const told: Told[] = [];
  let condition: Condition = 'unknown';
  let last: Sight | null = null;
  let next = 0;
  const follow = (to: number) => {
    for (; next < transitions.length && transitions[next]!.at <= to; next += 1) {
      condition = transitions[next]!.to;
      const { at } = transitions[next]!;
      if (last && at > last.at) told.push({ at, stream: number, sight: { ...last, condition } });
    }
  };
  for (const { at, value, place = null, verdict } of observations) {
    follow(at);
    last = { at, value, place, condition, isDoubtful: verdict === 'suspect' };
    told.push({ at, stream: number, sight: last });
  }
  follow(until);
  return told;
}

/**
 * Of what a stream said, the words that change its answer to any condition, the first among them: no other can
 * change what a combination says, and of a day of thousands of streams these are few.
 */
export function turningWords(
  { conditions }: Combination,
  { rule }: Pick<ToldStream, 'rule'>,
  told: readonly Told[],
): Told[] {
  const stream = { isJudged: rule !== null };
  let before = -1;
  return told.filter(({ sight }) => {
    let said = 0;
    for (const { test } of conditions) {
      said = said * ANSWERS.length + ANSWERS.indexOf(answerOf(test, stream, sight));
    }
    const turns = said !== before;
    before = said;
    return turns;
  });
}

/** A rule's standing at a place. Times in ms since the epoch. */
export type Stood = { from: number; to: number };
export type WatchTrial = { stood: Stood[]; unknownMs: number };

/** A trial under way: it hears in order of time, in as many slices as one likes. */
export type RunningTrial = { hear(told: readonly Told[]): void; end(): WatchTrial };

type Listener = {
  hear(told: Told): void;
  judge(memory: WatchMemory, now: number): Judgement;
};

/** A combination is counted word by word: asking hundreds of streams at every word of one takes minutes a day. */
function listenerAt(place: WatchPlace): Listener {
  const { rule } = place;
  if (rule.watches.kind === 'combination') {
    const tally = tallyOf(rule.watches, place);
    return {
      hear: ({ stream, sight }) => tally.hear(stream, sight),
      judge(memory, now) {
        const answer = tally.answer();
        return { answer, memory: stepLatch(rule, memory, answer, now) };
      },
    };
  }
  const sights = new Map<number, Sight>();
  return {
    hear: ({ stream, sight }) => sights.set(stream, sight),
    judge: (memory, now) => judgePlace(place, memory, (number) => sights.get(number), now),
  };
}

/**
 * What a rule would have said at a place. Delays end at their own moment, also between two readings; before the first
 * word nothing is known.
 */
export function beginWatchTrial(place: WatchPlace, span: TrialSpan): RunningTrial {
  const listener = listenerAt(place);
  const stood: Stood[] = [];
  let [memory, answer, since, unknownMs] = [FRESH, 'unknown', span.from, 0];
  const judge = (now: number) => {
    if (answer === 'unknown') unknownMs += now - since;
    since = now;
    const judged = listener.judge(memory, now);
    const [was, is] = [memory.level !== null, judged.memory.level !== null];
    if (is && !was) stood.push({ from: now, to: span.to });
    if (was && !is) stood.at(-1)!.to = now;
    ({ memory, answer } = judged);
  };
  const wait = (until: number) => {
    for (;;) {
      const due = answer === 'unknown' ? null : latchDueAt(place.rule, memory);
      if (due === null || due >= until) return;
      judge(Math.max(due, since));
    }
  };
  return {
    hear(told) {
      let next = 0;
      while (next < told.length) {
        const { at } = told[next]!;
        wait(at);
        for (; next < told.length && told[next]!.at === at; next += 1) {
          listener.hear(told[next]!);
        }
        judge(at);
      }
    },
    end() {
      wait(span.to);
      if (answer === 'unknown') unknownMs += span.to - since;
      return { stood, unknownMs };
    },
  };
}

/** The whole of a trial at once; `told` in order of time. */
export function watchTrial(place: WatchPlace, told: readonly Told[], span: TrialSpan): WatchTrial {
  const trial = beginWatchTrial(place, span);
  trial.hear(told);
  return trial.end();
}

const seconds = (ms: number): number => Math.round(ms / 1_000);

const overlaps = ({ from, to }: Stood, { raisedAt, clearedAt }: TrialAlarm, until: number) =>
  from <= (clearedAt === null ? until : Date.parse(clearedAt)) && Date.parse(raisedAt) <= to;

/** The result at one place; total and `next` are left to whoever tries several. */
export function watchTrialOf(
  place: WatchPlace,
  { stood, unknownMs }: WatchTrial,
  readings: number,
  span: TrialSpan,
  alarms: readonly TrialAlarm[],
): WatchRuleTestResult {
  const time = stood.reduce((sum, { from, to }) => sum + to - from, 0);
  const judged = (verdict: TrialAlarm['verdict']) =>
    alarms.filter((alarm) => alarm.verdict === verdict);
  const found = (those: readonly TrialAlarm[]) =>
    those.filter((alarm) => stood.some((one) => overlaps(one, alarm, span.to))).length;
  const first = stood[0];
  const worst = first && {
    ...{ place: place.key, name: place.name, raised: stood.length, seconds: seconds(time) },
    firstAt: new Date(first.from).toISOString(),
  };
  return {
    ...{ total: 0, next: null, places: 1, readings },
    ...{ raised: stood.length, seconds: seconds(time), unknownSeconds: seconds(unknownMs) },
    ...{ spanSeconds: seconds(span.to - span.from), worst: worst ? [worst] : [], worstLeftOut: 0 },
    alarms: alarms.length,
    real: judged('real').length,
    foundReal: found(judged('real')),
    judgedFalse: judged('false').length,
    foundFalse: found(judged('false')),
  };
}

const COUNTS = [
  'places',
  'readings',
  'raised',
  'seconds',
  'unknownSeconds',
  'spanSeconds',
  'worstLeftOut',
  'alarms',
  'real',
  'foundReal',
  'judgedFalse',
  'foundFalse',
] as const;

const worstFirst = (a: WatchTestPlace, b: WatchTestPlace): number =>
  b.raised - a.raised || b.seconds - a.seconds || a.place.localeCompare(b.place);

/** Several results as one, in order: the places that rang most; total and `next` of the last. */
export function joinWatchTrials(parts: readonly WatchRuleTestResult[]): WatchRuleTestResult {
  const sum = (count: (typeof COUNTS)[number]) =>
    parts.reduce((total, part) => total + part[count], 0);
  const worst = parts.flatMap((part) => part.worst).sort(worstFirst);
  const named = worst.slice(0, MOST_WATCH_PLACES);
  const counts = Object.fromEntries(COUNTS.map((count) => [count, sum(count)]));
  return {
    ...(counts as Record<(typeof COUNTS)[number], number>),
    total: parts.at(-1)?.total ?? 0,
    next: parts.at(-1)?.next ?? null,
    worst: named,
    worstLeftOut: sum('worstLeftOut') + worst.length - named.length,
  };
}
