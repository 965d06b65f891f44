import type { Drill, DrillAct, DrillInject, DrillState } from '../model/drill.ts';
import { MINUTE_MS } from '../time/units.ts';

const FROM: Readonly<Record<DrillAct, readonly DrillState[]>> = {
  start: ['declared'],
  resume: ['interrupted'],
  end: ['running', 'interrupted'],
  cancel: ['declared'],
};

/** What a coordinator may do with it now. */
export const drillActsFrom = (state: DrillState): DrillAct[] =>
  (Object.keys(FROM) as DrillAct[]).filter((act) => FROM[act].includes(state));

/** Why nothing is done in one that stands so; null: it runs. */
export function drillRefusal(state: DrillState): 'drill-interrupted' | 'drill-is-over' | null {
  if (state === 'running') return null;
  return state === 'interrupted' ? 'drill-interrupted' : 'drill-is-over';
}

type Clocked = Pick<Drill, 'elapsedMs' | 'runningSince'>;

/** How long it has run by now (epoch ms), pauses apart. */
export const drillElapsed = ({ elapsedMs, runningSince }: Clocked, now: number): number =>
  elapsedMs + (runningSince === null ? 0 : Math.max(0, now - Date.parse(runningSince)));

const stopped = (drill: Drill, now: number) => ({
  elapsedMs: drillElapsed(drill, now),
  runningSince: null,
  version: drill.version + 1,
});

/** The drill after an act; null where its state does not allow it. @param at ISO 8601 */
export function drillAfter(drill: Drill, act: DrillAct, at: string): Drill | null {
  if (!FROM[act].includes(drill.state)) return null;
  const now = Date.parse(at);
  const version = drill.version + 1;
  const quiet = { interruptedAt: null, interruptedBy: null };
  switch (act) {
    case 'start':
      return { ...drill, state: 'running', startedAt: at, runningSince: at, version };
    case 'resume':
      return { ...drill, ...quiet, state: 'running', runningSince: at, version };
    case 'end':
      return { ...drill, ...quiet, ...stopped(drill, now), state: 'ended', endedAt: at };
    case 'cancel':
      return { ...drill, state: 'cancelled', endedAt: at, version };
  }
}

/** What is real stands before it: its clock stands still. @param by the alarm's name */
export const drillInterrupted = (drill: Drill, by: string, at: string): Drill => ({
  ...drill,
  ...stopped(drill, Date.parse(at)),
  state: 'interrupted',
  interruptedAt: at,
  interruptedBy: by,
});

/** How many injects nobody was told yet. */
export const injectsLeft = ({ injects, delivered }: Pick<Drill, 'injects' | 'delivered'>): number =>
  injects.length - delivered;

/** Whether it counts for anybody's duty to drill: begun and ended at once it was none. */
export const isDrillHeld = (drill: Pick<Drill, 'state' | 'injects' | 'delivered'>): boolean =>
  drill.state === 'ended' && injectsLeft(drill) === 0;

/** What is to be told by now and was not, in its order. Injects are kept sorted by minute. */
export const injectsDue = (drill: Drill, now: number): DrillInject[] =>
  drill.injects
    .slice(drill.delivered)
    .filter(({ minute }) => minute * MINUTE_MS <= drillElapsed(drill, now));
