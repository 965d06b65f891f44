import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../shared/model/account.ts';
import type { WatchPlace } from '../../shared/risk/watch-place.ts';
import {
  beginWatchTrial,
  joinWatchTrials,
  type Told,
  toldBy,
  type WatchTrial,
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
import { storedWords } from './stored-words.ts';
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

/** Everything a place's streams said, in order of time. */
async function toldAt(
  { database }: Pick<Services, 'database'>,
  place: WatchPlace,
  streams: ReadonlyMap<number, JudgedStream>,
  span: Span,
): Promise<Told[]> {
  const isMinutely = place.rule.watches.kind === 'absence';
  const asked = [...place.conditions.flat(), ...place.units].map(({ number }) => number);
  const numbers = [...new Set(asked)];
  const words = await storedWords(database, numbers, span, isMinutely ? 'minutely' : 'every');
  const told = numbers.flatMap((number) => {
    const stream = streams.get(number);
    if (!stream) return [];
    const least = isMinutely ? LEAST_PERIOD_SECONDS : 0;
    const context = { ...stream, periodSeconds: Math.max(stream.periodSeconds, least) };
    const observations = words.get(number) ?? [];
    const said = toldBy({ number, rule: stream.rule, context, observations }, span.to);
    return said.map((one) => ({ ...one, at: Math.min(heardAt(one.at), span.to) }));
  });
  return told.sort((a, b) => a.at - b.at);
}

/** Tries a place, in slices that let everything else go first. */
async function tryPlace(place: WatchPlace, told: readonly Told[], span: Span): Promise<WatchTrial> {
  const trial = beginWatchTrial(place, span);
  for (let from = 0; from < told.length; from += SLICE) {
    trial.hear(told.slice(from, from + SLICE));
    await setImmediate();
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
  for (const place of places.slice(after)) {
    const told = await toldAt(services, place, streams, span);
    const alarms = raised.filter((alarm) => alarm.place === place.key);
    const trial = await tryPlace(place, told, span);
    parts.push(watchTrialOf(place, trial, told.length, span, alarms));
    done += 1;
    if (clock.monotonic() - began > LONGEST_PART_MS) break;
  }
  const next = done < places.length ? done : null;
  return { ...joinWatchTrials(parts), total: places.length, next };
}
