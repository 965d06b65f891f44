import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Refusal } from '../../live/api.ts';
import type { Session } from './session.ts';

export type PlanState = {
  /** The plan of the address; null: none is open. */
  id: string | null;
  session: Session | null;
  /** Why it could not be opened. */
  refusal: Refusal | null;
  /** What is in force cannot be drawn on: two grids that overlap or leave a gap. */
  broken: string | null;
  /** Whether the last act reached the server. */
  reachable: boolean;
  /** How many acts were laid on top of what others drew, without a question. */
  laidOnTop: number;
};

export const NO_PLAN: PlanState = {
  id: null,
  session: null,
  refusal: null,
  broken: null,
  reachable: true,
  laidOnTop: 0,
};

/** The plan that is open. Written by plan-sync.ts alone. */
export const planStore = createStore<PlanState>(() => NO_PLAN);

export const usePlan = <Picked>(pick: (state: PlanState) => Picked): Picked =>
  useStore(planStore, pick);
