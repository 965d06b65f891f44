import { useLive } from '../store/live-store.ts';
import { type FactsOf, factsOf } from './alarm-facts.ts';

/** The facts of the alarms this screen holds. */
export const useAlarmFacts = (): FactsOf => useLive(factsOf);
