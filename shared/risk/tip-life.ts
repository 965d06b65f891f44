import type { TipAct, TipState } from '../model/tip.ts';

/** What can be done with a tip from each state; a tip that became a danger or was closed is done with. */
const ACTS: Readonly<Record<TipState, readonly TipAct[]>> = {
  received: ['take', 'danger', 'close'],
  'looked-at': ['danger', 'close'],
  danger: [],
  closed: [],
};

export const tipActs = (state: TipState): readonly TipAct[] => ACTS[state];

/** The state an act leads to. */
export const tipStateAfter = (act: TipAct): TipState =>
  (({ take: 'looked-at', danger: 'danger', close: 'closed' }) as const)[act];
