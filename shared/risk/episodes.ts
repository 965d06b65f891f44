import { CONDITION_CODE, type Condition, isLevel, type Level } from '../model/level.ts';
import type { Transition } from './state.ts';

/** One rising: from the first level to `none` again. Times in epoch ms. */
export type Episode = { from: number; to: number; worst: Level };

/**
 * The risings among the changes of one stream, oldest first. What becomes unknown keeps what it was in: it
 * neither begins a rising nor ends one. One that has not ended ends at `until` (epoch ms).
 */
export function episodesOf(transitions: readonly Transition[], until: number): Episode[] {
  const episodes: Episode[] = [];
  let open: Episode | null = null;
  for (const { at, to } of transitions) {
    if (to === 'none') {
      if (open) open.to = at;
      open = null;
    } else if (isLevel(to)) {
      if (!open) {
        open = { from: at, to: until, worst: to };
        episodes.push(open);
      }
      if (CONDITION_CODE[to] > CONDITION_CODE[open.worst]) open.worst = to;
    }
  }
  return episodes;
}

/** How long a stream was in each condition between `from` and `until`, ms; before its first change it is unknown. */
export function timeByCondition(
  transitions: readonly Transition[],
  from: number,
  until: number,
): Record<Condition, number> {
  const time = { none: 0, blue: 0, yellow: 0, orange: 0, red: 0, unknown: 0 };
  let condition: Condition = 'unknown';
  let since = from;
  for (const { at, to } of transitions) {
    time[condition] += Math.max(0, at - since);
    condition = to;
    since = Math.max(since, at);
  }
  time[condition] += Math.max(0, until - since);
  return time;
}
