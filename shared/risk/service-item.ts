import type { ServiceItemAct, ServiceItemState } from '../model/service-item.ts';

/** From which states an act is possible, and where it leads. */
const ACTS: Readonly<
  Record<ServiceItemAct, { from: readonly ServiceItemState[]; to: ServiceItemState }>
> = {
  admit: { from: ['requested'], to: 'admitted' },
  refuse: { from: ['requested'], to: 'refused' },
  suspend: { from: ['admitted'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'admitted' },
  remove: { from: ['admitted', 'suspended'], to: 'removed' },
};

export type ServiceItemRefusal = 'item-not-in-this-state' | 'item-own-request';

/**
 * Why an act on an item is not possible, or null. Who asked for it cannot let it in, nor turn it away.
 * @param requestedBy who asked for it, an account id
 */
export function serviceItemRefusal(
  state: ServiceItemState,
  act: ServiceItemAct,
  by: string,
  requestedBy: string,
): ServiceItemRefusal | null {
  if (!ACTS[act].from.includes(state)) return 'item-not-in-this-state';
  const isAdmission = act === 'admit' || act === 'refuse';
  return isAdmission && by === requestedBy ? 'item-own-request' : null;
}

export const stateAfterAct = (act: ServiceItemAct): ServiceItemState => ACTS[act].to;

/** What can be done with an item in a state, for the buttons of a page. */
export const possibleActs = (state: ServiceItemState): ServiceItemAct[] =>
  (Object.keys(ACTS) as ServiceItemAct[]).filter((act) => ACTS[act].from.includes(state));
