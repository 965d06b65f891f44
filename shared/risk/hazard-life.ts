import {
  HAZARD_STEPS,
  type HazardFile,
  type HazardState,
  type HazardStep,
} from '../model/hazard-file.ts';

/** From which states a step can be taken, and where it leads. */
const STEPS: Readonly<Record<HazardStep, { from: readonly HazardState[]; to: HazardState }>> = {
  register: { from: ['surveyed'], to: 'registered' },
  assess: { from: ['registered', 'assessed', 'published'], to: 'assessed' },
  publish: { from: ['assessed'], to: 'published' },
  withdraw: { from: ['published'], to: 'assessed' },
  close: { from: ['surveyed', 'registered', 'assessed', 'published'], to: 'closed' },
};

/** Why a step is refused. */
export const HAZARD_REFUSALS = [
  'wrong-state',
  'not-assessed',
  'unit-missing',
  'territory-missing',
  'dangers-open',
] as const;
export type HazardRefusal = (typeof HAZARD_REFUSALS)[number];

type Standing = Pick<HazardFile, 'state' | 'assessment' | 'responsibleUnit' | 'territory'> & {
  openDangers: number;
};

/**
 * What is missing before a hazard may be published (art. 10) and stay so: an assessment, and the owners of
 * art. 11. The department is never missing.
 */
export function missingForPublication(hazard: Omit<Standing, 'openDangers' | 'state'>) {
  const missing: HazardRefusal[] = [];
  if (hazard.assessment === null) missing.push('not-assessed');
  if (hazard.responsibleUnit === null) missing.push('unit-missing');
  if (hazard.territory === null) missing.push('territory-missing');
  return missing;
}

/** All that stands against a step; empty: it may be taken. */
export function hazardStepRefusals(step: HazardStep, hazard: Standing): HazardRefusal[] {
  // Told before the state: who wants to publish too early learns what is to be done first.
  const missing = step === 'publish' ? missingForPublication(hazard) : [];
  if (missing.length > 0) return missing;
  if (!STEPS[step].from.includes(hazard.state)) return ['wrong-state'];
  return step === 'close' && hazard.openDangers > 0 ? ['dangers-open'] : [];
}

/** The state after a step that was not refused. A new assessment of a published hazard leaves it published. */
export const hazardStateAfter = (step: HazardStep, state: HazardState): HazardState =>
  step === 'assess' && state === 'published' ? 'published' : STEPS[step].to;

/** Steps that lead on from a state, refused or not, in their order. */
export const stepsFrom = (state: HazardState): HazardStep[] =>
  HAZARD_STEPS.filter((step) => STEPS[step].from.includes(state));
