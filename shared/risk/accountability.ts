import type { Dispatch, DispatchState } from '../model/dispatch.ts';
import { MINUTE_MS } from '../time/units.ts';

/**
 * How long a unit may be without a word [D]: a personnel check every twenty minutes on scene is common practice of fire
 * services; on the way it is looked after sooner, as nobody stands beside it.
 */
const MINUTES: Partial<Record<DispatchState, { warning: number; critical: number }>> = {
  acknowledged: { warning: 5, critical: 10 },
  enroute: { warning: 15, critical: 25 },
  staged: { warning: 20, critical: 30 },
  onscene: { warning: 20, critical: 30 },
};

export const ACCOUNTABILITY = ['green', 'warning', 'critical'] as const;
export type Accountability = (typeof ACCOUNTABILITY)[number];

/**
 * Whether a unit that is out was heard of lately: by a step, a note, or a call that the desk wrote down. A place its
 * device tells is no word of the team. Null: it is not out, or has its own clock (to acknowledge).
 * @param now epoch milliseconds
 */
export function accountability(
  { state, heardAt }: Pick<Dispatch, 'state' | 'heardAt'>,
  now: number,
): Accountability | null {
  const limits = MINUTES[state];
  if (!limits) return null;
  const silent = (now - Date.parse(heardAt)) / MINUTE_MS;
  if (silent >= limits.critical) return 'critical';
  return silent >= limits.warning ? 'warning' : 'green';
}
