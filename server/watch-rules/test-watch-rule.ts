import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../shared/model/account.ts';
import type { WatchRule } from '../../shared/model/watch-rule.ts';
import type { WatchPlace } from '../../shared/risk/watch-place.ts';
import {
  beginWatchTrial,
  joinWatchTrials,
  type Told,
  type ToldStream,
  toldBy,
  turningWords,
  watchTrialOf,
} from '../../shared/risk/watch-trial.ts';
import type { WatchRuleTest, WatchRuleTestResult } from '../../shared/wire/watch-rule.ts';
import { instant } from '../clock.ts';
import { inScope } from '../identity/scope.ts';
import { askedSpan, type Span } from '../plugins/asked-span.ts';
import type { Services } from '../services.ts';
import { type JudgedStream, streamRepository } from '../streams/repository.ts';
import { placesOf, readGround } from './places.ts';
import { watchRuleRepository } from './repository.ts';
import { inTurns, streamsAt } from './stored-turns.ts';
import type { Often } from './stored-words.ts';
import { usableWatchRule } from './usable.ts';

/** A part is answered when so much time has passed. */
const LONGEST_PART_MS = 1_500;
/** Units of an absence are looked at once a minute, and so are silent later than live. */
const LEAST_PERIOD_SECONDS = 60;

/** So much is judged in one go: some ten milliseconds, in which nobody else is served. */
const SLICE = 5_000;
/** Rules are judged once a second: what was said within one is heard at its end. */
const SECOND_MS = 1_000;
const heardAt = (at: number): number => Math.ceil(at / SECOND_MS) * SECOND_MS;

type Way = { span: Span; often: Often; watches: WatchRule['watches'] };
/** What a stream said, its silences included, and how many readings that was. */
type Heard = { told: Told[]; readings: number };

function toldOf(stream: JudgedStream, observations: ToldStream['observations'], way: Way): Heard {
  const { number, rule, periodSeconds } = stream;
  const least = way.often === 'minutely' ? LEAST_PERIOD_SECONDS : 0;
  const context = { ...stream, periodSeconds: Math.max(periodSeconds, least) };
  const told = toldBy({ number, rule, context, observations }, way.span.to);
  for (const one of told) one.at = Math.min(heardAt(one.at), way.span.to);
  const { watches } = way;
  return {
    told: watches.kind === 'combination' ? turningWords(watches, stream, told) : told,
    readings: observations.length,
  };
}

/** Tries a place, in slices that let everything else go first. */
async function tryPlace(place: WatchPlace, heard: readonly Heard[], span: Span) {
  const moments = new Map<number, Told[]>();
  let since = 0;
  const letOthers = async (count: number) => {
    since += count;
    if (since < SLICE) return;
    since = 0;
    await setImmediate();
  };
  for (const { told } of heard) {
    for (const one of told) {
      const those = moments.get(one.at);
      if (those) those.push(one);
      else moments.set(one.at, [one]);
    }
    await letOthers(told.length);
  }
  const trial = beginWatchTrial(place, span);
  for (const at of [...moments.keys()].sort((a, b) => a - b)) {
    const those = moments.get(at)!;
    trial.hear(those);
    await letOthers(those.length);
  }
  return trial.end();
}

/**
 * Holds a watch rule against what was measured, place by place: how often it would have risen, how long it would
 * have stood, how much was not known, and which of the alarms that people judged it would have raised. Levels are
 * those of the thresholds in force now.
 * @throws Problem 400 on an impossible span, 422 on a rule that could not be used
 */
export async function testWatchRule(
  services: Pick<Services, 'database' | 'clock'>,
  scope: Scope,
  asked: WatchRuleTest,
): Promise<WatchRuleTestResult> {
  const { database, clock } = services;
  const span = askedSpan(asked, clock.now());
  const { from, to, after = 0 } = asked;
  const rule = await usableWatchRule({ ...asked.rule, effectiveFrom: from }, scope, database);
  const judged = await streamRepository(database).judged(instant(clock.now()));
  const streams = new Map(judged.map((stream) => [stream.number, stream]));
  const ground = await readGround(database, [rule], judged);
  const places = placesOf({ rule, version: 1 }, ground).filter(({ county, town }) =>
    inScope(scope, county, town),
  );
  const raised = await watchRuleRepository(database).alarmsOf(rule.id, from, to);
  const began = clock.monotonic();
  const parts: WatchRuleTestResult[] = [];
  let done = after;
  const often = rule.watches.kind === 'absence' ? 'minutely' : 'every';
  const how = { often, asked: rule.watches.kind === 'combination' ? 'values' : 'places' } as const;
  const way = { span, often, watches: rule.watches } as const;
  const heard = new Map<number, Heard>();
  for await (const turn of inTurns(database, places.slice(after), span, how)) {
    for (const number of turn.streams) {
      const stream = streams.get(number);
      if (stream) heard.set(number, toldOf(stream, turn.words.get(number) ?? [], way));
    }
    for (const place of turn.completes) {
      const those = streamsAt(place).flatMap((number) => heard.get(number) ?? []);
      const alarms = raised.filter((alarm) => alarm.place === place.key);
      const readings = those.reduce((sum, one) => sum + one.readings, 0);
      const trial = await tryPlace(place, those, span);
      parts.push(watchTrialOf(place, trial, readings, span, alarms));
    }
    if (turn.completes.length === 0) continue;
    heard.clear();
    done += turn.completes.length;
    if (clock.monotonic() - began > LONGEST_PART_MS) break;
  }
  const next = done < places.length ? done : null;
  return { ...joinWatchTrials(parts), total: places.length, next };
}
