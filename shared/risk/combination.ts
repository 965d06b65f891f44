import { CONDITION_CODE } from '../model/level.ts';
import type { Combination, StreamTest } from '../model/watch-rule.ts';
import type { WatchPart } from '../wire/watch-rule.ts';
import { type Answer, type Count, join, joinCount } from './answer.ts';
import type { AskedStream, Sight, SightOf, WatchPlace } from './watch-place.ts';

/**
 * What one stream says to a test. Silent, doubtful or never heard is unknown, and so is a level nobody judges.
 */
export function answerOf(
  test: StreamTest,
  stream: Pick<AskedStream, 'isJudged'>,
  sight: Sight | undefined,
): Answer {
  if (!sight || sight.condition === 'unknown' || sight.isDoubtful) return 'unknown';
  if (test.kind === 'level') {
    if (!stream.isJudged) return 'unknown';
    return CONDITION_CODE[sight.condition] >= CONDITION_CODE[test.level] ? 'yes' : 'no';
  }
  const { value } = sight;
  if (value === null) return 'unknown';
  const isPast = test.direction === 'above' ? value >= test.value : value <= test.value;
  return isPast ? 'yes' : 'no';
}

/** Whether the conditions hold at the place, joined as the rule says. */
export function combinationAnswer(
  { conditions, joined }: Combination,
  place: WatchPlace,
  sightOf: SightOf,
): Answer {
  const answers = conditions.map(({ test, joined: within }, index) =>
    join(
      place.conditions[index]!.map((stream) => answerOf(test, stream, sightOf(stream.number))),
      within,
    ),
  );
  return join(answers, joined);
}

/** The answer at a place, kept up to date: whoever hears one stream after another need not ask all of them again. */
export type Tally = { hear(stream: number, sight: Sight): void; answer(): Answer };

/** Begins with nobody heard. */
export function tallyOf({ conditions, joined }: Combination, place: WatchPlace): Tally {
  const counts = place.conditions.map(
    ({ length }): Count => ({ asked: length, yes: 0, open: length }),
  );
  const asked = new Map<number, { stream: AskedStream; condition: number; said: Answer }[]>();
  for (const [condition, streams] of place.conditions.entries()) {
    for (const stream of streams) {
      const one = { stream, condition, said: 'unknown' } as const;
      asked.set(stream.number, [...(asked.get(stream.number) ?? []), one]);
    }
  }
  const add = ({ condition, said }: { condition: number; said: Answer }, by: 1 | -1) => {
    if (said === 'yes') counts[condition]!.yes += by;
    if (said === 'unknown') counts[condition]!.open += by;
  };
  return {
    hear(number, sight) {
      for (const one of asked.get(number) ?? []) {
        add(one, -1);
        one.said = answerOf(conditions[one.condition]!.test, one.stream, sight);
        add(one, 1);
      }
    },
    answer: () =>
      join(
        conditions.map((condition, at) => joinCount(counts[at]!, condition.joined)),
        joined,
      ),
  };
}

/** What each stream says, condition by condition. */
export const combinationParts = (
  { conditions }: Combination,
  place: WatchPlace,
  sightOf: SightOf,
): WatchPart[] =>
  conditions.flatMap(({ test }, condition) =>
    place.conditions[condition]!.map((stream): WatchPart => {
      const sight = sightOf(stream.number);
      return {
        kind: 'stream',
        id: stream.id,
        condition,
        answer: answerOf(test, stream, sight),
        at: sight ? new Date(sight.at).toISOString() : null,
        value: sight?.value ?? null,
        level: stream.isJudged ? (sight?.condition ?? 'unknown') : null,
      };
    }),
  );
