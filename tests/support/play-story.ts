import type { World } from '../../geodata/tools/player/readings.ts';
import { isDue, readingOf } from '../../geodata/tools/player/readings.ts';
import type { Gathering } from '../../shared/model/gathering.ts';
import type { Condition, Level } from '../../shared/model/level.ts';
import { CONDITION_CODE, LEVELS } from '../../shared/model/level.ts';
import type { Reading } from '../../shared/model/reading.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { assess } from '../../shared/risk/assess.ts';
import { SHIPPED_RULES } from '../../shared/risk/shipped-rules.ts';
import { type AssessmentContext, initialState, type Observation } from '../../shared/risk/state.ts';

/** What an alarm did, at which minute of the story. */
export type Rang = { minute: number; stream: string; event: 'raised' | 'cleared'; level: Level };

export type Cast = {
  world: World;
  streams: readonly Stream[];
  gatherings: readonly Gathering[];
  shelters: readonly Shelter[];
};

/** A story begins here: a whole minute, so that phases fall alike in every run. */
export const STORY_EPOCH = Date.UTC(2026, 6, 6, 0, 0, 0);

const isLevel = (condition: Condition): condition is Level =>
  (LEVELS as readonly string[]).includes(condition);

function contextOf({ gatherings, shelters }: Cast) {
  const zones = new Map(gatherings.map((zone) => [zone.id, zone]));
  const sites = new Map(shelters.map((site) => [site.id, site]));
  return ({ periodSeconds, subject }: Stream): AssessmentContext => ({
    periodSeconds,
    capacity:
      zones.get(subject ?? '')?.approvedCapacity ?? sites.get(subject ?? '')?.capacity ?? null,
    effectiveAreaSquareMetres: zones.get(subject ?? '')?.effectiveAreaSquareMetres ?? null,
  });
}

function observationOf(reading: Reading): Observation {
  const at = Date.parse(reading.time);
  if ('value' in reading) return { at, value: reading.value };
  if ('count' in reading) return { at, value: reading.count, in: reading.in, out: reading.out };
  return { at, value: null };
}

/** The readings a stream sends in the story's first `minutes`, in order. */
function* sent({ world }: Cast, stream: Stream, minutes: number) {
  const begin = STORY_EPOCH / 1_000;
  let first = 0;
  while (!isDue(stream, begin + first)) first += 1;
  for (let second = first; second <= minutes * 60; second += stream.periodSeconds) {
    const at = STORY_EPOCH + second * 1_000;
    const sending = readingOf(world, stream, at, second / 60);
    if (sending) yield { minute: second / 60, observation: observationOf(sending.reading) };
  }
}

/** What one more condition of a stream makes ring, given the highest level rung so far. */
function ringOf(now: Condition, rung: Level | null): Pick<Rang, 'event' | 'level'> | null {
  if (isLevel(now) && (rung === null || CONDITION_CODE[now] > CONDITION_CODE[rung])) {
    return { event: 'raised', level: now };
  }
  return now === 'none' && rung !== null ? { event: 'cleared', level: rung } : null;
}

const SHIPPED = new Map(SHIPPED_RULES.map((rule) => [rule.id, rule]));

function playStream(cast: Cast, stream: Stream, minutes: number): Rang[] {
  const rule = SHIPPED.get(stream.rule ?? '');
  if (!rule) return [];
  const context = contextOf(cast)(stream);
  const rang: Rang[] = [];
  let state = initialState(STORY_EPOCH);
  let rung: Level | null = null;
  for (const { minute, observation } of sent(cast, stream, minutes)) {
    state = assess(rule, context, state, observation).state;
    const ring = ringOf(state.condition, rung);
    if (ring) rang.push({ minute, stream: stream.id, ...ring });
    if (isLevel(state.condition)) rung = state.condition;
    else if (state.condition === 'none') rung = null;
  }
  return rang;
}

/** Plays a story through the rules alone, one stream after the other, and lists what rang. */
export function playThroughRules(cast: Cast, minutes: number): Rang[] {
  return cast.streams
    .flatMap((stream) => playStream(cast, stream, minutes))
    .sort((a, b) => a.minute - b.minute);
}
