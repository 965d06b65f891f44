import type {
  Spontaneous,
  SpontaneousAct,
  SpontaneousActBody,
  SpontaneousState,
} from '../model/spontaneous.ts';

/** Why an act is not possible now. Art. 17 ¶2 asks for assessment, monitoring and a plan. */
export const SPONTANEOUS_REFUSALS = [
  'spontaneous-not-in-this-state',
  'needs-assessment-and-plan',
  'needs-both-texts',
  'needs-a-reason',
] as const;
export type SpontaneousRefusal = (typeof SPONTANEOUS_REFUSALS)[number];

const FROM: Readonly<Record<SpontaneousAct, readonly SpontaneousState[]>> = {
  open: ['proposed'],
  assess: ['open', 'monitored'],
  plan: ['open', 'monitored'],
  monitor: ['open'],
  end: ['open', 'monitored'],
  dismiss: ['proposed', 'open'],
};

/** The acts that are possible from a state. */
export const spontaneousActs = (state: SpontaneousState): SpontaneousAct[] =>
  (Object.keys(FROM) as SpontaneousAct[]).filter((act) => FROM[act].includes(state));

type Outcome = { ok: true; value: Spontaneous } | { ok: false; reason: SpontaneousRefusal };
const refused = (reason: SpontaneousRefusal): Outcome => ({ ok: false, reason });

/** A gathering after an act, or why it cannot be. @param at ISO 8601 */
export function spontaneousAfter(
  before: Spontaneous,
  { act, town, venue, dismissal }: SpontaneousActBody,
  by: string,
  at: string,
): Outcome {
  if (!FROM[act].includes(before.state)) return refused('spontaneous-not-in-this-state');
  const next = (change: Partial<Spontaneous>): Outcome => ({
    ok: true,
    value: { ...before, ...change },
  });
  if (act === 'assess' || act === 'plan') {
    if (town === undefined || venue === undefined) return refused('needs-both-texts');
    return next({ [act === 'assess' ? 'assessment' : 'plan']: { town, venue, by, at } });
  }
  if (act === 'open') return next({ state: 'open' });
  if (act === 'end') return next({ state: 'ended', closedAt: at });
  if (act === 'dismiss') {
    if (dismissal === undefined) return refused('needs-a-reason');
    return next({ state: 'dismissed', dismissal, closedAt: at });
  }
  if (before.assessment === null || before.plan === null) {
    return refused('needs-assessment-and-plan');
  }
  return next({ state: 'monitored' });
}
