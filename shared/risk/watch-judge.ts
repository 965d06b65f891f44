import type { WatchPart } from '../wire/watch-rule.ts';
import { absenceAnswer, unitPresence } from './absence.ts';
import type { Answer } from './answer.ts';
import { combinationAnswer, combinationParts } from './combination.ts';
import { fenceAnswer } from './geofence.ts';
import { stepLatch, type WatchMemory } from './watch-latch.ts';
import type { SightOf, WatchPlace } from './watch-place.ts';

export type Judgement = { answer: Answer; memory: WatchMemory };

/**
 * What a rule says of a place now, and what is remembered of it.
 * @param now ms since the epoch
 */
export function judgePlace(
  place: WatchPlace,
  memory: WatchMemory,
  sightOf: SightOf,
  now: number,
): Judgement {
  const { rule } = place;
  const { watches } = rule;
  if (watches.kind === 'geofence') {
    const { answer, memory: seen } = fenceAnswer(watches, place, sightOf, memory);
    const isSame =
      seen.side === memory.side && seen.crossed === memory.crossed && seen.spot === memory.spot;
    const next = isSame ? memory : { ...memory, ...seen };
    return { answer, memory: stepLatch(rule, next, answer, now) };
  }
  const answer =
    watches.kind === 'combination'
      ? combinationAnswer(watches, place, sightOf)
      : absenceAnswer(watches, place, sightOf, now);
  return { answer, memory: stepLatch(rule, memory, answer, now) };
}

/** As many parts as are told of one place: those that say yes first, then what is not known. */
export const MOST_PARTS = 60;
const FIRST: readonly Answer[] = ['yes', 'unknown', 'no'];

/** What every stream or unit of a place says: for the card of an alarm. */
export function partsOf(
  place: WatchPlace,
  memory: WatchMemory,
  sightOf: SightOf,
  now: number,
): { parts: WatchPart[]; leftOut: number } {
  const { watches } = place.rule;
  const parts =
    watches.kind === 'combination'
      ? combinationParts(watches, place, sightOf)
      : place.units.map(({ number, id }): WatchPart => {
          const sight = sightOf(number);
          const answer =
            watches.kind === 'absence'
              ? unitPresence(watches, place.fence, sight, now)
              : fenceAnswer(watches, place, sightOf, memory).answer;
          return {
            ...{ kind: 'unit', id, condition: null, answer },
            ...{ at: sight ? new Date(sight.at).toISOString() : null, value: null, level: null },
          };
        });
  parts.sort((a, b) => FIRST.indexOf(a.answer) - FIRST.indexOf(b.answer));
  return { parts: parts.slice(0, MOST_PARTS), leftOut: Math.max(0, parts.length - MOST_PARTS) };
}
