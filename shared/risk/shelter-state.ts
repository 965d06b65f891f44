import {
  SHELTER_STANDARDS,
  SHELTER_STATES,
  type Shelter,
  type ShelterState,
} from '../model/shelter.ts';
import type { ShelterStateChange, ShelterStep } from '../model/shelter-file.ts';
import { DAY_MS } from '../time/units.ts';

/**
 * What may follow what. Source: DOMAIN.md §4 [D]; `unavailable` may follow anything. Ours besides: a
 * preparation that was called off, and a repaired site, go back to standby.
 */
const NEXT: Readonly<Record<ShelterState, readonly ShelterState[]>> = {
  standby: ['preparing'],
  preparing: ['open', 'standby'],
  open: ['full', 'closing'],
  full: ['open'],
  closing: ['closed'],
  closed: ['standby'],
  unavailable: ['standby'],
};

/** The states a shelter can be brought to from here, in the order of its life. */
export const statesAfter = (state: ShelterState): readonly ShelterState[] =>
  SHELTER_STATES.filter(
    (next) => NEXT[state].includes(next) || (next === 'unavailable' && state !== 'unavailable'),
  );

/** The states a shelter goes through until it is open, none skipped; null where it cannot be opened from here. */
export function statesToOpen(state: ShelterState): readonly ShelterState[] | null {
  if (state === 'open') return [];
  if (state === 'preparing') return ['open'];
  if (state === 'standby') return ['preparing', 'open'];
  return state === 'closed' ? ['standby', 'preparing', 'open'] : null;
}

/** Opening needs an order; what opens again from full is still open on the first one. */
export const needsOrder = ({ from, to }: Pick<ShelterStateChange, 'from' | 'to'>): boolean =>
  to === 'open' && from !== 'full';

export type StepProblem = 'step-not-allowed' | 'order-missing' | 'order-not-due' | 'reason-missing';

/** What is wrong with a step, by the rules alone; whether its order's issuer exists is for the register. */
export function stepProblem(change: ShelterStateChange): StepProblem | null {
  if (!statesAfter(change.from).includes(change.to)) return 'step-not-allowed';
  if (needsOrder(change) && change.order === null) return 'order-missing';
  if (!needsOrder(change) && change.order !== null) return 'order-not-due';
  if (change.to === 'unavailable' && change.reason === null) return 'reason-missing';
  return null;
}

/**
 * Whether a shelter is open for longer than its class allows (GB 51143 [L]), at `now` (epoch ms).
 * @param steps newest first; it is open since the step that has its order
 */
export function isOpenTooLong(
  { class: of, state }: Pick<Shelter, 'class' | 'state'>,
  steps: readonly ShelterStep[],
  now: number,
): boolean {
  const opened = steps.find(({ order }) => order !== null);
  if (opened === undefined || (state !== 'open' && state !== 'full')) return false;
  return now - Date.parse(opened.at) > SHELTER_STANDARDS[of].mostDays * DAY_MS;
}

/** Open again is proposed below this part of the capacity: five points, as the crowd's ladder [D]. */
const OPEN_AGAIN_PART = 0.95;

/**
 * The step the head count speaks for: `full` when no place is left, `open` when there is room again. A
 * person takes it; nothing here changes a state. An unknown count speaks for nothing.
 */
export function proposedState(
  state: ShelterState,
  capacity: number,
  occupied: number | null,
): 'full' | 'open' | null {
  if (occupied === null) return null;
  if (state === 'open' && occupied >= capacity) return 'full';
  if (state === 'full' && occupied < capacity * OPEN_AGAIN_PART) return 'open';
  return null;
}
