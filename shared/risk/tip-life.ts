import type { Tip, TipAct, TipState } from '../model/tip.ts';

/** What can be done with a tip from each state; a tip that became a danger or was closed is done with. */
const ACTS: Readonly<Record<TipState, readonly TipAct[]>> = {
  received: ['take', 'danger', 'close'],
  'looked-at': ['danger', 'close'],
  danger: [],
  closed: [],
};

export const tipActs = (state: TipState): readonly TipAct[] => ACTS[state];

/** The state an act leads to. */
const STATE_AFTER: Readonly<Record<TipAct, TipState>> = {
  take: 'looked-at',
  danger: 'danger',
  close: 'closed',
};

/** A tip after an act; the danger or the reason is added by whoever acts. @param at ISO 8601 */
export const tipAfter = (tip: Tip, act: TipAct, by: string, at: string): Tip => ({
  ...tip,
  state: STATE_AFTER[act],
  version: tip.version + 1,
  changedAt: at,
  changedBy: by,
});
